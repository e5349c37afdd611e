package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The MTA-STS line of the overview.
final class MtaStsRow {
    private static final String LABEL = "MTA-STS";

    private MtaStsRow() {}

    static Row of(MtaStsFacts facts, List<MtaStsFinding> findings) {
        if (findings.stream().anyMatch(MtaStsFinding.NotNeeded.class::isInstance)) {
            return row(Tone.GOOD, "not needed", "There is no mail to it that could be protected.");
        }
        if (facts.route() instanceof MailRoute.Nowhere) {
            return row(Tone.NOTICE, "pointless", "It takes no mail, so its record does nothing.");
        }
        return switch (facts.status()) {
            case NONE ->
                    findings.stream().anyMatch(MtaStsFinding.None.class::isInstance)
                            ? row(
                                    Tone.NOTICE,
                                    "none",
                                    "Mail to it is encrypted where possible, but nobody insists.")
                            : row(
                                    Tone.WARNING,
                                    "not a record",
                                    "What stands there is not taken for one.");
            case MULTIPLE ->
                    row(Tone.WARNING, "several records", "They annul each other, so none applies.");
            case INVALID ->
                    facts.id().isEmpty()
                            ? row(Tone.WARNING, "not valid", "Its record can not be read.")
                            : row(Tone.WARNING, "no policy", "There is a record, but no policy.");
            case UNKNOWN ->
                    row(Tone.UNKNOWN, "no answer", "The DNS did not answer for its record.");
            case FOUND ->
                    facts.policy()
                            .map(policy -> policy(policy, facts, findings))
                            .orElseGet(() ->
                                    row(
                                            Tone.UNKNOWN,
                                            "not fetched",
                                            "It has a record; its policy could not be read from here."));
        };
    }

    private static Row policy(StsPolicy policy, MtaStsFacts facts, List<MtaStsFinding> findings) {
        boolean uncovered = facts.uncovered().filter(hosts -> !hosts.isEmpty()).isPresent();
        return switch (policy.mode()) {
            case ENFORCE -> enforced(uncovered, findings);
            case TESTING ->
                    uncovered
                            ? row(
                                    Tone.WARNING,
                                    "only tested",
                                    "Enforced, it would keep mail from its own hosts.")
                            : row(
                                    Tone.NOTICE,
                                    "only tested",
                                    "Mail comes also where the connection is not protected.");
            case NONE -> row(Tone.NOTICE, "switched off", "Its policy says that there is none.");
        };
    }

    private static Row enforced(boolean uncovered, List<MtaStsFinding> findings) {
        if (uncovered) {
            return row(
                    Tone.BAD, "mail gets lost", "Its policy does not allow all of its mail hosts.");
        }
        if (findings.stream().anyMatch(MtaStsFinding.Unavailable.class::isInstance)) {
            return row(Tone.UNKNOWN, "enforced", "Whether it allows its mail hosts is not known.");
        }
        if (findings.stream().anyMatch(MtaStsFinding.CnameAndTxt.class::isInstance)) {
            return row(Tone.WARNING, "beside a CNAME", "Only some servers see its record.");
        }
        return findings.stream().anyMatch(MtaStsFinding.MediaType.class::isInstance)
                ? row(Tone.WARNING, "not as text", "Some senders do not take its policy for one.")
                : row(
                        Tone.GOOD,
                        "enforced",
                        "Servers that know it send only encrypted, to its own hosts.");
    }

    private static Row row(Tone tone, String state, String meaning) {
        return new Row(LABEL, tone, state, Sentence.of("%s", new Inline.Plain(meaning)));
    }
}
