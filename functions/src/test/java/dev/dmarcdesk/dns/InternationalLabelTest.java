package dev.dmarcdesk.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

class InternationalLabelTest {
    @ParameterizedTest
    @CsvSource({
        "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
        "pročprostěnemluvíčesky, proprostnemluvesky-uyb24dma41a",
        "почемужеонинеговорятпорусски, b1abfaaepdrnnbgefbadotcwatmq2g4l",
        "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
        "tạisaohọkhôngthểchỉnóitiếngviệt, tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g",
        "bücher, bcher-kva",
    })
    void encodes_and_decodes_the_samples_of_rfc_3492(String label, String punycode) {
        assertThat(Punycode.encode(label)).isEqualTo(punycode);
        assertThat(Punycode.decode(punycode)).isEqualTo(Parsed.valid(label));
    }

    @Test
    void decodes_what_it_encodes() {
        var random = new Random(3492);
        for (int round = 0; round < 5_000; round++) {
            var label = new StringBuilder();
            for (int i = random.nextInt(1, 64); i > 0; i--) {
                int point =
                        random.nextBoolean() ? random.nextInt('a', '{') : random.nextInt(0x10ffff);
                label.appendCodePoint(
                        (point >= 0xd800 && point < 0xe000) || (point >= 'A' && point <= 'Z')
                                ? 'x'
                                : point);
            }
            assertThat(Punycode.decode(Punycode.encode(label.toString())))
                    .isEqualTo(Parsed.valid(label.toString()));
        }
    }

    @Test
    void never_throws_on_what_nobody_encoded() {
        var random = new Random(5891);
        for (int round = 0; round < 20_000; round++) {
            var label = new StringBuilder("xn--");
            for (int i = random.nextInt(60); i > 0; i--) {
                label.append("abcdefghijklmnopqrstuvwxyz0123456789-".charAt(random.nextInt(37)));
            }
            String unicode = InternationalLabel.toUnicode(label.toString());
            assertThat(InternationalLabel.toAscii(unicode))
                    .isIn(
                            Parsed.valid(label.toString()),
                            InternationalLabel.toAscii(label.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xn--pypal-trap-zqi",
                "p\u0430ypal",
                "аррle",
                "gοοgle",
                "бgreek-α",
                "ひらがな한국"
            })
    void notices_scripts_that_honest_names_do_not_mix(String label) {
        assertThat(InternationalLabel.isMixedScript(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paypal",
                "münchen",
                "пример",
                "例えテスト",
                "sonyソニー株式会社",
                "삼성samsung",
                "台北abcㄅ",
                "123-abc",
                "i❤",
                "xn--mnchen-3ya",
                "xn--a"
            })
    void lets_japanese_korean_and_chinese_mix_with_latin(String label) {
        assertThat(InternationalLabel.isMixedScript(label)).isFalse();
    }
}
