package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Hop;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Repair;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Range;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes diagnoses by hand: what is not said is that of a direct message of `acme.example` to a
/// receiver whose results are believed.
public final class Made {
    private final RecordingDns dns;
    private final DomainName author = DomainName.of("acme.example");
    private final List<AuthenticatedIdentifier> identifiers = new ArrayList<>();
    private final List<SignatureView> signatures = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();
    private final List<Sender> services = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();
    private final List<ReceiverView.Claim> claims = new ArrayList<>();
    private Author whose = new Author.One(author);
    private SpfView spf = new SpfView("", List.of(), false, false, SpfView.Source.UNKNOWN, "");
    private Handling handling = new Handling("", "", List.of(), "");
    private String reported = "";
    private Reason why = Reason.RECEIVERS_OWN;
    private String receiver = "mx.google.com";
    private Given.Body body = Given.Body.ABSENT;
    private Completeness completeness = Completeness.WHOLE;
    private List<String> doubts = List.of();
    private boolean nobodySays;
    private Path path =
            new Path(
                    Kind.DIRECT,
                    Certainty.CERTAIN,
                    Sentence.of("no mark of anybody in between"),
                    "",
                    List.of(
                            hop("app.acme.example", "out.acme.example", 0),
                            hop("out.acme.example", "mx.google.com", 2)));

    private Made(String zone) {
        this.dns = new RecordingDns(ZoneDns.of(zone), 400);
    }

    /// With that policy published at `_dmarc.acme.example`; empty for none.
    public static Made policy(String record) {
        return new Made(
                record.isEmpty()
                        ? "acme.example A 192.0.2.1\n"
                        : "acme.example A 192.0.2.1\n_dmarc.acme.example TXT " + record + "\n");
    }

    /// In a DNS made of that zone.
    public static Made zone(String zone) {
        return new Made(zone);
    }

    static Hop hop(String from, String by, long delay) {
        return new Hop(
                from,
                by,
                "ESMTPS",
                List.of(Instant.parse("2026-11-21T10:00:00Z").plusSeconds(delay)),
                List.of(delay));
    }

    Made spf(String result, String domain) {
        var name = DomainName.of(domain);
        identifiers.add(new AuthenticatedIdentifier.SpfDomain(name, authentication(result)));
        spf =
                new SpfView(
                        result,
                        List.of(identifier(name, identifiers.getLast())),
                        false,
                        false,
                        SpfView.Source.REPORTED,
                        "");
        return this;
    }

    Made dkim(String result, String domain, String selector) {
        return dkim(result, domain, selector, List.of());
    }

    Made dkim(String result, String domain, String selector, HeaderHash now, Flaw... flaws) {
        var name = DomainName.of(domain);
        return dkim(
                result,
                domain,
                selector,
                List.of(
                        new SignatureOutcome(
                                new HeaderField(
                                        "DKIM-Signature", "DKIM-Signature: x", new Range(0, 1)),
                                List.of(),
                                List.of(name),
                                selector,
                                now,
                                body == Given.Body.UNTOUCHED
                                        ? BodyHash.MATCHES
                                        : BodyHash.NOT_GIVEN,
                                List.of(flaws),
                                List.of(
                                        new Question(
                                                DomainName.of(selector + "._domainkey." + domain),
                                                RrType.TXT)))));
    }

    private Made dkim(String result, String domain, String selector, List<SignatureOutcome> now) {
        var name = DomainName.of(domain);
        identifiers.add(
                new AuthenticatedIdentifier.DkimSigningDomain(name, authentication(result)));
        now.stream().flatMap(one -> one.evidence().stream()).forEach(dns::ask);
        signatures.add(
                new SignatureView(
                        List.of(identifier(name, identifiers.getLast())),
                        selector,
                        result,
                        "",
                        false,
                        now));
        return this;
    }

    private static Authentication authentication(String result) {
        return switch (result) {
            case "pass" -> Authentication.PASS;
            case "temperror" -> Authentication.TEMPERROR;
            default -> Authentication.FAIL;
        };
    }

    private Identifier identifier(DomainName name, AuthenticatedIdentifier identifier) {
        var judged = DmarcEvaluation.of(author, List.of(identifier), dns).identifiers();
        IdentifierAlignment alignment =
                judged.isEmpty()
                        ? new IdentifierAlignment.Undetermined()
                        : judged.getFirst().alignment();
        boolean strict =
                alignment instanceof IdentifierAlignment.Relaxed(_, boolean enough) && !enough;
        return new Identifier(
                name,
                alignment,
                alignment.aligned(),
                strict ? AlignmentMode.STRICT : AlignmentMode.RELAXED);
    }

    Made because(Cause... why) {
        causes.addAll(List.of(why));
        return this;
    }

    /// A service of the catalogue, whose marks the message bears.
    Made by(String slug) {
        services.add(service(slug));
        return this;
    }

    static Sender service(String slug) {
        return BundledData.senders().bySlug(slug).orElseThrow();
    }

    Made from(Author author) {
        whose = author;
        return this;
    }

    Made reported(String result) {
        reported = result;
        return this;
    }

    Made handled(String disposition, String policy) {
        handling = new Handling(disposition, policy, List.of(), handling.arc());
        return this;
    }

    Made arc(String word) {
        handling = new Handling(handling.disposition(), handling.policy(), List.of(), word);
        return this;
    }

    Made compauth(String result, String code) {
        handling =
                new Handling(
                        handling.disposition(),
                        handling.policy(),
                        List.of(new Handling.Composite(result, code)),
                        handling.arc());
        return this;
    }

    Made receiver(Reason reason, String name) {
        why = reason;
        receiver = name;
        return this;
    }

    Made claim(String name, String... results) {
        claims.add(new ReceiverView.Claim(name, List.of(results)));
        return this;
    }

    Made nobodySays() {
        nobodySays = true;
        return this;
    }

    Made given(Given.Body kind, Completeness whole) {
        body = kind;
        completeness = whole;
        return this;
    }

    Made repaired(Repair.Kind kind, int count) {
        repairs.add(new Repair(kind, count, kind.word()));
        return this;
    }

    Made doubt(String... fields) {
        doubts = List.of(fields);
        return this;
    }

    Made way(Kind kind, Certainty certainty, String via, Hop... hops) {
        path =
                new Path(
                        kind,
                        certainty,
                        Sentence.of("marks of %s", via.isEmpty() ? "it" : via),
                        via,
                        List.of(hops));
        return this;
    }

    Diagnosis done() {
        boolean one = whose instanceof Author.One;
        var evaluation =
                one
                        ? List.of(DmarcEvaluation.of(author, identifiers, dns))
                        : List.<DmarcEvaluation>of();
        DmarcView.Result result =
                nobodySays
                        ? DmarcView.Result.UNKNOWN
                        : evaluation.stream()
                                .map(judged -> DmarcView.Result.valueOf(judged.result().name()))
                                .findFirst()
                                .orElse(DmarcView.Result.PERMERROR);
        return new Diagnosis(
                new Given(20, body, completeness, repairs, doubts),
                whose,
                new ReceiverView(
                        receiver, receiver.endsWith("google.com") ? "Gmail" : "", why, claims),
                spf,
                signatures,
                new DmarcView(
                        result,
                        DmarcView.Basis.COMPUTED,
                        reported.isEmpty() && why == Reason.RECEIVERS_OWN
                                ? result.name().toLowerCase(Locale.ROOT)
                                : reported,
                        evaluation,
                        result,
                        one ? List.of(author) : List.of()),
                new ArcOutcome(ArcOutcome.Status.NONE, "", List.of()),
                path,
                handling,
                causes,
                services,
                dns.transcript());
    }
}
