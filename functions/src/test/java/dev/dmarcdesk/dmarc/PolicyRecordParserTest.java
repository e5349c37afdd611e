package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.Set;

class PolicyRecordParserTest {
    static PolicyRecord record(String text) {
        assertThat(PolicyRecordParser.parse(text)).as(text).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<PolicyRecord>) PolicyRecordParser.parse(text)).value();
    }

    private static List<String> defects(String text) {
        return PolicyRecordParser.parse(text).defects().stream()
                .map(defect -> defect.at().of(text))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1",
                "v=DMARC1;",
                "V = DMARC1 ; p=none",
                "v\t=\tDMARC1\t;p=none",
                "v=DMARC1; whatever"
            })
    void takes_what_begins_with_the_version(String text) {
        assertThat(PolicyRecordParser.isPolicyRecord(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " v=DMARC1",
                "v=dmarc1; p=none",
                "v=DMARC10; p=none",
                "v=DMARC1x",
                "v=DMARC 1",
                "v=DMARC1 p=none",
                "\"v=DMARC1; p=none\"",
                "p=none; v=DMARC1",
                "v=spf1 -all",
                "nv=DMARC1; p=reject"
            })
    void leaves_everything_else_to_others(String text) {
        assertThat(PolicyRecordParser.isPolicyRecord(text)).isFalse();
        assertThat(PolicyRecordParser.parse(text)).isInstanceOf(Parsed.Invalid.class);
        assertThat(PolicyRecordParser.parse(text).defects()).isNotEmpty();
    }

    @Test
    void reads_every_tag_in_any_order_and_case() {
        var record =
                record(
                        "v=DMARC1; SP=Quarantine; p=REJECT; np=none; adkim=S; aspf=r; psd=n; t=Y; fo=d:1;"
                                + " ruf=mailto:f@example.com; rua=mailto:a@example.com , https://example.net/x");
        assertThat(record.policies())
                .isEqualTo(
                        new Policies(
                                AssessmentPolicy.QUARANTINE,
                                AssessmentPolicy.NONE,
                                AssessmentPolicy.NONE));
        assertThat(record.statedPolicies())
                .isEqualTo(
                        new Policies(
                                AssessmentPolicy.REJECT,
                                AssessmentPolicy.QUARANTINE,
                                AssessmentPolicy.NONE));
        assertThat(record.adkim().or(AlignmentMode.RELAXED)).isEqualTo(AlignmentMode.STRICT);
        assertThat(record.psd().or(PsdFlag.UNDECLARED)).isEqualTo(PsdFlag.NO);
        assertThat(record.fo().or(Set.of()))
                .containsExactly(FailureOption.ANY_FAILED, FailureOption.DKIM_FAILED);
        assertThat(record.reportUris())
                .containsExactly(
                        new ReportUri.Mailto("mailto:a@example.com", DomainName.of("example.com")),
                        new ReportUri.Other("https://example.net/x"));
    }

    @Test
    void falls_back_from_np_to_sp_to_p() {
        assertThat(record("v=DMARC1; p=reject").policies().nonExistent())
                .isEqualTo(AssessmentPolicy.REJECT);
        assertThat(record("v=DMARC1; p=reject; sp=none").policies().nonExistent())
                .isEqualTo(AssessmentPolicy.NONE);
    }

    @Test
    void acts_as_none_without_valid_policies_when_a_report_address_is_there() {
        for (String text : List.of("v=DMARC1; ", "v=DMARC1; p=foo;", "v=DMARC1; p=reject; sp=;")) {
            assertThat(record(text).isUsable()).as(text).isFalse();
            var reported = record(text + " rua=mailto:a@example.com");
            assertThat(reported.isUsable()).isTrue();
            assertThat(reported.policies()).isEqualTo(Policies.NONE);
        }
        assertThat(record("v=DMARC1; p=reject; adkim=x").policies().own())
                .isEqualTo(AssessmentPolicy.REJECT);
    }

    @Test
    void tells_the_place_of_each_defect() {
        assertThat(
                        defects(
                                "v=DMARC1; p=foo; junk; adkim=strict; fo=0:1; rua=me, mailto:a@b.example"))
                .containsExactly("foo", "junk", "strict", "0:1", "me");
        assertThat(defects("v=DMARC1; p=none; p=reject; p_x=1")).containsExactly("p", "p_x");
        assertThat(defects("v=DMARC1; p=none; rua=mailto:a@b.example;")).isEmpty();
    }

    @Test
    void takes_the_first_of_a_repeated_tag() {
        assertThat(record("v=DMARC1; p=none; p=reject").policies().own())
                .isEqualTo(AssessmentPolicy.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:a@example.com",
                "MAILTO:a@example.com",
                "mailto:user%20@example.com",
                "mailto:a+b@mail.example.com?subject=x",
                "https://example.com/dmarc"
            })
    void takes_any_uri(String uri) {
        assertThat(ReportUriParser.uri(uri)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@example.com",
                "mailto:",
                "mailto:a",
                "mailto:@example.com",
                "mailto:a@",
                "mailto:a b@example.com",
                "mailto:a!b@example.com",
                "mailto:a@ex\u00e4mple.com",
                "mailto:a%2@example.com",
                "mailto://example.com",
                "1mailto:a@example.com",
                ":x"
            })
    void refuses_what_is_no_uri(String text) {
        assertThat(ReportUriParser.uri(text)).isEmpty();
    }

    @Test
    void reads_over_obsolete_sizes() {
        String text = "v=DMARC1; p=none; rua=mailto:a@example.com!10m,mailto:b@example.com ! 2 G";
        var uris = record(text).rua().or(ReportUris.NONE);
        assertThat(uris.uris())
                .extracting(ReportUri::uri)
                .containsExactly("mailto:a@example.com", "mailto:b@example.com");
        assertThat(uris.sizes()).extracting(at -> at.of(text)).containsExactly("!10m", "! 2 G");
    }

    @Test
    void never_throws_and_stays_inside_the_text() {
        ForAll.values(
                random ->
                        "v=DMARC1" + ForAll.text(random, " ;=,:!@.%pstnrauvy01dm\t\u00e9\"\\", 60),
                text ->
                        PolicyRecordParser.parse(text)
                                .defects()
                                .forEach(defect ->
                                        assertThat(defect.at().end())
                                                .isLessThanOrEqualTo(text.length())));
    }

    @Test
    void reads_a_huge_record_without_trouble() {
        String text = "v=DMARC1; p=reject" + "; x=y".repeat(20_000) + ";rua=" + ",".repeat(9_000);
        var record = record(text);
        assertThat(record.policies().own()).isEqualTo(AssessmentPolicy.REJECT);
        assertThat(record.tags().tags().getLast().valueAt())
                .isEqualTo(new Range(text.length() - 9_000, text.length()));
    }

    /// Tags in any order, some missing, some broken.
    static String someRecord(Random random) {
        var text = new StringBuilder("v=DMARC1");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(ForAll.oneOf(random, List.of(";", " ; ", "; ")))
                    .append(
                            ForAll.oneOf(
                                    random,
                                    List.of(
                                            "p=reject",
                                            "p=none",
                                            "p=quarantine",
                                            "p=rejected",
                                            "sp=none",
                                            "sp=",
                                            "np=reject",
                                            "adkim=s",
                                            "aspf=strict",
                                            "psd=n",
                                            "psd=y",
                                            "t=y",
                                            "pct=0",
                                            "fo=1:d",
                                            "fo=0:1",
                                            "rua=mailto:a@example.com,me",
                                            "rua=mailto:a@example.com!1m",
                                            "ruf=mailto:f@example.com",
                                            "junk",
                                            "x=1",
                                            "mailto:b@example.com")));
        }
        return text.toString();
    }
}
