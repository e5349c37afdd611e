package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The report addresses of a record and the consent of their hosts.
///
/// A host that is not within the policy's Organizational Domain, wherever that may be, can not have
/// the same one, so only hosts inside need a walk of their own.
final class Destinations {
    /// Records name as many addresses as they like; nobody serves all of them.
    private static final int MOST_HOSTS = 10;

    private final DomainName policyDomain;
    private final List<Step> walk;
    private final List<ReportUri> uris;

    /// @param policyDomain where the record was found
    /// @param walk the walk from that name
    /// @param uris its readable report addresses
    Destinations(DomainName policyDomain, List<Step> walk, List<ReportUri> uris) {
        this.policyDomain = policyDomain;
        this.walk = List.copyOf(walk);
        this.uris = List.copyOf(uris);
    }

    /// What will be asked first.
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (DomainName host : hosts()) {
            if (!mayBeKin(host)) {
                ReportAuthorization.question(policyDomain, host).ifPresent(questions::add);
            } else if (!host.equals(policyDomain)) {
                questions.addAll(TreeWalk.questions(host));
            }
        }
        return questions;
    }

    /// Every address, in the order of the record.
    List<Destination> judge(Dns dns) {
        var judged = new HashMap<DomainName, ReportAuthorization>();
        for (DomainName host : hosts()) {
            judged.put(host, authorization(host, dns));
        }
        return uris.stream().map(uri -> new Destination(uri, state(uri, judged))).toList();
    }

    private static Destination.State state(
            ReportUri uri, Map<DomainName, ReportAuthorization> judged) {
        return switch (uri) {
            case ReportUri.Other _ -> new Destination.State.NotMail();
            case ReportUri.Mailto(_, var host) -> {
                var authorization = judged.get(host);
                yield authorization == null
                        ? new Destination.State.NotLookedAt()
                        : new Destination.State.Judged(authorization);
            }
        };
    }

    private ReportAuthorization authorization(DomainName host, Dns dns) {
        return switch (kinship(host, dns)) {
            case Kinship.Same() -> new ReportAuthorization.NotNeeded();
            case Kinship.Different() -> consent(host, dns);
            case Kinship.Unknown(var failed) ->
                    consent(host, dns) instanceof ReportAuthorization.Given given
                            ? given
                            : new ReportAuthorization.PerhapsNotNeeded(
                                    failed.question(), failed.answer().detail());
        };
    }

    private ReportAuthorization consent(DomainName host, Dns dns) {
        return ReportAuthorization.question(policyDomain, host)
                .map(question -> ReportAuthorization.of(question, host, dns.ask(question)))
                .orElse(new ReportAuthorization.Impossible());
    }

    private Kinship kinship(DomainName host, Dns dns) {
        if (host.equals(policyDomain)) {
            return new Kinship.Same();
        }
        return mayBeKin(host)
                ? Kinship.of(policyDomain, walk, host, TreeWalk.walk(host, dns))
                : new Kinship.Different();
    }

    private boolean mayBeKin(DomainName host) {
        return host.isWithin(OrganizationalDomain.of(policyDomain, walk).name())
                || walk.stream()
                        .filter(Step.Unknown.class::isInstance)
                        .anyMatch(failed -> host.isWithin(failed.domain()));
    }

    private List<DomainName> hosts() {
        return uris.stream()
                .filter(ReportUri.Mailto.class::isInstance)
                .map(uri -> ((ReportUri.Mailto) uri).host())
                .distinct()
                .limit(MOST_HOSTS)
                .toList();
    }
}
