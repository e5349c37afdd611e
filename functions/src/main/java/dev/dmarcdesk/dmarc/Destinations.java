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
/// A host outside the policy's Organizational Domain can not have the same one, so only hosts
/// inside need a walk of their own.
final class Destinations {
    /// Records name as many addresses as they like; nobody serves all of them.
    private static final int MOST_HOSTS = 10;

    private final DomainName policyDomain;
    private final DomainName organizational;
    private final List<ReportUri> uris;

    /// @param policyDomain where the record was found
    /// @param organizational the Organizational Domain of that name
    /// @param uris its readable report addresses
    Destinations(DomainName policyDomain, DomainName organizational, List<ReportUri> uris) {
        this.policyDomain = policyDomain;
        this.organizational = organizational;
        this.uris = uris;
    }

    /// What will be asked first.
    List<Question> questions() {
        var questions = new ArrayList<Question>();
        for (DomainName host : hosts()) {
            if (!host.isWithin(organizational)) {
                ReportAuthorization.question(policyDomain, host).ifPresent(questions::add);
            } else if (!isOurs(host)) {
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
        if (isOurs(host) || (host.isWithin(organizational) && sharesOrganization(host, dns))) {
            return new ReportAuthorization.NotNeeded();
        }
        return ReportAuthorization.question(policyDomain, host)
                .map(question -> ReportAuthorization.of(question, host, dns.ask(question)))
                .orElse(new ReportAuthorization.Impossible());
    }

    private boolean isOurs(DomainName host) {
        return host.equals(policyDomain) || host.equals(organizational);
    }

    private boolean sharesOrganization(DomainName host, Dns dns) {
        var walk = TreeWalk.walk(host, dns);
        return OrganizationalDomain.of(host, walk).name().equals(organizational);
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
