package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcOutcome;
import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dns.DomainName;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A diagnosis as data that may be handed to anybody: what is not known is empty, and nothing of
/// the message is left but domains, results, selectors and names of servers.
///
/// @param diagnosis of what
public record PublicView(Diagnosis diagnosis) {
    /// More servers than any message passes.
    private static final int MOST_HOPS = 100;

    private static final int MOST_SIGNATURES = 100;
    private static final int MOST_SETS = 50;

    /// Who recorded results.
    public record Receiver(
            Optional<String> authservId,
            Optional<String> provider,
            boolean trusted,
            String reason) {}

    /// What SPF says.
    public record Spf(
            String result,
            Optional<DomainName> domain,
            Optional<String> identity,
            Optional<Boolean> aligned,
            Optional<String> mode) {}

    /// What one signature says.
    public record Signature(
            String result,
            Optional<DomainName> domain,
            Optional<String> selector,
            Optional<Boolean> aligned,
            String source,
            Optional<String> reason) {}

    /// What DMARC says.
    public record Dmarc(
            String result,
            Optional<String> reported,
            Optional<String> policy,
            Optional<DomainName> policyDomain,
            Optional<String> disposition,
            boolean differs7489) {}

    /// One server taking the message.
    public record Hop(
            Optional<String> from,
            Optional<String> by,
            Optional<String> protocol,
            Optional<Instant> time,
            Optional<Long> delaySeconds) {}

    /// Damage that was undone.
    public record Undone(String kind, int count, String detail) {}

    /// The Author Domain.
    public Optional<DomainName> author() {
        return diagnosis.author() instanceof Author.One(var domain)
                ? Optional.of(domain)
                : Optional.empty();
    }

    /// Every domain in From.
    public List<String> from() {
        return switch (diagnosis.author()) {
            case Author.One(var domain) -> List.of(domain.toString());
            case Author.Several(var domains, _) ->
                    domains.stream().limit(MOST_HOPS).map(DomainName::toString).toList();
            case Author.NoField _, Author.NoDomain _ -> List.of();
        };
    }

    /// The Author Domain's Organizational Domain, where its walk could be finished.
    public Optional<DomainName> organizationalDomain() {
        return evaluation()
                .map(DmarcEvaluation::organizationalDomain)
                .filter(OrganizationalDomain.Known.class::isInstance)
                .map(OrganizationalDomain::name);
    }

    /// The same by the public suffix list.
    public Optional<DomainName> organizationalDomain7489() {
        return diagnosis.dmarc().organizational7489().stream().findFirst();
    }

    private Optional<DmarcEvaluation> evaluation() {
        return diagnosis.dmarc().evaluation().stream().findFirst();
    }

    /// Who recorded results.
    public Receiver receiver() {
        var receiver = diagnosis.receiver();
        boolean trusted =
                switch (receiver.why()) {
                    case RECEIVERS_OWN, MICROSOFTS_OWN -> true;
                    case TOPMOST, FOREIGN, ABSENT -> false;
                };
        return new Receiver(
                known(Shown.host(receiver.authservId())),
                known(Shown.words(receiver.provider())),
                trusted,
                reason(receiver.why()));
    }

    private static String reason(Reason why) {
        return switch (why) {
            case RECEIVERS_OWN ->
                    "the topmost results, named like the server that took the message last";
            case TOPMOST -> "the topmost results; nothing else in the header confirms them";
            case MICROSOFTS_OWN -> "results without a name, between Microsoft's own fields";
            case FOREIGN -> "no results but those that others may have written";
            case ABSENT -> "no results at all";
        };
    }

    /// What SPF says.
    public Spf spf() {
        var spf = diagnosis.spf();
        var identifier = spf.identifier().stream().findFirst();
        return new Spf(
                ResultWords.of(spf.result()),
                identifier.map(Identifier::domain),
                spf.helo() ? Optional.of("helo") : identifier.map(_ -> "mailfrom"),
                identifier.flatMap(PublicView::aligned),
                identifier.map(one -> one.mode().word()));
    }

    private static Optional<Boolean> aligned(Identifier identifier) {
        return identifier.alignment() instanceof IdentifierAlignment.Undetermined
                ? Optional.empty()
                : Optional.of(identifier.alignment().aligned());
    }

    /// What the signatures say.
    public List<Signature> signatures() {
        return diagnosis.signatures().stream()
                .limit(MOST_SIGNATURES)
                .map(PublicView::signature)
                .toList();
    }

    private static Signature signature(SignatureView view) {
        var identifier = view.identifier().stream().findFirst();
        String reported = Shown.result(view.reported());
        return new Signature(
                view.passes() ? "pass" : ResultWords.of(reported),
                identifier.map(Identifier::domain),
                known(Shown.selector(view.selector())),
                identifier.flatMap(PublicView::aligned),
                reported.isEmpty() ? view.passes() ? "verified" : "unverified" : "reported",
                Shown.reason(view.reason())
                        .or(() ->
                                view.now().stream()
                                        .map(IdentifierTable::now)
                                        .filter(words -> !words.isEmpty())
                                        .map(words -> "now: " + words)
                                        .findFirst()));
    }

    /// What DMARC says.
    public Dmarc dmarc() {
        var dmarc = diagnosis.dmarc();
        return new Dmarc(
                ResultWords.of(dmarc.result()),
                known(Shown.result(dmarc.reported())),
                evaluation().flatMap(DmarcEvaluation::policy).map(AssessmentPolicy::word),
                evaluation()
                        .map(DmarcEvaluation::discovery)
                        .filter(Discovery.Found.class::isInstance)
                        .map(found -> ((Discovery.Found) found).domain()),
                known(Shown.policy(diagnosis.handling().disposition())),
                dmarc.differs7489());
    }

    /// The ARC chain, without what its sealers found.
    public ArcOutcome arc() {
        var arc = diagnosis.arc();
        return new ArcOutcome(
                arc.status(), arc.reason(), arc.sets().stream().limit(MOST_SETS).toList());
    }

    /// What a seal says of the sets below it; none where it says nothing that the standard knows.
    public Optional<String> cv(ArcOutcome.ArcSet set) {
        return known(Shown.result(set.cv()));
    }

    /// What shows the way.
    public Optional<String> way() {
        return known(Shown.words(diagnosis.path().reason()).text());
    }

    /// The servers, the first one first.
    public List<Hop> hops() {
        return diagnosis.path().hops().stream().limit(MOST_HOPS).map(PublicView::hop).toList();
    }

    private static Hop hop(Path.Hop hop) {
        return new Hop(
                known(Shown.host(hop.from())),
                known(Shown.host(hop.by())),
                known(Shown.protocol(hop.protocol())),
                hop.time().stream().findFirst(),
                hop.delaySeconds().stream().findFirst());
    }

    /// What was undone, in our words.
    public List<Undone> repairs() {
        return diagnosis.given().repairs().stream()
                .map(repair ->
                        new Undone(
                                repair.kind().word(),
                                repair.count(),
                                PasteWords.log(List.of(repair))))
                .toList();
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
