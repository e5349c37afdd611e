package dev.dmarcdesk.whatif;

import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.ReportUri;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfLimits;
import dev.dmarcdesk.tlsrpt.TlsRptFacts;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a domain stands, in a few words for each trait.
///
/// @param words the traits that can be said of it
/// @param ranks how good those are that can be compared, higher is better
record Traits(Map<Trait, String> words, Map<Trait, Integer> ranks) {
    /// The traits that are an examination of their own.
    private static final Map<Trait, Class<? extends Facts>> PARTS =
            Map.of(
                    Trait.DKIM, DkimFacts.class,
                    Trait.MTA_STS, MtaStsFacts.class,
                    Trait.TLS_RPT, TlsRptFacts.class,
                    Trait.BIMI, BimiFacts.class);

    private static final List<AssessmentPolicy> POLICIES = List.of(AssessmentPolicy.values());
    private static final List<Level> LEVELS = List.of(Level.values());
    private static final List<Tone> TONES = List.of(Tone.values());

    static Traits of(Report report) {
        var traits = new Traits(new EnumMap<>(Trait.class), new EnumMap<>(Trait.class));
        traits.put(Trait.VERDICT, report.verdict().level().word());
        traits.ranks.put(Trait.VERDICT, -LEVELS.indexOf(report.verdict().level()));
        traits.dmarc(report.facts(DmarcFacts.class));
        traits.spf(report.facts(SpfFacts.class));
        PARTS.forEach((trait, facts) -> traits.part(trait, facts, report));
        return traits;
    }

    /// What is another way in the other one, in the order of the traits.
    List<Difference> to(Traits after) {
        var differences = new ArrayList<Difference>();
        for (Trait trait : Trait.values()) {
            if (!word(trait).equals(after.word(trait))) {
                differences.add(
                        new Difference(
                                trait, told(trait), after.told(trait), effect(trait, after)));
            }
        }
        return differences;
    }

    /// Older receivers have a word of their own only where it is another one.
    private String told(Trait trait) {
        return trait == Trait.POLICY_7489 && word(trait).isEmpty()
                ? word(Trait.POLICY)
                : word(trait);
    }

    private Effect effect(Trait trait, Traits after) {
        Integer now = ranks.get(trait);
        Integer then = after.ranks.get(trait);
        if (now == null || then == null || now.equals(then)) {
            return Effect.OTHER;
        }
        return then > now ? Effect.BETTER : Effect.WORSE;
    }

    String word(Trait trait) {
        return words.getOrDefault(trait, "");
    }

    private void put(Trait trait, String word) {
        words.put(trait, word);
    }

    private void dmarc(DmarcFacts facts) {
        boolean none = facts.status() == DmarcFacts.Status.NONE;
        policy(Trait.POLICY, facts.effectivePolicy(), none);
        policy(Trait.SUBDOMAIN_POLICY, facts.subdomainPolicy(), none);
        policy(Trait.NON_EXISTENT_POLICY, facts.nonExistentSubdomainPolicy(), none);
        put(Trait.POLICY_7489, OlderReceivers.policy(facts));
        facts.found().map(Discovery.Found::record).ifPresent(this::record);
    }

    private void policy(Trait trait, Optional<AssessmentPolicy> policy, boolean none) {
        policy.ifPresentOrElse(
                known -> {
                    put(trait, known.word());
                    ranks.put(trait, POLICIES.indexOf(known));
                },
                () -> {
                    put(trait, none ? "no DMARC" : "unknown");
                    if (none) {
                        ranks.put(trait, 0);
                    }
                });
    }

    private void record(PolicyRecord record) {
        put(Trait.TEST_MODE, record.testing() ? "on" : "off");
        put(Trait.DKIM_ALIGNMENT, record.adkim().or(AlignmentMode.RELAXED).word());
        put(Trait.SPF_ALIGNMENT, record.aspf().or(AlignmentMode.RELAXED).word());
        String addresses =
                record.reportUris().stream().map(ReportUri::uri).collect(Collectors.joining(", "));
        put(Trait.REPORTS, addresses.isEmpty() ? "nobody" : addresses);
        ranks.put(Trait.REPORTS, addresses.isEmpty() ? 0 : 1);
    }

    private void spf(SpfFacts facts) {
        put(
                Trait.SPF,
                switch (facts.status()) {
                    case FOUND -> facts.anyoneMaySend() ? "lets everybody pass" : "works";
                    case NONE -> "no record";
                    case INVALID -> "permerror";
                    case MULTIPLE -> "permerror: several records";
                    case UNKNOWN -> "unknown";
                });
        switch (facts.status()) {
            case FOUND -> ranks.put(Trait.SPF, facts.anyoneMaySend() ? 0 : 2);
            case NONE, INVALID, MULTIPLE -> ranks.put(Trait.SPF, 1);
            case UNKNOWN -> {
                // Nobody knows how good it is.
            }
        }
        facts.lookups()
                .ifPresent(count -> put(Trait.SPF_LOOKUPS, count + " of " + SpfLimits.LOOKUPS));
        facts.voidLookups()
                .ifPresent(count -> put(Trait.SPF_VOID_LOOKUPS, count + " of " + SpfLimits.VOIDS));
        facts.exceedsAt().ifPresent(term -> put(Trait.SPF_EXCEEDS_AT, term));
        facts.all().ifPresent(all -> put(Trait.SPF_ALL, all.result() + " (" + all.sign() + "all)"));
    }

    private <F extends Facts> void part(Trait trait, Class<F> kind, Report report) {
        for (Examination<?> one : report.examinations()) {
            if (kind.isInstance(one.facts())) {
                put(trait, one.row().state());
                if (one.row().tone() != Tone.UNKNOWN && one.row().tone() != Tone.SKIPPED) {
                    ranks.put(trait, -TONES.indexOf(one.row().tone()));
                }
            }
        }
    }
}
