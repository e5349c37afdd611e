package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks at a domain's DMARC in two rounds of questions: the whole walk at once, then whatever its
/// outcome asks for.
public final class DmarcCheck implements Check<DmarcFacts> {
    private final PublicSuffixes suffixes;

    /// @param suffixes what an RFC 7489 receiver goes by
    public DmarcCheck(PublicSuffixes suffixes) {
        this.suffixes = suffixes;
    }

    @Override
    public String id() {
        return "dmarc";
    }

    @Override
    public Examination<DmarcFacts> examine(Subject subject, Sources sources) {
        Dns dns = sources.dns();
        var walked = walk(subject.domain(), dns);
        var followUp = new FollowUp(walked, suffixes);
        ask(dns, followUp.questions().stream());
        var facts = walked.withDestinations(followUp.destinations(dns));
        var around = followUp.findings(dns);
        var findings = new ArrayList<>(WalkReview.of(facts, followUp.isWildcardAlias(dns), around));
        followUp.record()
                .ifPresent(in ->
                        facts.found()
                                .ifPresent(found -> {
                                    findings.addAll(PolicyReview.of(facts, found, in));
                                    findings.addAll(RecordReview.of(in, found.record()));
                                    findings.addAll(ConsentReview.of(facts, in, suffixes));
                                    findings.addAll(
                                            FailureConsentReview.of(
                                                    facts, in, followUp.failureDestinations(dns)));
                                }));
        findings.addAll(around);
        findings.addAll(Rfc7489Review.of(facts));
        if (facts.discovery() instanceof Discovery.Nothing) {
            var publishAt = suffixes.organizationalDomain(facts.domain());
            findings.add(WalkReview.none(facts, publishAt, List.copyOf(findings)));
        }
        return new Examination<>(facts, DmarcRow.of(facts), advice(findings));
    }

    private static List<Advice> advice(List<DmarcFinding> findings) {
        boolean wildcard = findings.stream().anyMatch(DmarcFinding.Wildcard.class::isInstance);
        var advice = findings.stream().map(DmarcAdvice::on);
        return (wildcard ? advice.map(PlaceWords::besideWildcard) : advice).toList();
    }

    private DmarcFacts walk(DomainName domain, Dns dns) {
        var existence = Stream.of(new Question(domain, RrType.TXT));
        ask(dns, Stream.concat(TreeWalk.questions(domain).stream(), existence));
        var steps = TreeWalk.look(domain, dns);
        var walk = TreeWalk.untilStop(steps);
        return new DmarcFacts(
                domain,
                walk,
                PolicyDiscovery.of(domain, walk),
                Existence.of(domain, dns),
                OrganizationalDomain.of(domain, walk),
                Rfc7489Reading.of(domain, steps, suffixes),
                List.of());
    }

    /// Asks at once what will be asked for one by one: the run's DNS remembers the answers.
    private static void ask(Dns dns, Stream<Question> questions) {
        dns.askAll(questions.distinct().toList());
    }
}
