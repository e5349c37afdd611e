package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PasteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DMARC|v=DMARC1; p=none",
                "DMARC|v=dmarc1; p=none",
                "DMARC|v=DMARC 1; p=none",
                "DMARC|p=none; v=DMARC1",
                "DMARC|DMARC1; p=none",
                "DMARC|p=quarantine; rua=mailto:a@b.example",
                "DMARC|“v=DMARC1; p=none”",
                "DMARC|\\\"v=DMARC1; p=none\\\"",
                "DMARC|_dmarc.a.example TXT whatever",
                "SPF|v=spf1 -all",
                "SPF|V=SPF1 -all",
                "SPF|v=spf10 -all",
                "SPF|spf1 mx -all",
                "SPF|include:_spf.a.example ~all",
                "SPF|ip4:192.0.2.1",
                "DKIM|v=DKIM1; p=AAAA",
                "DKIM|k=rsa; p=AAAA",
                "DKIM|p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ",
                "DKIM|s1._domainkey.a.example. IN TXT \"p=\"",
                "MTA_STS|v=STSv1; id=1",
                "MTA_STS|v=STSv2; id=1",
                "MTA_STS|_mta-sts.a.example. TXT \"id=1\"",
                "TLS_RPT|v=TLSRPTv1; rua=mailto:a@b.example",
                "TLS_RPT|v=TLS-RPTv1; rua=mailto:a@b.example",
                "TLS_RPT|_smtp._tls TXT \"rua=mailto:a@b.example\"",
                "BIMI|v=BIMI1; l=https://a.example/l.svg",
                "BIMI|l=http://a.example/l.svg",
            })
    void recognizes_the_kind(RecordType type, String pasted) {
        assertThat(Linting.draft(pasted).type()).isEqualTo(type);
    }

    @Test
    void recognizes_a_policy_file() {
        assertThat(Linting.draft("version: STSv1\nmode: enforce\nmx: a.example").type())
                .isEqualTo(RecordType.MTA_STS_POLICY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "\"\"", "hello world", "example.com", "TXT", "()", "v=", ";;;"})
    void refuses_what_is_no_record_and_names_what_is_accepted(String pasted) {
        var read = Paste.read(pasted, true);

        assertThat(read).isInstanceOf(Parsed.Invalid.class);
        assertThat(read.defects().toString())
                .contains("DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spf2.0/pra include:x.example -all",
                "SPF2.0/mfrom a ?all",
                "a.example. IN TXT \"spf2.0/mfrom,pra mx ~all\""
            })
    void takes_no_record_of_sender_id_for_one_of_spf(String pasted) {
        var read = Paste.read(pasted, false);

        assertThat(read.defects().toString()).contains("Sender ID", "RFC 6686", "deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_dmarc.a.example. 3600 IN TXT \"v=DMARC1; p=none\"",
                "_dmarc.a.example.\t300\tIN\tTXT\t\"v=DMARC1; \" \"p=none\"",
                "_dmarc.a.example. IN TXT ( \"v=DMARC1; \"\n  \"p=none\" ) ; watch only",
                "_dmarc.a.example text = \"v=DMARC1; p=none\"",
                "_dmarc.a.example descriptive text \"v=DMARC1; p=none\"",
                "_dmarc.a.example: v=DMARC1; p=none",
                "TXT | _dmarc.a.example | v=DMARC1; p=none",
                "Name: _dmarc.a.example\nType: TXT\nValue: v=DMARC1; p=none",
                ";; ANSWER SECTION:\n_dmarc.a.example. 60 IN TXT \"v=DMARC1\\; p=none\"",
                "_dmarc.a.example TXT 3600 \"v=DMARC1\\059 p=none\"",
            })
    void takes_a_record_out_of_what_stands_around_it(String pasted) {
        var draft = Linting.draft(pasted);

        assertThat(draft.text()).isEqualTo("v=DMARC1; p=none");
        assertThat(draft.owner())
                .singleElement()
                .satisfies(owner -> assertThat(owner.text()).isEqualTo("_dmarc.a.example"));
        assertThat(draft.asPasted()).isFalse();
        assertThat(draft.findings()).hasAtLeastOneElementOfType(LintFinding.PasteUnwrapped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"v=spf1 -all\"", "'v=spf1 -all'", "`v=spf1 -all`", "```v=spf1 -all```"})
    void takes_off_one_pair_of_quotes(String pasted) {
        assertThat(Linting.draft(pasted).text()).isEqualTo("v=spf1 -all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p=none; v=DMARC1",
                "\"v=DMARC1; p=none",
                "v=DMARC1; p=\"none\"",
                "a:b.example v=spf1 mx",
            })
    void leaves_what_may_be_part_of_the_record(String pasted) {
        assertThat(Linting.draft(pasted).text()).endsWith(pasted.substring(pasted.length() - 4));
        assertThat(Linting.draft(pasted).findings())
                .noneMatch(LintFinding.PasteUnwrapped.class::isInstance);
    }

    @Test
    void undoes_what_slack_did_and_only_in_a_chat() {
        String pasted =
                "“v=DMARC1; p=none; rua=mailto:<mailto:a@b.example|a@b.example>,<mailto:c@d.example>”";

        var chat = (Parsed.Valid<Draft>) Paste.read(pasted, true);
        assertThat(chat.value().text())
                .isEqualTo("v=DMARC1; p=none; rua=mailto:a@b.example,mailto:c@d.example");
        assertThat(chat.value().findings())
                .containsExactly(
                        new LintFinding.PasteUnwrapped(
                                RecordType.DMARC,
                                List.of(Undone.QUOTES, Undone.LINKS, Undone.CURLY_QUOTES)));
        assertThat(Linting.draft(pasted).text()).contains("<mailto:", "\u00e2\u0080\u009c");
    }

    @Test
    void undoes_entities() {
        var chat = (Parsed.Valid<Draft>) Paste.read("v=DMARC1; p=none; x=&lt;&amp;amp;&gt;", true);

        assertThat(chat.value().text()).isEqualTo("v=DMARC1; p=none; x=<&amp;>");
    }

    @Test
    void joins_the_lines_of_a_key_with_nothing_and_others_with_a_blank() {
        assertThat(Linting.draft("v=DKIM1; k=rsa;\n p=AAAA\nBBBB\r\nCCCC").text())
                .isEqualTo("v=DKIM1; k=rsa; p=AAAABBBBCCCC");
        assertThat(Linting.draft("v=spf1 mx\n~all").text()).isEqualTo("v=spf1 mx ~all");
    }

    @Test
    void keeps_the_records_of_one_paste_apart() {
        assertThat(Linting.draft("v=spf1 mx ~all\nv=spf1 a ~all").records()).hasSize(2);
        assertThat(Linting.draft("\"v=spf1 mx ~all\" \"v=spf1 a ~all\"").records()).hasSize(2);
        assertThat(Linting.draft("v=spf1 mx ~all v=spf1 a ~all").records()).hasSize(2);
        var both = Linting.draft("v=spf1 mx ~all\nv=DMARC1; p=none");
        assertThat(both.records()).hasSize(1);
        assertThat(both.findings())
                .contains(new LintFinding.OtherRecord(RecordType.SPF, RecordType.DMARC));
    }
}
