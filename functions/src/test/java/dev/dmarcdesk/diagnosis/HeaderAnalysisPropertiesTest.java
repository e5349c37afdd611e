package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.ForAll.oneOf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.DkimSigningDomain;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.SpfDomain;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What holds for every header: the verdict is that of the results it records, and no pass without
/// an identifier that passes.
class HeaderAnalysisPropertiesTest {
    private static final List<String> DOMAINS =
            List.of(
                    "acme.example",
                    "mail.acme.example",
                    "a.b.mail.acme.example",
                    "acme.co.uk",
                    "shop.acme.co.uk",
                    "other.co.uk",
                    "sendgrid.net",
                    "em1.sendgrid.net",
                    "notacme.example");

    private static final List<String> RESULTS =
            List.of("pass", "fail", "softfail", "neutral", "temperror", "permerror", "none");

    /// A message as its receiver recorded it.
    private record Case(
            String author, String policies, String spf, String bounce, List<Dkim> dkim) {
        String header() {
            return "Received: from x.example (x.example [192.0.2.1]) by mx.google.com with ESMTPS"
                    + " id 1; Wed, 18 Nov 2026 09:00:01 -0800\n"
                    + "Authentication-Results: mx.google.com; spf="
                    + spf
                    + " smtp.mailfrom=b@"
                    + bounce
                    + dkim.stream().map(Dkim::text).collect(Collectors.joining())
                    + "\nFrom: <ann@"
                    + author
                    + ">\nDate: Wed, 18 Nov 2026 17:00:00 +0000\n";
        }

        List<AuthenticatedIdentifier> identifiers() {
            var all = new ArrayList<AuthenticatedIdentifier>();
            all.add(new SpfDomain(DomainName.of(bounce), as(spf)));
            dkim.stream()
                    .filter(one -> !one.result().equals("none"))
                    .forEach(one ->
                            all.add(
                                    new DkimSigningDomain(
                                            DomainName.of(one.domain()), as(one.result()))));
            return all;
        }

        private static Authentication as(String result) {
            return switch (result) {
                case "pass" -> Authentication.PASS;
                case "temperror" -> Authentication.TEMPERROR;
                default -> Authentication.FAIL;
            };
        }
    }

    private record Dkim(String result, String domain, String selector) {
        String text() {
            return "; dkim=" + result + " header.d=" + domain + " header.s=" + selector;
        }
    }

    private static Case message(Random random) {
        return new Case(
                oneOf(random, DOMAINS),
                zone(random),
                oneOf(random, RESULTS),
                oneOf(random, DOMAINS),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(i ->
                                new Dkim(oneOf(random, RESULTS), oneOf(random, DOMAINS), "s" + i))
                        .toList());
    }

    private static String zone(Random random) {
        var zone = new StringBuilder("acme.example. TXT \"x\"\n");
        for (String domain : List.of("acme.example", "mail.acme.example", "co.uk", "acme.co.uk")) {
            if (random.nextInt(2) == 0) {
                zone.append("_dmarc.").append(domain).append(". TXT \"v=DMARC1; p=");
                zone.append(oneOf(random, List.of("none", "quarantine", "reject")));
                zone.append(
                        oneOf(random, List.of("", "; adkim=s", "; aspf=s", "; psd=n", "; psd=y")));
                zone.append("\"\n");
            }
        }
        if (random.nextInt(10) == 0) {
            zone.append("_dmarc.acme.example. !SERVFAIL\n");
        }
        return zone.toString();
    }

    @Test
    void the_verdict_is_that_of_the_recorded_results() {
        ForAll.costlyValues(
                HeaderAnalysisPropertiesTest::message,
                message -> {
                    var diagnosis = Diagnoses.ofHeader(message.header(), message.policies());
                    var expected =
                            DmarcEvaluation.of(
                                    DomainName.of(message.author()),
                                    message.identifiers(),
                                    ZoneDns.of(message.policies()));
                    assertThat(diagnosis.dmarc().result().name())
                            .isEqualTo(expected.result().name());
                    assertThat(diagnosis.dmarc().evaluation().getFirst().policy())
                            .isEqualTo(expected.policy());
                });
    }

    @Test
    void nothing_passes_without_an_aligned_pass() {
        ForAll.costlyValues(
                HeaderAnalysisPropertiesTest::message,
                message -> {
                    var diagnosis = Diagnoses.ofHeader(message.header(), message.policies());
                    boolean spf =
                            diagnosis.spf().result().equals("pass")
                                    && isAligned(diagnosis.spf().identifier());
                    boolean dkim =
                            diagnosis.signatures().stream()
                                    .anyMatch(one -> one.passes() && isAligned(one.identifier()));
                    if (diagnosis.dmarc().result() == Result.PASS) {
                        assertThat(spf || dkim).isTrue();
                        assertThat(diagnosis.causes()).isEmpty();
                    } else {
                        assertThat(diagnosis.causes()).isNotEmpty();
                    }
                });
    }

    @Test
    void any_text_has_a_diagnosis() {
        ForAll.costlyValues(
                random -> {
                    var lines = message(random).header().lines().collect(Collectors.toList());
                    for (int i = random.nextInt(8); i > 0; i--) {
                        int at = random.nextInt(lines.size());
                        String line = lines.get(at);
                        int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
                        lines.set(
                                at,
                                line.substring(0, cut)
                                        + ForAll.text(random, "@<>;=()\".: \u00e9abc", 8)
                                        + line.substring(cut));
                        lines.add(at, oneOf(random, lines));
                    }
                    return String.join("\r\n", lines);
                },
                header -> {
                    var diagnosis = Diagnoses.ofHeader(header, "acme.example. TXT \"x\"");
                    assertThat(diagnosis.transcript().asked()).isLessThan(400);
                    boolean judged =
                            diagnosis.author() instanceof Author.One
                                    || diagnosis.dmarc().result() == Result.PERMERROR;
                    assertThat(judged).isTrue();
                });
    }

    private static boolean isAligned(List<Identifier> identifier) {
        return identifier.stream().anyMatch(one -> one.alignment().aligned());
    }
}
