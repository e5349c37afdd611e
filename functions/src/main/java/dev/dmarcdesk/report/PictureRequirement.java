package dev.dmarcdesk.report;

import dev.dmarcdesk.bimi.Enforcement;
import dev.dmarcdesk.bimi.Enforcement.Shortfall;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dns.DomainName;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a domain's DMARC means for its BIMI record (BIMI §7.1 steps 7 to 9). The draft goes by the
/// records of the Author Domain and of its Organizational Domain; the policy that acts must enforce
/// too, wherever it comes from.
public final class PictureRequirement {
    private final DmarcFacts dmarc;

    private PictureRequirement(DmarcFacts dmarc) {
        this.dmarc = dmarc;
    }

    /// Judges by what DMARC found out.
    public static Enforcement enforcement(DmarcFacts dmarc) {
        return switch (dmarc.status()) {
            case UNKNOWN -> new Enforcement.NotKnown();
            case NONE, MULTIPLE, INVALID -> tooLittle(Shortfall.NO_POLICY, dmarc.domain());
            case FOUND -> new PictureRequirement(dmarc).ofRecords();
        };
    }

    private Enforcement ofRecords() {
        List<Step.One> records = records();
        Optional<AssessmentPolicy> acting = dmarc.effectivePolicy();
        if (acting.isEmpty()) {
            return new Enforcement.NotKnown();
        }
        if (acting.get() == AssessmentPolicy.NONE && !isOnlySubdomainPolicy()) {
            return tooLittle(monitoring(dmarc.testing()), policyDomain());
        }
        return Stream.<Optional<Enforcement>>of(
                        first(records, PictureRequirement::isMonitoring)
                                .map(one ->
                                        tooLittle(
                                                monitoring(one.record().testing()), one.domain())),
                        first(records, PictureRequirement::leavesSubdomainsOpen)
                                .map(one -> new Enforcement.SubdomainsOpen(one.domain())),
                        first(records, PictureRequirement::isPartial)
                                .map(one -> tooLittle(Shortfall.PERCENTAGE, one.domain())))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Enforcement.Enough::new);
    }

    /// Those of the Author Domain, of its Organizational Domain and of the policy that applies.
    private List<Step.One> records() {
        var domains = List.of(dmarc.domain(), dmarc.organizationalDomain().name(), policyDomain());
        return dmarc.walk().stream()
                .filter(Step.One.class::isInstance)
                .map(Step.One.class::cast)
                .filter(one -> domains.contains(one.domain()))
                .sorted(Comparator.comparingInt(one -> domains.indexOf(one.domain())))
                .toList();
    }

    private DomainName policyDomain() {
        return dmarc.found().map(Discovery.Found::domain).orElse(dmarc.domain());
    }

    /// Whether it is `sp` of another name's record that acts as none.
    private boolean isOnlySubdomainPolicy() {
        return dmarc.found()
                .filter(found -> found.reach() != Discovery.Reach.OWN)
                .filter(found -> !isMonitoring(found.record()))
                .filter(found -> leavesSubdomainsOpen(found.record()))
                .isPresent();
    }

    private static Optional<Step.One> first(
            List<Step.One> records, Predicate<PolicyRecord> wanted) {
        return records.stream().filter(one -> wanted.test(one.record())).findFirst();
    }

    private static boolean isMonitoring(PolicyRecord record) {
        return !record.policies().own().enforces();
    }

    private static boolean leavesSubdomainsOpen(PolicyRecord record) {
        return record.sp().read().filter(AssessmentPolicy.NONE::equals).isPresent();
    }

    /// Receivers of RFC 9989 do not know `pct` any more; the draft still asks for 100 beside
    /// `quarantine`.
    private static boolean isPartial(PolicyRecord record) {
        return record.statedPolicies().own() == AssessmentPolicy.QUARANTINE
                && record.tags().tags().stream()
                        .filter(tag -> tag.name().equalsIgnoreCase("pct"))
                        .limit(1)
                        .anyMatch(tag -> !tag.value().equals("100"));
    }

    private static Shortfall monitoring(boolean testing) {
        return testing ? Shortfall.TESTING : Shortfall.MONITORING;
    }

    private static Enforcement tooLittle(Shortfall shortfall, DomainName domain) {
        return new Enforcement.TooLittle(shortfall, domain);
    }
}
