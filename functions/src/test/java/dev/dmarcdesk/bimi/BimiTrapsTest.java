package dev.dmarcdesk.bimi;

import static dev.dmarcdesk.Said.codes;
import static dev.dmarcdesk.Said.edits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.bimi.BimiFacts.Status;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Tone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What other tools get wrong about BIMI.
class BimiTrapsTest {
    private static final DomainName ORGANIZATION = DomainName.of("a.example");
    private static final String RIGHT =
            "v=BIMI1; l=https://a.example/logo.svg; a=https://a.example/vmc.pem";

    @Test
    void e9_the_absence_of_evidence_is_no_error() {
        var examined = examine("default._bimi TXT \"v=BIMI1; l=https://a.example/logo.svg\"");
        assertThat(examined.facts().status()).isEqualTo(Status.FOUND);
        assertThat(codes(examined)).containsExactly("bimi.ok", "bimi.no-evidence");
        assertThat(examined.advice())
                .allMatch(advice -> advice.severity().compareTo(Severity.NOTICE) >= 0);
        assertThat(examined.row().tone()).isEqualTo(Tone.NOTICE);
    }

    @ParameterizedTest
    @CsvSource({
        "v=BIMI1; l=; a=;",
        "v=BIMI1; l=; a=",
        "v=BIMI1; l=;",
        "v=BIMI1;l=",
        "v = BIMI1 ; a=; l= ;",
        "v=BIMI1; l=; a=; lps=brand-indicators-;",
    })
    void e9_a_refusal_is_no_error(String text) {
        var examined = examine("default._bimi TXT \"" + text + "\"");
        assertThat(examined.facts().status()).isEqualTo(Status.DECLINED);
        assertThat(codes(examined)).containsExactly("bimi.declined");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.GOOD);
        assertThat(examined.row().tone()).isEqualTo(Tone.GOOD);
    }

    @Test
    void e9_the_record_of_the_organization_is_fallen_back_to() {
        var zone = zone("default._bimi TXT \"" + RIGHT + "\"");
        var examined = examine("mail.x.a.example", zone);
        assertThat(examined.facts().status()).isEqualTo(Status.FOUND);
        assertThat(examined.facts().inherited()).isTrue();
        assertThat(codes(examined)).containsExactly("bimi.ok");
        assertThat(examined.advice().getFirst().title().text())
                .isEqualTo(
                        "mail.x.a.example inherits the BIMI record of a.example, which names a picture");
    }

    @Test
    void e9_a_subdomain_can_decline_what_its_organization_shows() {
        var zone =
                zone(
                        "default._bimi TXT \""
                                + RIGHT
                                + "\"\ndefault._bimi.x TXT \"v=BIMI1; l=; a=\"");
        assertThat(examine("x.a.example", zone).facts().status()).isEqualTo(Status.DECLINED);
    }

    @Test
    void several_records_are_not_fallen_back_from() {
        var zone =
                zone(
                        """
                        default._bimi TXT "v=BIMI1; l=https://a.example/logo.svg"
                        default._bimi.x TXT "v=BIMI1; l=https://a.example/1.svg"
                        default._bimi.x TXT "v=BIMI1; l=https://a.example/2.svg"
                        """);
        var examined = examine("x.a.example", zone);
        assertThat(examined.facts().status()).isEqualTo(Status.MULTIPLE);
        assertThat(codes(examined)).containsExactly("bimi.multiple");
    }

    @Test
    void e9_a_weak_policy_makes_a_good_record_ineffective() {
        var found = examine("default._bimi TXT \"" + RIGHT + "\"");
        var subdomains = new Enforcement.SubdomainsOpen(ORGANIZATION);
        var open = BimiCheck.under(subdomains, found);
        assertThat(open.facts().status()).isEqualTo(Status.INEFFECTIVE);
        assertThat(codes(open)).containsExactly("bimi.sp-none");
        assertThat(open.row().tone()).isEqualTo(Tone.WARNING);
        for (var shortfall : Enforcement.Shortfall.values()) {
            var weak = BimiCheck.under(new Enforcement.TooLittle(shortfall, ORGANIZATION), found);
            assertThat(codes(weak)).containsExactly("bimi.dmarc-not-enforced");
        }
        assertThat(BimiCheck.under(new Enforcement.Enough(), found)).isEqualTo(found);
        assertThat(BimiCheck.under(new Enforcement.NotKnown(), found)).isEqualTo(found);
    }

    @Test
    void a_weak_policy_changes_nothing_where_no_picture_is_named() {
        for (String zone :
                List.of(
                        "@ A 192.0.2.1",
                        "default._bimi TXT \"v=BIMI1; l=\"",
                        "default._bimi TXT \"v=BIMI1; l=http://a.example/logo.svg\"")) {
            var found = examine(zone);
            assertThat(BimiCheck.under(new Enforcement.SubdomainsOpen(ORGANIZATION), found))
                    .isEqualTo(found);
        }
    }

    @ParameterizedTest
    @EnumSource(Answer.Reason.class)
    void what_could_not_be_looked_up_is_not_missing(Answer.Reason reason) {
        Dns dead = _ -> new Answer.Unavailable(reason, "No answer.");
        var examined = examine("a.example", dead);
        assertThat(examined.facts().status()).isEqualTo(Status.UNKNOWN);
        assertThat(codes(examined)).containsExactly("bimi.unavailable");
        Dns noOrganization =
                question ->
                        question.name().equals(DomainName.of("default._bimi.a.example"))
                                ? dead.ask(question)
                                : zone("").ask(question);
        assertThat(codes(examine("x.a.example", noOrganization)))
                .containsExactly("bimi.unavailable");
    }

    @Test
    void where_the_organization_is_not_known_neither_is_its_record() {
        var examined =
                new BimiCheck((_, _) -> Optional.empty())
                        .examine(
                                new Subject(DomainName.of("x.a.example"), List.of()),
                                Sources.of(zone("")));
        assertThat(examined.facts().status()).isEqualTo(Status.UNKNOWN);
        assertThat(codes(examined)).containsExactly("bimi.unavailable");
    }

    @Test
    void none_is_no_fault_and_the_organization_is_asked_once() {
        var asked = new ArrayList<Question>();
        Dns empty = zone("@ A 192.0.2.1");
        var examined =
                examine(
                        "a.example",
                        question -> {
                            asked.add(question);
                            return empty.ask(question);
                        });
        assertThat(codes(examined)).containsExactly("bimi.none");
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.NOTICE);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=BIMI1; l=http://x.example/l.svg | not-https | v=BIMI1; l=https://x.example/l.svg",
                "v=BIMI1; l=https://x.example/l.svg; a=http://x.example/v.pem | not-https | v=BIMI1; l=https://x.example/l.svg; a=https://x.example/v.pem",
                "v=BIMI1; l=ftp://x.example/l.svg | not-https | ''",
                "v=BIMI1; l=data:image/svg+xml | not-https | ''",
                "v=BIMI1; l=https://x.example/l.png | invalid | ''",
                "v=BIMI1; l=https://x.example/l.JPG?v=1 | invalid | ''",
                "v=BIMI1; l=x.example/l.svg | invalid | ''",
                "v=BIMI1; l=https:///l.svg | invalid | ''",
                "v=BIMI1; l=https://x.example/l.svg,https://y.example/l.svg | invalid | ''",
                "v=BIMI1; l=https://x.example/l.svg; a=self | invalid | v=BIMI1; l=https://x.example/l.svg",
                "v=BIMI1; a=https://x.example/v.pem | invalid | ''",
                "v=BIMI1 | invalid | ''",
                "v=BIMI1; L=https://x.example/l.svg | invalid | v=BIMI1; l=https://x.example/l.svg",
                "v=BIMI1; l=https://x.example/l.svg; l=https://y.example/l.svg | invalid | v=BIMI1; l=https://x.example/l.svg",
                "v=BIMI1; l=https://x.example/l.svg; junk | invalid | v=BIMI1; l=https://x.example/l.svg",
            })
    void nothing_is_shown_by_a_broken_record(String text, String what, String mended) {
        var examined = examine("default._bimi TXT \"" + text + "\"");
        assertThat(examined.facts().status()).isEqualTo(Status.INVALID);
        assertThat(codes(examined)).containsExactly("bimi." + what);
        assertThat(examined.advice().getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(edits(examined.advice()))
                .isEqualTo(mended.isEmpty() ? List.of() : List.of(replacing(text, mended)));
    }

    @ParameterizedTest
    @CsvSource({
        "v=BIMI1; l=https://x.example/l.svg; a=https://x.example/v.pem; avp=personal",
        "v=BIMI1; l=https://x.example/l.svg; a=https://x.example/v.pem; evp=x; s=y",
        "v=BIMI1; l=https://x.example/l.svgz; a=https://x.example/v.pem",
        "v=BIMI1; l=https://x.example/logo; a=https://x.example/v.pem; lps=",
        "v=BIMI1;a=https://x.example/v.pem;l=https://x.example:8443/l.SVG;",
        "v=BIMI1; l=https://x.example/l.svg; a=https://x.example/v.pem; lps=a , b-c",
    })
    void unknown_tags_and_preferences_are_fine(String text) {
        assertThat(codes(examine("default._bimi TXT \"" + text + "\""))).containsExactly("bimi.ok");
    }

    @Test
    void an_odd_preference_is_a_notice() {
        var examined = examine("default._bimi TXT \"" + RIGHT + "; avp=bogus; lps=help_desk\"");
        assertThat(examined.facts().status()).isEqualTo(Status.FOUND);
        assertThat(codes(examined)).containsExactly("bimi.ok", "bimi.invalid", "bimi.invalid");
        assertThat(examined.advice()).noneMatch(advice -> advice.severity() == Severity.WARNING);
    }

    @Test
    void a_certificate_without_a_picture_shows_nothing() {
        var examined = examine("default._bimi TXT \"v=BIMI1; l=; a=https://a.example/vmc.pem\"");
        assertThat(examined.facts().status()).isEqualTo(Status.INVALID);
        assertThat(codes(examined)).containsExactly("bimi.no-location");
    }

    @ParameterizedTest
    @CsvSource({
        "v=bimi1; l=https://x.example/l.svg",
        "v=BIMI; l=https://x.example/l.svg",
        "v=BIMI2; l=https://x.example/l.svg",
        "v=BIMI1 l=https://x.example/l.svg; l=https://x.example/l.svg",
        "l=https://x.example/l.svg; v=BIMI1",
        "' v=BIMI1; l=https://x.example/l.svg'",
    })
    void what_looks_like_a_record_is_none_and_can_be_mended(String text) {
        var examined = examine("default._bimi TXT \"" + text + "\"");
        assertThat(examined.facts().status()).isEqualTo(Status.NONE);
        assertThat(codes(examined)).containsExactly("bimi.looks-like");
        assertThat(edits(examined.advice()))
                .containsExactly(replacing(text, "v=BIMI1; l=https://x.example/l.svg"));
    }

    @Test
    void a_cname_is_right_unless_it_leads_nowhere() {
        assertThat(
                        codes(
                                examine(
                                        "default._bimi CNAME x._bimi.b.example.\nx._bimi.b.example. TXT \""
                                                + RIGHT
                                                + "\"")))
                .containsExactly("bimi.ok");
        assertThat(codes(examine("default._bimi CNAME x._bimi.b.example.")))
                .containsExactly("bimi.cname-dangling");
    }

    @Test
    void a20_a_cname_beside_the_record_is_told() {
        Dns zone = zone("default._bimi TXT \"" + RIGHT + "\"");
        Dns alias = zone("default._bimi CNAME x.b.example.");
        var examined = examine("a.example", new AliasBeside(zone, alias));
        assertThat(codes(examined)).containsExactly("bimi.cname-and-txt", "bimi.ok");
    }

    @ParameterizedTest
    @CsvSource({"v=spf1 -all", "v=DMARC1; p=none; l=x", "google-site=x"})
    void a22_another_record_by_a_wildcard_is_no_record(String text) {
        assertThat(codes(examine("* TXT \"" + text + "\""))).containsExactly("bimi.none");
    }

    private static Dns zone(String lines) {
        return ZoneDns.of("$ORIGIN a.example.\n" + lines + "\n");
    }

    private static Examination<BimiFacts> examine(String lines) {
        return examine("a.example", zone(lines));
    }

    private static Examination<BimiFacts> examine(String domain, Dns dns) {
        return new BimiCheck((_, _) -> Optional.of(ORGANIZATION))
                .examine(new Subject(DomainName.of(domain), List.of()), Sources.of(dns));
    }

    private static RecordEdit replacing(String before, String value) {
        return RecordEdit.replacing(
                RrType.TXT, DomainName.of("default._bimi.a.example"), before, value);
    }
}
