package dev.dmarcdesk.note;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SetUpRecord;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// A note to a service that sends a domain's mail.
///
/// @param provider who it is for; none where the catalogue does not know them
/// @param domain the From domain
/// @param evidence what a message showed
/// @param aligned the identifiers of the evidence that are the domain's own organization's
/// @param published the names that matter to the service, and what stands there now
/// @param transcript every question asked and its answer
public record ProviderNote(
        List<Sender> provider,
        DomainName domain,
        Evidence evidence,
        List<DomainName> aligned,
        List<Published> published,
        Transcript transcript) {
    /// Names that are looked up.
    private static final int MOST_NAMES = 10;

    public ProviderNote {
        provider = List.copyOf(provider);
        aligned = List.copyOf(aligned);
        published = List.copyOf(published);
    }

    /// A name and what stands there.
    ///
    /// @param question what was asked
    /// @param answer what was answered
    public record Published(Question question, Answer answer) {}

    /// Looks up what the note has to say of the domain.
    ///
    /// @param dns the DNS of this run, which keeps its budget and its deadline
    public static ProviderNote of(
            List<Sender> provider, DomainName domain, Evidence evidence, RecordingDns dns) {
        var published =
                questions(provider, domain, evidence).stream()
                        .map(question -> new Published(question, dns.ask(question)))
                        .toList();
        return new ProviderNote(
                provider,
                domain,
                evidence,
                aligned(domain, evidence, dns),
                published,
                dns.transcript());
    }

    private static List<DomainName> aligned(DomainName domain, Evidence evidence, Dns dns) {
        var identifiers = new LinkedHashSet<DomainName>();
        evidence.signatures().forEach(one -> identifiers.add(one.domain()));
        evidence.bounces().forEach(one -> identifiers.add(one.domain()));
        var ours = organization(domain, dns);
        return identifiers.stream()
                .filter(one ->
                        IdentifierAlignment.of(
                                        domain,
                                        ours,
                                        one,
                                        organization(one, dns),
                                        AlignmentMode.RELAXED)
                                .aligned())
                .toList();
    }

    private static OrganizationalDomain organization(DomainName domain, Dns dns) {
        return OrganizationalDomain.of(domain, TreeWalk.walk(domain, dns));
    }

    /// The keys of the signatures seen, as the domain itself would have them, and the names of the
    /// service's own set-up that are known to the letter.
    private static SequencedSet<Question> questions(
            List<Sender> provider, DomainName domain, Evidence evidence) {
        var questions = new LinkedHashSet<Question>();
        evidence.signatures().stream()
                .filter(one -> !one.selector().isEmpty())
                .forEach(one -> add(one.selector() + "._domainkey." + domain, questions));
        provider.stream()
                .flatMap(sender -> sender.recordsFor(domain).stream())
                .filter(ProviderNote::isAskable)
                .forEach(record -> add(record.name(), questions));
        var bounded = new ArrayList<>(questions).subList(0, Math.min(MOST_NAMES, questions.size()));
        return new LinkedHashSet<>(bounded);
    }

    private static boolean isAskable(SetUpRecord record) {
        return switch (record.purpose()) {
            case DKIM, RETURN_PATH -> record.name().indexOf('<') < 0;
            case SPF, MX, VERIFICATION, TRACKING, DELEGATION -> false;
        };
    }

    private static void add(String name, SequencedSet<Question> questions) {
        if (DomainName.parse(name) instanceof Parsed.Valid<DomainName>(var owner, _)) {
            questions.add(new Question(owner, RrType.TXT));
        }
    }

    /// Whether what is published could be looked up.
    public Level level() {
        return published.stream().anyMatch(one -> one.answer() instanceof Answer.Unavailable)
                ? Level.UNKNOWN
                : Level.GOOD;
    }

    /// The service's name for people.
    public String name() {
        return provider.isEmpty() ? "your sending service" : provider.getFirst().shortName();
    }
}
