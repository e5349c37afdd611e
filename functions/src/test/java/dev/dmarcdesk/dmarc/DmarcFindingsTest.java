package dev.dmarcdesk.dmarc;

import static dev.dmarcdesk.check.Severity.ERROR;
import static dev.dmarcdesk.check.Severity.GOOD;
import static dev.dmarcdesk.check.Severity.NOTICE;
import static dev.dmarcdesk.check.Severity.UNKNOWN;
import static dev.dmarcdesk.check.Severity.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every finding about DMARC, with a zone that provokes it.
class DmarcFindingsTest {
    private static final Pattern CODE = Pattern.compile("dmarc\\.[a-z0-9-]+");
    private static final String RUA = "; rua=mailto:d@example.com";

    /// A finding and what brings it about.
    private record Provoked(String code, Severity severity, String domain, Dns dns) {}

    private static final List<Provoked> TABLE =
            List.of(
                    zone("dmarc.none", ERROR, "example.com", "example.com A 192.0.2.1"),
                    zone("dmarc.inherited", NOTICE, "app.example.com", at("v=DMARC1; p=reject")),
                    zone(
                            "dmarc.multiple",
                            ERROR,
                            "example.com",
                            at("v=DMARC1; p=reject") + at("v=DMARC1; p=none")),
                    zone(
                            "dmarc.unavailable",
                            UNKNOWN,
                            "example.com",
                            "_dmarc.example.com !REFUSED"),
                    zone(
                            "dmarc.organizational-domain-unavailable",
                            UNKNOWN,
                            "example.com",
                            at("v=DMARC1; p=reject") + "_dmarc.com !TIMEOUT"),
                    record("dmarc.syntax-error", WARNING, "v=DMARC1; p=reject; and so on" + RUA),
                    record("dmarc.looks-like-dmarc", ERROR, "v=DMARC 1; p=reject"),
                    record("dmarc.looks-like-dmarc", ERROR, "p=reject; v=DMARC1"),
                    zone(
                            "dmarc.leading-space",
                            ERROR,
                            "example.com",
                            "_dmarc.example.com TXT \" v=DMARC1; p=reject\""),
                    zone(
                            "dmarc.literal-quotes",
                            ERROR,
                            "example.com",
                            "_dmarc.example.com TXT \"\\\"v=DMARC1; p=reject\\\"\""),
                    record("dmarc.backslash", WARNING, "v=DMARC1; p=reject; fo=1\\;" + RUA),
                    record("dmarc.non-ascii", ERROR, "v=DMARC1; p=rejec\u0442" + RUA),
                    zone(
                            "dmarc.control-chars",
                            WARNING,
                            "example.com",
                            "_dmarc.example.com TXT \"v=DMARC1; p=reject;\\010 rua=mailto:d@x.com\""),
                    record(
                            "dmarc.missing-semicolon",
                            ERROR,
                            "v=DMARC1; p=reject rua=mailto:d@x.com"),
                    record("dmarc.duplicate-tag", WARNING, "v=DMARC1; p=none; p=reject" + RUA),
                    record("dmarc.unknown-tag", NOTICE, "v=DMARC1; p=reject; zz=1" + RUA),
                    record("dmarc.p-missing", WARNING, "v=DMARC1" + RUA),
                    record("dmarc.p-invalid", ERROR, "v=DMARC1; p=rejected" + RUA),
                    record("dmarc.sp-invalid", ERROR, "v=DMARC1; p=reject; sp=" + RUA),
                    record("dmarc.np-invalid", ERROR, "v=DMARC1; p=reject; np=all" + RUA),
                    record("dmarc.monitoring", WARNING, "v=DMARC1; p=none" + RUA),
                    record("dmarc.enforced", GOOD, "v=DMARC1; p=quarantine" + RUA),
                    record("dmarc.test-mode", WARNING, "v=DMARC1; p=reject; t=y" + RUA),
                    record("dmarc.sp-weaker", WARNING, "v=DMARC1; p=reject; sp=none" + RUA),
                    record("dmarc.np-weaker", WARNING, "v=DMARC1; p=reject; np=none" + RUA),
                    zone(
                            "dmarc.sp-ignored",
                            NOTICE,
                            "app.example.com",
                            at("v=DMARC1; p=reject")
                                    + "_dmarc.app.example.com TXT v=DMARC1; p=reject; np=none"),
                    record("dmarc.psd-invalid", WARNING, "v=DMARC1; p=reject; psd=yes" + RUA),
                    record("dmarc.psd-yes", WARNING, "v=DMARC1; p=reject; psd=Y" + RUA),
                    record("dmarc.t-invalid", WARNING, "v=DMARC1; p=reject; t=yes" + RUA),
                    record("dmarc.pct-removed", NOTICE, "v=DMARC1; p=reject; pct=100" + RUA),
                    record("dmarc.pct-removed", WARNING, "v=DMARC1; p=reject; pct=99" + RUA),
                    record("dmarc.pct-zero", WARNING, "v=DMARC1; p=reject; pct=00" + RUA),
                    record("dmarc.pct-invalid", NOTICE, "v=DMARC1; p=reject; pct=50%" + RUA),
                    record("dmarc.rf-removed", NOTICE, "v=DMARC1; p=reject; rf=afrf" + RUA),
                    record("dmarc.ri-removed", NOTICE, "v=DMARC1; p=reject; ri=86400" + RUA),
                    record(
                            "dmarc.adkim-invalid",
                            WARNING,
                            "v=DMARC1; p=reject; adkim=strict" + RUA),
                    record("dmarc.aspf-invalid", WARNING, "v=DMARC1; p=reject; aspf=x" + RUA),
                    record(
                            "dmarc.fo-invalid",
                            NOTICE,
                            "v=DMARC1; p=reject; fo=0:1; ruf=mailto:f@example.com" + RUA),
                    record("dmarc.fo-without-ruf", NOTICE, "v=DMARC1; p=reject; fo=1" + RUA),
                    record("dmarc.no-rua", WARNING, "v=DMARC1; p=reject"),
                    record("dmarc.rua-invalid", WARNING, "v=DMARC1; p=reject; rua=d@example.com"),
                    record(
                            "dmarc.ruf-invalid",
                            NOTICE,
                            "v=DMARC1; p=reject; ruf=f@example.com" + RUA),
                    record(
                            "dmarc.rua-unsupported-scheme",
                            WARNING,
                            "v=DMARC1; p=reject; rua=https://example.com/r"),
                    record(
                            "dmarc.rua-unsupported-scheme",
                            NOTICE,
                            "v=DMARC1; p=reject; rua=https://example.com/r,mailto:d@example.com"),
                    record("dmarc.rua-size-obsolete", NOTICE, "v=DMARC1; p=reject" + RUA + "!10m"),
                    record(
                            "dmarc.too-many-rua",
                            NOTICE,
                            "v=DMARC1; p=reject"
                                    + RUA
                                    + ",mailto:e@example.com,mailto:f@example.com"),
                    record(
                            "dmarc.rua-unauthorized",
                            WARNING,
                            "v=DMARC1; p=reject; rua=mailto:d@r.net"),
                    record(
                            "dmarc.ruf-unauthorized",
                            NOTICE,
                            "v=DMARC1; p=reject; ruf=mailto:f@r.net" + RUA),
                    zone(
                            "dmarc.rua-authorization-unavailable",
                            UNKNOWN,
                            "example.com",
                            at("v=DMARC1; p=reject; rua=mailto:d@r.net") + "r.net !SERVFAIL"),
                    zone(
                            "dmarc.cname",
                            NOTICE,
                            "example.com",
                            """
                            _dmarc.example.com CNAME p.hosting.net
                            p.hosting.net TXT v=DMARC1; p=reject
                            """),
                    zone(
                            "dmarc.cname-dangling",
                            ERROR,
                            "example.com",
                            "_dmarc.example.com CNAME p.hosting.net"),
                    new Provoked(
                            "dmarc.cname-and-txt",
                            ERROR,
                            "example.com",
                            new AliasBeside(
                                    ZoneDns.of(at("v=DMARC1; p=reject")),
                                    ZoneDns.of("_dmarc.example.com CNAME p.net"))),
                    zone(
                            "dmarc.misplaced-at-apex",
                            ERROR,
                            "example.com",
                            "example.com TXT v=DMARC1; p=reject"),
                    zone(
                            "dmarc.misplaced-no-underscore",
                            ERROR,
                            "example.com",
                            "dmarc.example.com TXT v=DMARC1; p=reject"),
                    zone(
                            "dmarc.misplaced-doubled-name",
                            ERROR,
                            "example.com",
                            "_dmarc.example.com.example.com TXT v=DMARC1; p=reject"),
                    zone(
                            "dmarc.differs-7489",
                            NOTICE,
                            "tenant.hosting.net",
                            "_dmarc.hosting.net TXT v=DMARC1; p=reject"),
                    zone(
                            "dmarc.wildcard",
                            WARNING,
                            "example.com",
                            "*.example.com TXT v=DMARC1; p=reject"));

    private static Provoked zone(String code, Severity severity, String domain, String zone) {
        return new Provoked(code, severity, domain, ZoneDns.of(zone));
    }

    private static Provoked record(String code, Severity severity, String record) {
        return zone(code, severity, "example.com", at(record));
    }

    private static String at(String record) {
        return "_dmarc.example.com TXT " + record + "\n";
    }

    private static Advice advice(Provoked provoked) {
        var examination = Dmarc.examine(provoked.domain(), provoked.dns());
        assertThat(Dmarc.codes(examination)).contains(provoked.code());
        return Dmarc.advice(examination, provoked.code());
    }

    @TestFactory
    Stream<DynamicTest> tells_each_finding_with_its_weight_and_words() {
        return TABLE.stream()
                .map(provoked ->
                        DynamicTest.dynamicTest(
                                provoked.code() + " " + provoked.severity(),
                                () -> {
                                    var advice = advice(provoked);
                                    assertThat(advice.severity()).isEqualTo(provoked.severity());
                                    assertThat(advice.title().text()).isNotBlank();
                                    assertThat(advice.because().text()).endsWith(".");
                                    assertThat(advice.citations()).isNotEmpty();
                                    assertThat(advice.finding().area()).isEqualTo("dmarc");
                                }));
    }

    @Test
    void leaves_no_finding_out() {
        assertThat(TABLE.stream().map(provoked -> advice(provoked).finding().getClass().getName()))
                .containsAll(
                        Stream.of(DmarcFinding.class.getPermittedSubclasses())
                                .map(Class::getName)
                                .toList());
    }

    @Test
    void leaves_no_code_of_the_catalogue_out() throws IOException {
        var promised =
                Files.readString(Shared.path("FINDINGS.md"))
                        .lines()
                        .filter(line -> line.startsWith("| dmarc."))
                        .flatMap(line ->
                                CODE.matcher(line.split("\\|", -1)[1])
                                        .results()
                                        .map(MatchResult::group))
                        .collect(Collectors.toSet());
        assertThat(promised).isNotEmpty();
        assertThat(TABLE.stream().map(Provoked::code)).containsAll(promised);
    }
}
