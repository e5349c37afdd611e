package dev.dmarcdesk.bimi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class BimiPropertiesTest {
    private static final DomainName DOMAIN = DomainName.of("a.example");
    private static final BimiPlace AT =
            new BimiPlace(DOMAIN, DOMAIN, DomainName.of("default._bimi.a.example"), List.of());
    private static final List<String> PIECES =
            List.of(
                    "v=BIMI1",
                    "v=BIMI2",
                    "v",
                    "=",
                    ";",
                    ";;",
                    ",",
                    " ",
                    "\t",
                    "\"",
                    "\\",
                    "l=",
                    "l",
                    "L=",
                    "a=",
                    "lps=",
                    "lps=a,b",
                    "avp=brand",
                    "avp=x",
                    "https://x.example/l.svg",
                    "http://x.example/l.svg",
                    "https://x.example/l.png",
                    "https:",
                    "//",
                    "%",
                    "%41",
                    "self",
                    "@",
                    "<",
                    "\u00ff",
                    "\u0000",
                    "https://[::1]/l.svg",
                    "\n");

    private static String record(Random random) {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "v=BIMI1;");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES)).append(random.nextInt(3) == 0 ? "; " : "");
        }
        return text.toString();
    }

    @Test
    void points_inside_the_text() {
        ForAll.values(
                BimiPropertiesTest::record,
                text ->
                        assertThat(BimiParser.parse(text).defects())
                                .allSatisfy(defect ->
                                        assertThat(defect.at().end())
                                                .isLessThanOrEqualTo(text.length())));
    }

    @Test
    void a_mended_record_is_right_and_stays_as_it_is() {
        ForAll.values(
                BimiPropertiesTest::record,
                text -> {
                    String mended = MendedBimi.of(text);
                    if (!mended.isEmpty()) {
                        assertThat(BimiParser.parse(mended).defects()).isEmpty();
                        assertThat(MendedBimi.of(mended)).isEqualTo(mended);
                    }
                });
    }

    @Test
    void every_record_has_one_standing_and_words() {
        ForAll.values(
                BimiPropertiesTest::record,
                text -> {
                    if (BimiParser.parse(text) instanceof Parsed.Valid<BimiRecord>(var record, _)) {
                        var findings = BimiReview.of(AT, record);
                        assertThat(findings).isNotEmpty();
                        assertThat(findings)
                                .allSatisfy(found ->
                                        assertThat(BimiAdvice.on(found).title().text())
                                                .contains("a.example"));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "x;", "x=1;", ",", "a,", "lps=a,", "l=x;", " ", "%", "https://x/"})
    void a_record_of_the_greatest_size_is_read(String piece) {
        String text = "v=BIMI1; lps=" + piece.repeat(65_522 / piece.length());
        assertThat(BimiParser.parse(text)).isInstanceOf(Parsed.Valid.class);
        assertThat(MendedBimi.of(text).length()).isLessThanOrEqualTo(text.length());
    }
}
