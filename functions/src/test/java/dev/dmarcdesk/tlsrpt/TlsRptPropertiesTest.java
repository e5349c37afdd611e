package dev.dmarcdesk.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class TlsRptPropertiesTest {
    private static final TlsRptPlace AT =
            new TlsRptPlace(
                    DomainName.of("a.example"), DomainName.of("_smtp._tls.a.example"), List.of());
    private static final List<String> PIECES =
            List.of(
                    "v=TLSRPTv1",
                    "v=TLSRPTv2",
                    "v",
                    "=",
                    ";",
                    ";;",
                    ",",
                    " ",
                    "\t",
                    "\"",
                    "\\",
                    "rua=",
                    "RUA=",
                    "rua",
                    "mailto:",
                    "mailto:t@x.example",
                    "t@x.example",
                    "https:",
                    "https://x.example/v1",
                    "http://x.example",
                    "!10m",
                    "%",
                    "%41",
                    "x=1",
                    "1.x-y=z",
                    "@",
                    "<",
                    ">",
                    "\u00ff",
                    "\u0000",
                    "[::1]",
                    "https://[::1]/",
                    "mailto:@",
                    "\n");

    private static String record(Random random) {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "v=TLSRPTv1;");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES)).append(random.nextInt(3) == 0 ? "; " : "");
        }
        return text.toString();
    }

    @Test
    void points_inside_the_text() {
        ForAll.values(
                TlsRptPropertiesTest::record,
                text ->
                        assertThat(TlsRptParser.parse(text).defects())
                                .allSatisfy(defect ->
                                        assertThat(defect.at().end())
                                                .isLessThanOrEqualTo(text.length())));
    }

    @Test
    void a_mended_record_is_right_and_stays_as_it_is() {
        ForAll.values(
                TlsRptPropertiesTest::record,
                text -> {
                    String mended = MendedTlsRpt.of(text);
                    if (!mended.isEmpty()) {
                        assertThat(TlsRptParser.parse(mended).defects()).isEmpty();
                        assertThat(MendedTlsRpt.of(mended)).isEqualTo(mended);
                    }
                });
    }

    @Test
    void mending_loses_no_address_that_works() {
        ForAll.values(
                TlsRptPropertiesTest::record,
                text -> {
                    if (TlsRptParser.parse(text)
                            instanceof Parsed.Valid<TlsRptRecord>(var record, _)) {
                        assertThat(addresses(MendedTlsRpt.of(text)))
                                .containsAll(record.addresses());
                    }
                });
    }

    private static List<String> addresses(String text) {
        return TlsRptParser.parse(text) instanceof Parsed.Valid<TlsRptRecord>(var record, _)
                ? record.addresses()
                : List.of();
    }

    @Test
    void whatever_is_wrong_has_words() {
        ForAll.values(
                TlsRptPropertiesTest::record,
                text -> {
                    if (TlsRptParser.parse(text)
                            instanceof Parsed.Valid<TlsRptRecord>(var record, var defects)) {
                        assertThat(TlsRptReview.of(AT, record).isEmpty())
                                .isEqualTo(defects.isEmpty());
                        assertThat(TlsRptReview.of(AT, record))
                                .allSatisfy(found ->
                                        assertThat(TlsRptAdvice.on(found).title().text())
                                                .contains("a.example"));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";",
                "x;",
                "x=1;",
                ",",
                "a@b.example,",
                "rua=",
                "rua=x;",
                " ",
                "%",
                "https://x/"
            })
    void a_record_of_the_greatest_size_is_read(String piece) {
        String text = "v=TLSRPTv1; rua=" + piece.repeat(65_535 / piece.length());
        assertThat(TlsRptParser.parse(text)).isInstanceOf(Parsed.Valid.class);
        assertThat(MendedTlsRpt.of(text).length()).isLessThanOrEqualTo(text.length());
    }
}
