package dev.dmarcdesk.plan;

import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.plan.RolloutStep.Goal;
import dev.dmarcdesk.plan.RolloutStep.State;
import dev.dmarcdesk.spf.Qualifier;
import dev.dmarcdesk.spf.SpfFacts;

import java.util.ArrayList;
import java.util.List;

/// What a road says in sentences.
final class RolloutWords {
    private final Rollout rollout;
    private final String domain;

    RolloutWords(Rollout rollout) {
        this.rollout = rollout;
        this.domain = rollout.domain().toString();
    }

    /// Where it stands, in one sentence without its full stop.
    Sentence headline() {
        if (rollout.next().filter(step -> step.goal() == Goal.SUBDOMAINS).isPresent()) {
            return Sentence.of(
                    "Mail that forges %s %s, but names below it are protected less",
                    domain,
                    plain(rollout.station() == Station.REJECT ? "is refused" : "goes to spam"));
        }
        return switch (rollout.station()) {
            case UNDETERMINED ->
                    Sentence.of(
                            "Could not look up where %s stands: the DNS did not answer", domain);
            case NO_SUCH_NAME -> Sentence.of("%s does not exist: nothing to plan", domain);
            case PUBLIC_SUFFIX ->
                    Sentence.of("%s is a public suffix: its DMARC policy is no road to go", domain);
            case NO_RECORD ->
                    Sentence.of("%s has no DMARC record of its own: begin by watching", domain);
            case BROKEN -> Sentence.of("%s has to mend its DMARC record first", domain);
            case UNREPORTED ->
                    Sentence.of(
                            "%s stops no forgeries, and no report tells of them (%s without %s)",
                            domain, "p=none", "rua");
            case MONITORING ->
                    Sentence.of("%s only watches (%s): forged mail is delivered", domain, "p=none");
            case TRYING_QUARANTINE ->
                    isShared()
                            ? Sentence.of(
                                    "Mail that forges %s goes to spam, at older receivers only a share of it (%s)",
                                    domain, "pct")
                            : Sentence.of("%s is trying out quarantine", domain);
            case QUARANTINE ->
                    Sentence.of("Mail that forges %s goes to spam (%s)", domain, "p=quarantine");
            case TRYING_REJECT ->
                    isShared()
                            ? Sentence.of(
                                    "Mail that forges %s is refused, at older receivers only a share of it (%s)",
                                    domain, "pct")
                            : Sentence.of("%s is trying out reject", domain);
            case REJECT ->
                    rollout.next().isEmpty()
                            ? Sentence.of(
                                    "%s is at the end of the road: mail that forges it is refused (%s)",
                                    domain, "p=reject")
                            : Sentence.of(
                                    "Mail that forges %s is refused (%s), but something is left to do",
                                    domain, "p=reject");
            case NO_MAIL ->
                    Sentence.of(
                            "%s sends no mail%s: it can go to %s at once",
                            domain, plain(isGuess() ? ", it seems" : ""), "p=reject");
            case COMPLETE ->
                    Sentence.of("%s sends no mail, and says so: nothing is left to do", domain);
        };
    }

    /// Whether only receivers of RFC 7489 hold back: the others know no `pct` (RFC 9989 §A.6).
    private boolean isShared() {
        return rollout.sampled() && !rollout.report().facts(DmarcFacts.class).testing();
    }

    private boolean isGuess() {
        return rollout.next().stream()
                .flatMap(step -> step.conditions().stream())
                .anyMatch(condition -> condition.truth() == Truth.OWNER_KNOWS);
    }

    /// What to do, in a sentence.
    Sentence nextStep() {
        if (rollout.isUnchecked()) {
            return Sentence.of(
                    "Ask again: not everything that the next step depends on could be looked up.");
        }
        return rollout.next().map(this::doing).orElseGet(this::nothing);
    }

    private Sentence nothing() {
        return switch (rollout.station()) {
            case UNDETERMINED -> Sentence.of("Try again, or ask another resolver.");
            case NO_SUCH_NAME ->
                    Sentence.of(
                            "Nothing can be published at it. Forgeries of such names are stopped by %s in the record of the domain above.",
                            "np=reject");
            case PUBLIC_SUFFIX ->
                    Sentence.of(
                            "Its record is the policy for everybody's names below it that have none; change it by hand, with their owners.");
            case NO_RECORD,
                    BROKEN,
                    UNREPORTED,
                    MONITORING,
                    TRYING_QUARANTINE,
                    QUARANTINE,
                    TRYING_REJECT,
                    REJECT,
                    NO_MAIL,
                    COMPLETE ->
                    Sentence.of("Nothing needs doing. Go on reading the reports.");
        };
    }

    private Sentence doing(RolloutStep step) {
        return switch (step.goal()) {
            case MEND -> mending();
            case MONITOR ->
                    Sentence.of(
                            "Ask for reports, and read them for a month. It stops nothing yet; the mailbox must exist.");
            case TRY_QUARANTINE ->
                    Sentence.of(
                            "When a month of reports shows that all your own mail passes, announce quarantine and let it be tested (%s).",
                            "t=y");
            case QUARANTINE ->
                    rollout.sampled()
                            ? Sentence.of(
                                    "Take %s out: only older receivers know it, all others quarantine already.",
                                    "pct")
                            : Sentence.of(
                                    "When the reports still show that all your own mail passes, have forgeries quarantined.");
            case TRY_REJECT ->
                    Sentence.of(
                            "You may stay here. To go on after a month at quarantine, and only if nobody at %s writes to mailing lists: announce reject and let it be tested (%s).",
                            domain, "t=y");
            case REJECT ->
                    rollout.sampled()
                            ? Sentence.of(
                                    "Take %s out: only older receivers know it, all others reject already.",
                                    "pct")
                            : Sentence.of(
                                    "When the reports still show that all your own mail passes, have forgeries refused; stay where you are if people at %s write to mailing lists.",
                                    domain);
            case SUBDOMAINS ->
                    Sentence.of(
                            "Names below %s are protected less than the domain. When the reports show that their mail passes, raise their policy.",
                            domain);
            case NO_MAIL ->
                    isGuess()
                            ? Sentence.of(
                                    "If %s really sends no mail, publish this and be done; there is nothing to watch first.",
                                    domain)
                            : Sentence.of(
                                    "Publish this and be done; there is nothing to watch first.");
        };
    }

    private Sentence mending() {
        return switch (rollout.station()) {
            case BROKEN ->
                    Sentence.of(
                            "Mend the DMARC record, and watch for a month; what it asked for has not acted, so no report has shown what it would stop.");
            case REJECT ->
                    Sentence.of(
                            "Mend what can make mail of your own fail: at %s it is refused.",
                            "p=reject");
            case UNDETERMINED,
                    NO_SUCH_NAME,
                    PUBLIC_SUFFIX,
                    NO_RECORD,
                    UNREPORTED,
                    MONITORING,
                    TRYING_QUARANTINE,
                    QUARANTINE,
                    TRYING_REJECT,
                    NO_MAIL,
                    COMPLETE ->
                    Sentence.of("Stay at this level, and mend what stands in the way of the next.");
        };
    }

    /// The line of a step in the overview.
    static String label(Goal goal) {
        return switch (goal) {
            case MEND -> "Mend";
            case MONITOR -> "Watch";
            case TRY_QUARANTINE -> "Try quarantine";
            case QUARANTINE -> "Quarantine";
            case TRY_REJECT -> "Try reject";
            case REJECT -> "Reject";
            case SUBDOMAINS -> "Subdomains";
            case NO_MAIL -> "No mail";
        };
    }

    static Tone tone(State state) {
        return switch (state) {
            case DONE -> Tone.GOOD;
            case HERE -> Tone.NOTICE;
            case NEXT -> Tone.WARNING;
            case LATER -> Tone.SKIPPED;
        };
    }

    /// What a step does to mail, and how long to stay.
    Sentence meaning(RolloutStep step) {
        return does(step).and(stay(step));
    }

    private Sentence does(RolloutStep step) {
        return switch (step.goal()) {
            case MEND ->
                    rollout.station() == Station.REJECT
                            ? Sentence.of("What can make mail of your own fail.")
                            : Sentence.of("What is in the way of the next level.");
            case MONITOR ->
                    Sentence.of("Reports tell who sends as %s; nothing is stopped.", domain);
            case TRY_QUARANTINE ->
                    isSharedHere(step)
                            ? share("p=quarantine")
                            : Sentence.of(
                                    "%s: a rehearsal, of which reports tell.", "p=quarantine; t=y");
            case QUARANTINE -> Sentence.of("%s: forgeries go to spam.", "p=quarantine");
            case TRY_REJECT ->
                    isSharedHere(step)
                            ? share("p=reject")
                            : Sentence.of(
                                    "%s: still spam, while the refusing is rehearsed.",
                                    "p=reject; t=y");
            case REJECT -> Sentence.of("%s: forgeries are refused.", "p=reject");
            case SUBDOMAINS ->
                    Sentence.of("%s: names below as the domain itself.", subdomains(step));
            case NO_MAIL ->
                    Sentence.of(
                            "%s, %s and a null MX: whatever claims to come from %s is refused.",
                            "v=spf1 -all", "p=reject", domain);
        };
    }

    private boolean isSharedHere(RolloutStep step) {
        return step.state() == State.HERE && isShared();
    }

    private static Sentence share(String policy) {
        return Sentence.of(
                "%s with %s: older receivers (RFC 7489) apply it to a share of the mail, all others to all of it.",
                policy, "pct");
    }

    private static String subdomains(RolloutStep step) {
        return step.publish().stream()
                .map(edit -> new NextRecord(edit.value()).record())
                .map(record ->
                        record.sp()
                                .read()
                                .filter(sp ->
                                        sp.compareTo(record.p().or(AssessmentPolicy.NONE)) <= 0)
                                .map(sp -> "sp=" + sp.word())
                                .orElse("np=" + AssessmentPolicy.REJECT.word()))
                .findFirst()
                .orElse("sp");
    }

    private Sentence stay(RolloutStep step) {
        if (step.state() == State.DONE || step.goal().days() == 0 || isSharedHere(step)) {
            return Sentence.NONE;
        }
        return switch (step.goal()) {
            case TRY_QUARANTINE, TRY_REJECT -> Sentence.of("Two weeks or more.");
            case MEND, MONITOR, QUARANTINE, REJECT, SUBDOMAINS, NO_MAIL ->
                    Sentence.of("A month at least.");
        };
    }

    /// What to look for in the reports after a step.
    List<Sentence> signs(Goal goal) {
        Sentence own =
                Sentence.of(
                        "Every source that is yours passes by DKIM or SPF, aligned with %s; one that passes by SPF only will fail when forwarded.",
                        domain);
        Sentence strangers =
                Sentence.of(
                        "A source that fails and is not yours is what the policy is for; one that fails and is yours is mended before you go on.");
        return switch (goal) {
            case MEND, NO_MAIL -> List.of();
            case MONITOR, SUBDOMAINS -> List.of(own, strangers);
            case TRY_QUARANTINE, TRY_REJECT ->
                    List.of(
                            own,
                            Sentence.of(
                                    "Reports mark what the test held back as %s. Fewer failures from lists than before mean that they rewrite the From for you.",
                                    "policy_test_mode"),
                            strangers);
            case QUARANTINE, REJECT ->
                    List.of(
                            own,
                            Sentence.of(
                                    "Compare the dispositions with those of the month before: what is %s now and is yours is mail you lose.",
                                    goal == Goal.QUARANTINE ? "quarantine" : "reject"),
                            strangers);
        };
    }

    /// What a test means to whom (RFC 9989 §4.7 t, A.6; RFC 7489 §6.3 pct, §6.6.4).
    List<Sentence> test(Goal goal) {
        return switch (goal) {
            case TRY_QUARANTINE, TRY_REJECT -> {
                String policy = goal == Goal.TRY_REJECT ? "p=reject" : "p=quarantine";
                String lower = goal == Goal.TRY_REJECT ? "p=quarantine" : "p=none";
                yield List.of(
                        Sentence.of(
                                "Receivers of RFC 9989 act on %s as on %s. Older ones (RFC 7489) do not know %s and act on %s in full.",
                                "t=y", lower, "t", policy),
                        Sentence.of(
                                "To hold the older ones back too, add %s: they then act one level lower, and those of RFC 9989 pass over it. The audit will call it outdated.",
                                "pct=0"),
                        Sentence.of(
                                "A share such as %s is no slow start: it was never applied reliably, and is gone from the standard (RFC 9989 §A.6).",
                                "pct=25"));
            }
            case QUARANTINE, REJECT ->
                    rollout.isHeldBack()
                            ? sampling(goal)
                            : List.of(
                                    Sentence.of(
                                            "There is no test with %s before this step: it would lower what acts already for names below (%s, %s) too.",
                                            "t=y", "sp", "np"));
            case MEND, MONITOR, SUBDOMAINS, NO_MAIL -> List.of();
        };
    }

    /// What a share does today, and what came in its place (RFC 9989 §4.7 t, A.6; RFC 7489 §6.6.4).
    private List<Sentence> sampling(Goal goal) {
        if (!rollout.sampled()) {
            return List.of();
        }
        String policy = goal == Goal.REJECT ? "p=reject" : "p=quarantine";
        String lower = goal == Goal.REJECT ? "p=quarantine" : "p=none";
        return List.of(
                Sentence.of(
                        "%s is gone from the standard (RFC 9989 §A.6). Older receivers (RFC 7489) still act on %s for that share of the failing mail and on %s for the rest; those of RFC 9989 act on %s for all of it.",
                        "pct", policy, lower, policy),
                Sentence.of(
                        "To hold receivers of RFC 9989 back as well while you rehearse, put %s in the place of %s: they then act on %s.",
                        "t=y", "pct", lower));
    }

    /// What advice from before RFC 9989 gets wrong.
    List<Sentence> aged() {
        var lines = new ArrayList<Sentence>();
        rollout.report()
                .facts(SpfFacts.class)
                .all()
                .filter(all -> all == Qualifier.SOFTFAIL)
                .ifPresent(_ ->
                        lines.add(
                                Sentence.of(
                                        "Leave SPF at %s: with %s some receivers refuse mail before its signature is looked at (RFC 9989 §7.1).",
                                        "~all", "-all")));
        boolean people = rollout.report().facts(MxFacts.class).status() == MxFacts.Status.FOUND;
        if (rollout.station() == Station.REJECT && people) {
            lines.add(
                    Sentence.of(
                            "Where people write to mailing lists, RFC 9989 §7.4 advises against %s: their posts are refused, and other readers are unsubscribed over it. %s is the level for such a domain.",
                            "p=reject", "p=quarantine"));
        }
        if (rollout.next().isEmpty()) {
            return lines;
        }
        if (rollout.station() != Station.REJECT) {
            lines.add(months());
        }
        if (isRecordShown()) {
            lines.add(
                    Sentence.of(
                            "That %s has to be the second tag is gone from the standard; older receivers want it there, so that is where it stands here.",
                            "p"));
        }
        return lines;
    }

    private boolean isRecordShown() {
        return !rollout.shield().isEmpty()
                || rollout.station() == Station.BROKEN
                || rollout.next().filter(step -> step.goal() != Goal.MEND).isPresent();
    }

    private static Sentence months() {
        return Sentence.of(
                "Two to four weeks of watching are often named; RFC 9989 §7.4 asks for at least a month at %s and as long at %s. Mail that goes out once a quarter needs longer.",
                "p=none", "p=quarantine");
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}
