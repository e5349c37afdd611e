package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Discovery.Reach;
import dev.dmarcdesk.dmarc.DmarcFinding.Enforced;
import dev.dmarcdesk.dmarc.DmarcFinding.Inherited;
import dev.dmarcdesk.dmarc.DmarcFinding.Monitoring;
import dev.dmarcdesk.dmarc.DmarcFinding.NpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.SpIgnored;
import dev.dmarcdesk.dmarc.DmarcFinding.SpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.TestMode;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// What the record that applies does for the name asked and for the names below.
final class PolicyReview {
    private final DmarcFacts facts;
    private final Discovery.Found found;
    private final Published in;
    private final PolicyRecord record;
    private final List<DmarcFinding> findings = new ArrayList<>();

    private PolicyReview(DmarcFacts facts, Discovery.Found found, Published in) {
        this.facts = facts;
        this.found = found;
        this.in = in;
        this.record = found.record();
    }

    /// @param in where the record was found
    static List<DmarcFinding> of(DmarcFacts facts, Discovery.Found found, Published in) {
        var review = new PolicyReview(facts, found, in);
        if (found.record().isUsable()) {
            review.effect();
            review.subdomains();
        } else {
            review.nothing();
        }
        review.organization();
        return review.findings;
    }

    private void effect() {
        String tag = decidingTag();
        var at = place(tag);
        var policy = facts.effectivePolicy();
        if (found.reach() != Reach.OWN) {
            policy.ifPresent(
                    acting -> findings.add(new Inherited(facts.domain(), in, at, tag, acting)));
        }
        if (policy.isEmpty()) {
            var existence = new Question(facts.domain(), RrType.TXT);
            findings.add(
                    new DmarcFinding.Unavailable(
                            facts.domain(),
                            List.of(existence),
                            "whether the name exists decides between its policies"));
            return;
        }
        var stated = found.statedFor(facts.existence()).orElse(AssessmentPolicy.NONE);
        if (record.testing() && stated.enforces()) {
            findings.add(new TestMode(in, place("t"), stated));
        } else if (policy.get().enforces()) {
            findings.add(new Enforced(in, at, facts.domain(), policy.get()));
        }
        if (!policy.get().enforces()) {
            boolean reports = !record.reportUris().isEmpty();
            findings.add(new Monitoring(in, at, facts.domain(), tag, reports, stated.enforces()));
        }
    }

    /// A record that does nothing stops nothing (RFC 9989 §4.10.1).
    private void nothing() {
        String tag = decidingTag();
        findings.add(new Monitoring(in, place(tag), facts.domain(), tag, false, false));
    }

    /// Which tag says what acts, by the fallback of RFC 9989 §4.7.
    private String decidingTag() {
        if (found.reach() == Reach.OWN) {
            return "p";
        }
        boolean missing = facts.existence() == Existence.DOES_NOT_EXIST;
        if (missing && record.np().read().isPresent()) {
            return "np";
        }
        return record.sp().read().isPresent() ? "sp" : "p";
    }

    private void subdomains() {
        var policies = record.statedPolicies();
        if (in.standing() == Standing.SUBDOMAIN || !policies.own().enforces()) {
            return;
        }
        if (policies.existing().compareTo(policies.own()) < 0) {
            findings.add(new SpWeaker(in, place("sp"), policies.own(), policies.existing()));
        }
        if (record.np().read().isPresent()
                && policies.nonExistent().compareTo(policies.own()) < 0) {
            findings.add(new NpWeaker(in, place("np"), policies.own(), policies.nonExistent()));
        }
    }

    private void organization() {
        var organizational = facts.organizationalDomain();
        if (in.standing() == Standing.SUBDOMAIN) {
            for (String name : List.of("sp", "np")) {
                record.named(name).stream()
                        .limit(1)
                        .forEach(tag ->
                                findings.add(
                                        new SpIgnored(
                                                in,
                                                RecordReview.pair(tag),
                                                name,
                                                organizational.name())));
            }
        }
        if (organizational instanceof OrganizationalDomain.Assumed(var assumed)) {
            var failed =
                    facts.walk().stream()
                            .filter(Step.Unknown.class::isInstance)
                            .map(Step.Unknown.class::cast)
                            .toList();
            findings.add(
                    new DmarcFinding.OrganizationalDomainUnavailable(
                            assumed,
                            failed.stream()
                                    .flatMap(step -> TreeWalk.question(step.domain()).stream())
                                    .toList(),
                            failed.getFirst().answer().detail()));
        }
    }

    private Range place(String name) {
        int end = in.text().length();
        return record.named(name).stream()
                .findFirst()
                .map(RecordReview::pair)
                .orElse(new Range(end, end));
    }
}
