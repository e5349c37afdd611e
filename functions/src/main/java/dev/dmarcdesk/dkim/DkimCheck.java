package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.check.Subject.Search;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.List;

/// A domain's DKIM keys: those at the selectors the asker named or a watch knows, else those found
/// at the usual ones.
public final class DkimCheck implements Check<DkimFacts> {
    private final Selectors selectors;
    private final Senders senders;

    /// @param selectors what to ask for when nobody named a selector
    /// @param senders the services whose keys can be told
    public DkimCheck(Selectors selectors, Senders senders) {
        this.selectors = selectors;
        this.senders = senders;
    }

    @Override
    public String id() {
        return "dkim";
    }

    @Override
    public Examination<DkimFacts> examine(Subject subject, Sources sources) {
        Dns dns = sources.dns();
        List<String> named = subject.search() == Search.NAMED ? subject.selectors() : List.of();
        KeySearch search =
                switch (subject.search()) {
                    case NAMED -> KeySearch.named(subject.domain(), named, dns);
                    case DISCOVERY ->
                            KeySearch.discover(subject.domain(), probed(subject), senders, dns);
                    case KNOWN -> KeySearch.known(subject.domain(), subject.selectors(), dns);
                };
        var survey = new KeySurvey(subject.domain(), search, named, senders);
        DkimFacts facts = survey.facts();
        List<DkimFinding> findings = survey.findings();
        return new Examination<>(
                facts,
                DkimRow.of(facts, findings, !named.isEmpty()),
                findings.stream().map(DkimAdvice::on).toList());
    }

    /// What was once seen in use comes first.
    private Selectors probed(Subject subject) {
        return subject.selectors().isEmpty()
                ? selectors
                : new Selectors(subject.selectors()).and(selectors.names());
    }

    /// The same examination of a domain that turned out to send no mail: a missing or revoked key
    /// is then no fault, and an unknown one no question. Where a usable or broken key was found the
    /// examination stands as it is.
    public static Examination<DkimFacts> notNeeded(
            DomainName domain, Examination<DkimFacts> examined) {
        boolean signs =
                examined.facts().keys().stream().anyMatch(key -> key.status() != KeyStatus.REVOKED);
        if (signs) {
            return examined;
        }
        var advice = new ArrayList<Advice>();
        advice.add(DkimAdvice.on(new DkimFinding.NotNeeded(domain)));
        examined.advice().stream()
                .filter(one ->
                        one.finding() instanceof DkimFinding.Revoked
                                || one.finding() instanceof DkimFinding.CnameDangling)
                .forEach(advice::add);
        return new Examination<>(examined.facts(), DkimRow.notNeeded(), advice);
    }
}
