package dev.dmarcdesk.lambda;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Destination;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dmarc.TreeWalk;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/// The DMARC facts as JSON.
final class DmarcJson {
    private DmarcJson() {}

    static void write(JsonOut out, DmarcFacts facts) {
        Optional<PolicyRecord> record = facts.found().map(Discovery.Found::record);
        out.text("status", facts.status().name().toLowerCase(Locale.ROOT))
                .text("name", facts.recordName())
                .text("record", record.map(PolicyRecord::text))
                .text("policyDomain", facts.found().map(Discovery.Found::domain))
                .text("organizationalDomain", organizationalDomain(facts))
                .text("pslOrganizationalDomain", facts.rfc7489().organizationalDomain().toString())
                .text("effectivePolicy", facts.effectivePolicy().map(AssessmentPolicy::word))
                .text("subdomainPolicy", facts.subdomainPolicy().map(AssessmentPolicy::word))
                .text(
                        "nonExistentSubdomainPolicy",
                        facts.nonExistentSubdomainPolicy().map(AssessmentPolicy::word));
        record.ifPresentOrElse(
                found -> {
                    out.flag("testing", found.testing());
                    out.object("alignment", _ -> alignment(out, found));
                },
                () -> out.nothing("testing").nothing("alignment"));
        out.object("rfc7489", _ -> older(out, facts.rfc7489().outcome()));
        out.objects("walk", facts.walk(), step -> step(out, step))
                .objects("rua", facts.destinations(), destination -> destination(out, destination));
    }

    /// What a receiver of RFC 7489 comes to, before sampling.
    private static void older(JsonOut out, Outcome outcome) {
        switch (outcome) {
            case Outcome.Applies(var policy) ->
                    out.flag("applies", true).text("policy", policy.word());
            case Outcome.NotApplied() -> out.flag("applies", false).nothing("policy");
            case Outcome.Undetermined() -> out.nothing("applies").nothing("policy");
        }
    }

    private static void alignment(JsonOut out, PolicyRecord record) {
        out.text("spf", record.aspf().or(AlignmentMode.RELAXED).word())
                .text("dkim", record.adkim().or(AlignmentMode.RELAXED).word());
    }

    /// Only what follows from what was found: an assumption is no fact.
    private static @Nullable String organizationalDomain(DmarcFacts facts) {
        return switch (facts.organizationalDomain()) {
            case OrganizationalDomain.Known(var name) -> name.toString();
            case OrganizationalDomain.Assumed _ -> null;
        };
    }

    private static void step(JsonOut out, Step step) {
        out.text("name", TreeWalk.question(step.domain()).map(question -> question.name()))
                .text("answer", FindingJson.word(step.answer()));
    }

    private static void destination(JsonOut out, Destination destination) {
        out.text("uri", destination.uri().uri());
        flag(out, "external", destination.external());
        flag(out, "authorized", destination.authorized());
    }

    private static void flag(JsonOut out, String name, Optional<Boolean> value) {
        value.ifPresentOrElse(known -> out.flag(name, known), () -> out.nothing(name));
    }
}
