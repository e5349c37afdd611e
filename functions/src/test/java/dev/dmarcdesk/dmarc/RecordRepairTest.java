package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;

class RecordRepairTest {
    private static final Set<String> HARMLESS = Set.of("dmarc.too-many-rua");

    private static Published published(String text, Standing standing) {
        return Published.of(
                DomainName.of("example.com"), DomainName.of("_dmarc.example.com"), text, standing);
    }

    private static String mended(String text) {
        return published(text, Standing.ORGANIZATION).mended();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '§',
            value = {
                "v=dmarc1; p=reject => v=DMARC1; p=reject",
                "v=DMARC 1; p=reject => v=DMARC1; p=reject",
                "nv=DMARC1; p=reject => v=DMARC1; p=reject",
                "p=reject; v=DMARC1 => v=DMARC1; p=reject",
                "\"v=DMARC1; p=reject\" => v=DMARC1; p=reject",
                "v=DMARC1\\; p=reject => v=DMARC1; p=reject",
                "v=DMARC1 p=reject sp=none => v=DMARC1; p=reject; sp=none",
                "v=DMARC1, p=reject => v=DMARC1; p=reject",
                "v=DMARC1p=rejectsp=none => v=DMARC1; p=reject; sp=none",
                "v=DMARC1; p=quarantineadkim=saspf=r => v=DMARC1; p=quarantine; adkim=s; aspf=r",
                "v=DMARC1; p=reject; pct=100sp=none => v=DMARC1; p=reject; sp=none",
                "v=DMARC1; p=Rejected => v=DMARC1; p=reject",
                "v=DMARC1; p=quarentine => v=DMARC1; p=quarantine",
                "v=DMARC1; p=monitor => v=DMARC1; p=none",
                "v=DMARC1; p:reject => v=DMARC1; p=reject",
                "v=DMARC1; p=reject; sp=; adkim=strict; aspf=s => v=DMARC1; p=reject; aspf=s",
                "v=DMARC1; p=reject; p=none => v=DMARC1; p=reject",
                "v=DMARC1; p=reject; pct=50; rf=afrf; ri=1; x=y => v=DMARC1; p=reject",
                "v=DMARC1; p=reject; pct=0 => v=DMARC1; p=reject; t=y",
                "v=DMARC1; p=reject; pct=0; t=n => v=DMARC1; p=reject; t=n",
                "v=DMARC1; p=reject; psd=y => v=DMARC1; p=reject",
                "v=DMARC1; p=reject; fo=1 => v=DMARC1; p=reject"
            })
    void mends_what_can_be_recognized(String text, String record) {
        assertThat(mended(text + ";rua=mailto:a@example.com"))
                .isEqualTo(record + "; rua=mailto:a@example.com");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '§',
            value = {
                "rua=a@example.com => mailto:a@example.com",
                "rua=mailto:a@example.com!10m => mailto:a@example.com",
                "rua=mailto://a@example.com => mailto:a@example.com",
                "rua=mailto: a@example.com => mailto:a@example.com",
                "rua=mailto:a@example.com mailto:b@example.com => mailto:a@example.com,mailto:b@example.com",
                "rua=mailto:a@example.com; mailto:b@example.com => mailto:a@example.com,mailto:b@example.com",
                "rua=https://example.com/x => mailto:dmarc-reports@example.com",
                "fo=1 => mailto:dmarc-reports@example.com"
            })
    void mends_report_addresses(String tags, String uris) {
        assertThat(mended("v=DMARC1; p=none; " + tags)).isEqualTo("v=DMARC1; p=none; rua=" + uris);
    }

    @Test
    void writes_hosts_as_the_dns_knows_them() {
        assertThat(mended("v=DMARC1; p=none; rua=mailto:a@b\u00c3\u00bccher.example"))
                .isEqualTo("v=DMARC1; p=none; rua=mailto:a@xn--bcher-kva.example");
    }

    @Test
    void takes_out_what_is_not_seen() {
        assertThat(
                        mended(
                                " v=DMARC1;\u00c2\u00a0p=reject;\r\nrua=\u00e2\u0080\u009cmailto:a@example.com\u00e2\u0080\u009d"))
                .isEqualTo("v=DMARC1; p=reject; rua=mailto:a@example.com");
    }

    @Test
    void minds_where_the_record_stands() {
        String text = "v=DMARC1; p=none; sp=none; psd=y; rua=mailto:a@example.com";
        assertThat(published(text, Standing.SUBDOMAIN).mended())
                .isEqualTo("v=DMARC1; p=none; rua=mailto:a@example.com");
        assertThat(published(text, Standing.PUBLIC_SUFFIX).mended()).isEqualTo(text);
    }

    @Test
    void leaves_a_sound_record_as_it_is() {
        String text =
                "v=DMARC1; p=reject; sp=quarantine; np=reject; adkim=s; aspf=r; psd=n; t=n; rua=mailto:a@example.com;"
                        + " ruf=mailto:f@example.com; fo=1:d";
        assertThat(mended(text)).isEqualTo(text);
    }

    @Test
    void reads_back_what_it_writes() {
        ForAll.values(
                PolicyRecordParserTest::someRecord,
                text -> {
                    var record = PolicyRecordParserTest.record(text);
                    String mended = mended(text);
                    assertThat(mended(mended)).isEqualTo(mended);
                    if (record.hasValidPolicies() && !text.contains("pct=0")) {
                        assertThat(PolicyRecordParserTest.record(mended).policies())
                                .isEqualTo(record.policies());
                    }
                });
    }

    @Test
    void leaves_nothing_to_complain_about() {
        ForAll.values(
                PolicyRecordParserTest::someRecord,
                text -> {
                    String mended = mended(text);
                    var parsed = PolicyRecordParser.parse(mended);
                    assertThat(parsed.defects()).isEmpty();
                    var record = ((Parsed.Valid<PolicyRecord>) parsed).value();
                    assertThat(RecordReview.of(published(mended, Standing.ORGANIZATION), record))
                            .extracting(DmarcFinding::code)
                            .isSubsetOf(HARMLESS);
                });
    }

    @Test
    void never_throws_and_explains_whatever_it_is_given() {
        ForAll.values(
                random ->
                        ForAll.text(
                                random,
                                " ;=,:!@.%\"'\\\tpstnrauvfoDMARC1yd0\r\u00c3\u00bc\u00a0",
                                60),
                text -> {
                    var in = published(text, Standing.ORGANIZATION);
                    List<DmarcFinding> findings =
                            PolicyRecordParser.parse(text)
                                            instanceof Parsed.Valid<PolicyRecord>(var record, _)
                                    ? RecordReview.of(in, record)
                                    : TextDamage.inLookalike(in);
                    for (DmarcFinding finding : findings) {
                        assertThat(((InRecord) finding).at().end())
                                .isLessThanOrEqualTo(text.length());
                        assertThat(DmarcAdvice.on(finding).title().isEmpty()).isFalse();
                    }
                    assertThat(PolicyRecordParser.parse(in.mended()).defects()).isEmpty();
                });
    }
}
