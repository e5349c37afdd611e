package dev.dmarcdesk.report;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Setting;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Which DMARC record decides, and which of its policies (RFC 9989 §4.7, §4.10).
///
/// @param report what was found
record WhyPolicy(Report report) {
    /// The tree walk, name by name.
    List<Sentence> walk() {
        return facts().walk().stream().map(WhyPolicy::step).toList();
    }

    private static Sentence step(Step step) {
        return Sentence.of(
                "%s: %s%s", step.question().toString(), AnswerWords.of(step.answer()), said(step));
    }

    private static Sentence said(Step step) {
        return switch (step) {
            case Step.Several _ ->
                    Sentence.of(" – several DMARC records: all are discarded (RFC 9989 §4.10)");
            case Step.Nothing(_, var answer) when answer instanceof Answer.Found ->
                    Sentence.of(" – none of that is a DMARC record");
            case Step.One _, Step.Nothing _, Step.Unknown _ -> Sentence.NONE;
        };
    }

    /// Which record decides.
    Sentence decided() {
        String domain = report.subject().domain().toString();
        return switch (facts().discovery()) {
            case Discovery.Found(var at, _, var reach) ->
                    switch (reach) {
                        case OWN ->
                                Sentence.of(
                                        "%s has a record of its own, and that decides (RFC 9989 §4.10.1).",
                                        domain);
                        case ORGANIZATIONAL_DOMAIN ->
                                Sentence.of(
                                                "%s has none of its own, so that of its organization decides: %s"
                                                        + " (RFC 9989 §4.10.1, §4.10.2).",
                                                domain, at.toString())
                                        .and(passedOver(at));
                        case PUBLIC_SUFFIX_DOMAIN ->
                                Sentence.of(
                                        "Neither %s nor its organization has a record, so that of the"
                                                + " public suffix %s decides (RFC 9989 §4.10.1).",
                                        domain, at.toString());
                    };
            case Discovery.Several(var at) ->
                    Sentence.of(
                            "%s has several records, and they annul each other: DMARC is not applied"
                                    + " (RFC 9989 §4.10).",
                            at.toString());
            case Discovery.Nothing() ->
                    Sentence.of(
                            "No name on the way has a record: DMARC is not applied (RFC 9989"
                                    + " §4.10.1).");
            case Discovery.Undetermined(var steps) ->
                    Sentence.of(
                            "%s could not be looked up, so nobody knows which record decides (RFC"
                                    + " 9989 §4.10.1).",
                            steps.getFirst().question().toString());
        };
    }

    /// Records below that of the organization, which people expect to be inherited.
    private Sentence passedOver(DomainName at) {
        var between =
                facts().walk().stream()
                        .filter(Step.One.class::isInstance)
                        .map(Step::domain)
                        .filter(name -> name.isWithin(at) && !name.equals(at))
                        .map(DomainName::toString)
                        .toList();
        return between.isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        "%s does not pass its record on: of the records on the way, the one with the"
                                + " fewest labels is the organization's.",
                        String.join(", ", between));
    }

    /// How the policy follows from the record.
    List<Sentence> policy() {
        return facts().discovery() instanceof Discovery.Found found ? policy(found) : List.of();
    }

    private List<Sentence> policy(Discovery.Found found) {
        PolicyRecord record = found.record();
        if (!record.hasValidPolicies()) {
            return List.of(
                    record.isUsable()
                            ? Sentence.of(
                                    "Its policies can not be read; because it names a report address"
                                            + " it acts as %s (RFC 9989 §4.10.1).",
                                    "p=none")
                            : Sentence.of(
                                    "Its policies can not be read and it names no report address, so"
                                            + " DMARC is not applied (RFC 9989 §4.10.1)."));
        }
        var steps = new ArrayList<Sentence>();
        var own = record.p().or(AssessmentPolicy.NONE);
        if (found.reach() == Discovery.Reach.OWN) {
            steps.add(
                    Sentence.of(
                            "For the name of the record itself %s counts (RFC 9989 §4.7).",
                            "p=" + own.word()));
        } else {
            steps.add(inherited(record, own));
        }
        if (record.testing()) {
            steps.add(
                    Sentence.of(
                            "%s asks to treat failing mail one level milder (RFC 9989 §4.7).",
                            "t=y"));
        }
        facts().effectivePolicy()
                .ifPresent(policy ->
                        steps.add(
                                Sentence.of("So failing mail meets %s.", Treatment.named(policy))));
        return steps;
    }

    private Sentence inherited(PolicyRecord record, AssessmentPolicy own) {
        var domain = report.subject().domain();
        Sentence evidence =
                AnswerWords.asked(new Question(domain, RrType.TXT), report.transcript());
        return switch (facts().existence()) {
            case EXISTS ->
                    Sentence.of(
                            "It is inherited, and %s exists, so %s counts (RFC 9989 §4.7).",
                            domain.toString(), chosen("sp", record.sp(), "p=" + own.word()));
            case DOES_NOT_EXIST ->
                    Sentence.of(
                            "It is inherited, and %s does not exist (%s), so %s counts (RFC 9989 §4.7).",
                            domain.toString(),
                            evidence,
                            chosen(
                                    "np",
                                    record.np(),
                                    record.sp()
                                            .read()
                                            .map(sp -> "sp=" + sp.word())
                                            .orElse("p=" + own.word())));
            case UNKNOWN ->
                    Sentence.of(
                            "It is inherited; whether %s exists decides between %s and %s, and could"
                                    + " not be looked up (%s).",
                            domain.toString(), "sp", "np", evidence);
        };
    }

    private static Sentence chosen(
            String tag, Setting<AssessmentPolicy> setting, String otherwise) {
        return setting.read()
                .map(policy -> Sentence.of("%s", tag + "=" + policy.word()))
                .orElse(Sentence.of("%s in place of the missing %s", otherwise, tag));
    }

    private DmarcFacts facts() {
        return report.facts(DmarcFacts.class);
    }
}
