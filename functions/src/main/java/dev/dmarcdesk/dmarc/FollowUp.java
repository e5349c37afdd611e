package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dmarc.DmarcFinding.CnameAndTxt;
import dev.dmarcdesk.dmarc.DmarcFinding.Wildcard;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is worth asking once the walk is known: whether a record found really stands there and who
/// takes its reports, or where a record that is missing may have landed.
final class FollowUp {
    /// A name nobody has.
    private static final String UNLIKELY = "_dmarcdesk-probe";

    private final DmarcFacts facts;
    private final PublicSuffixes suffixes;
    private final MisplacedRecords misplaced;

    FollowUp(DmarcFacts facts, PublicSuffixes suffixes) {
        this.facts = facts;
        this.suffixes = suffixes;
        this.misplaced = new MisplacedRecords(facts.domain());
    }

    /// Everything that will be asked.
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        if (isNothingFound()) {
            questions.addAll(misplaced.questions());
        }
        if (hasOwnRecord() || hasOwnAlias()) {
            unlikely().ifPresent(questions::add);
        }
        alias().ifPresent(questions::add);
        destinations().ifPresent(destinations -> questions.addAll(destinations.questions()));
        failureDestinations().ifPresent(destinations -> questions.addAll(destinations.questions()));
        return questions;
    }

    /// The record that applies, where it was found.
    Optional<Published> record() {
        return facts.found()
                .map(found ->
                        Published.at(
                                found.domain(),
                                step(found.domain()).answer(),
                                found.record().text(),
                                standing(found)));
    }

    /// The report addresses of that record, judged.
    List<Destination> destinations(Dns dns) {
        return destinations().map(destinations -> destinations.judge(dns)).orElse(List.of());
    }

    /// The failure report addresses of that record, judged by the same procedure (RFC 9991 §5).
    List<Destination> failureDestinations(Dns dns) {
        return failureDestinations().map(destinations -> destinations.judge(dns)).orElse(List.of());
    }

    /// Whether a CNAME at `_dmarc` is a wildcard's.
    boolean isWildcardAlias(Dns dns) {
        return hasOwnAlias()
                && unlikely()
                        .map(question -> dns.ask(question).aliases())
                        .filter(step(facts.domain()).answer().aliases()::equals)
                        .isPresent();
    }

    /// What the other questions show.
    List<DmarcFinding> findings(Dns dns) {
        var findings = new ArrayList<DmarcFinding>();
        if (isNothingFound()) {
            findings.addAll(misplaced.find(dns, aliasInTheWay(dns)));
        }
        if (hasOwnRecord()) {
            record().ifPresent(in -> {
                unlikely()
                        .filter(question -> Step.texts(dns.ask(question)).contains(in.text()))
                        .map(question -> new Wildcard(facts.domain(), in, List.of(question)))
                        .ifPresent(findings::add);
                alias().ifPresent(question -> {
                    if (dns.ask(question) instanceof Answer.Found found
                            && found.records().getFirst() instanceof Rdata.Alias(var target)) {
                        findings.add(new CnameAndTxt(in, target, List.of(question)));
                    }
                });
            });
        }
        return findings;
    }

    /// A domain that does not exist has nothing below it either (RFC 8020).
    private boolean isNothingFound() {
        return facts.discovery() instanceof Discovery.Nothing
                && facts.existence() != Existence.DOES_NOT_EXIST;
    }

    private boolean hasOwnRecord() {
        return facts.discovery() instanceof Discovery.Found(_, _, var reach)
                && reach == Discovery.Reach.OWN;
    }

    private boolean hasOwnAlias() {
        return facts.walk().stream()
                .filter(step -> step.domain().equals(facts.domain()))
                .anyMatch(step -> !step.answer().aliases().isEmpty());
    }

    /// Nothing may stand beside a CNAME (RFC 1034 §3.6.2), not even one that leads nowhere.
    private List<RecordEdit> aliasInTheWay(Dns dns) {
        return hasOwnAlias() && !isWildcardAlias(dns)
                ? WalkReview.removal(
                        facts.domain(), step(facts.domain()).answer().aliases().getFirst())
                : List.of();
    }

    private Step step(DomainName domain) {
        return facts.walk().stream()
                .filter(step -> step.domain().equals(domain))
                .findFirst()
                .orElse(facts.walk().getFirst());
    }

    private Optional<Question> unlikely() {
        return facts.domain().prefixed(UNLIKELY) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(new Question(name, RrType.TXT))
                : Optional.empty();
    }

    /// Whether a CNAME stands beside the record, for servers that let it.
    private Optional<Question> alias() {
        return hasOwnRecord() && !hasOwnAlias()
                ? TreeWalk.question(facts.domain())
                        .map(question -> new Question(question.name(), RrType.CNAME))
                : Optional.empty();
    }

    private Optional<Destinations> destinations() {
        return facts.found().map(found -> destinations(found, found.record().reportUris()));
    }

    /// Nobody considers the `ruf` of a public suffix (RFC 9991 §2).
    private Optional<Destinations> failureDestinations() {
        return facts.found()
                .filter(found -> found.record().psd().or(PsdFlag.UNDECLARED) != PsdFlag.YES)
                .map(found -> destinations(found, found.record().ruf().or(ReportUris.NONE).uris()));
    }

    private Destinations destinations(Discovery.Found found, List<ReportUri> uris) {
        return new Destinations(found.domain(), walk(found.domain()), uris);
    }

    /// The rest of the walk is that of the policy's name.
    private List<Step> walk(DomainName policyDomain) {
        return facts.walk().stream().filter(step -> policyDomain.isWithin(step.domain())).toList();
    }

    private Standing standing(Discovery.Found found) {
        if (suffixes.isPublicSuffix(found.domain())) {
            return Standing.PUBLIC_SUFFIX;
        }
        boolean organization =
                !hasOwnRecord()
                        || facts.organizationalDomain() instanceof OrganizationalDomain.Assumed
                        || facts.organizationalDomain().name().equals(facts.domain());
        return organization ? Standing.ORGANIZATION : Standing.SUBDOMAIN;
    }
}
