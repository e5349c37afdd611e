package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

class KeyRecordPropertiesTest {
    private static final String KEY = Keys.rsa(1024);
    private static final List<String> PIECES =
            List.of(
                    "v=DKIM1",
                    "v=DKIM2",
                    "v",
                    "=",
                    ";",
                    ";;",
                    " ",
                    "\t",
                    "\"",
                    "\\",
                    "k=rsa",
                    "k=ed25519",
                    "k=x",
                    "h=sha1",
                    "h=sha256:sha1",
                    "h=",
                    "s=email",
                    "s=x",
                    "s=:",
                    "t=y",
                    "t=y:s",
                    "t",
                    "n=",
                    "p=",
                    "p=" + KEY,
                    "p=MIG",
                    "p==",
                    "p=MIGf\u0000",
                    KEY.substring(0, 77),
                    "\u00ff",
                    "M");

    private static String record(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES)).append(random.nextBoolean() ? "; " : "");
        }
        return text.toString();
    }

    @Test
    void points_inside_the_text() {
        ForAll.values(
                KeyRecordPropertiesTest::record,
                text ->
                        assertThat(KeyRecordParser.parse(text).defects())
                                .allSatisfy(defect ->
                                        assertThat(defect.at().end())
                                                .isLessThanOrEqualTo(text.length())));
    }

    @Test
    void never_offers_a_mended_record_that_is_broken() {
        var at = new KeyPlace("s", DomainName.of("s._domainkey.a.example"), List.of(), List.of());
        ForAll.values(
                KeyRecordPropertiesTest::record,
                text -> {
                    if (KeyRecordParser.parse(text)
                            instanceof Parsed.Valid<KeyRecord>(var record, _)) {
                        String mended = MendedKey.of(record);
                        assertThat(mended.isEmpty() || isUsable(mended)).isTrue();
                        assertThat(KeyFindings.on(at, record))
                                .allSatisfy(found ->
                                        assertThat(DkimAdvice.on(found).title().text())
                                                .isNotEmpty());
                    }
                });
    }

    private static boolean isUsable(String text) {
        return KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var record, _)
                && record.flaws().isEmpty()
                && record.status().verifies()
                && !record.testing();
    }
}
