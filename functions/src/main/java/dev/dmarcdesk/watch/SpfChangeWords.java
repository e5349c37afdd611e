package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Changes of SPF records in words.
final class SpfChangeWords {
    private static final int SPF = 7208;

    /// What helps where there are too many lookups.
    static final Fix LESS =
            new Fix.Todo(
                    Sentence.of(
                            "Remove an include that is not needed, or move a sender to a subdomain with an SPF record of its own."),
                    List.of());

    private SpfChangeWords() {}

    static Advice on(ChangeFinding.SpfAllChanged changed) {
        String was = changed.before();
        String is = changed.after();
        boolean weaker = rank(is) > rank(was);
        return Advice.of(
                        changed,
                        weight(is, weaker),
                        "SPF for all other servers changed, %s",
                        new Inline.Plain(word(was) + " → " + word(is)))
                .because("%s", meaning(is))
                .fix(weaker ? Undoing.of(changed.shift()) : Fix.NONE)
                .per(SPF, "5.1");
    }

    private static Severity weight(String is, boolean weaker) {
        if (is.equals("pass")) {
            return Severity.ERROR;
        }
        if (!weaker) {
            return Severity.NOTICE;
        }
        return is.equals("softfail") ? Severity.NOTICE : Severity.WARNING;
    }

    /// Weakest last.
    private static int rank(String result) {
        return List.of("fail", "softfail", "neutral", "", "pass").indexOf(result);
    }

    private static String word(String result) {
        return switch (result) {
            case "fail" -> "-all";
            case "softfail" -> "~all";
            case "neutral" -> "?all";
            case "pass" -> "+all";
            default -> "nothing";
        };
    }

    private static Sentence meaning(String result) {
        return switch (result) {
            case "fail" ->
                    Sentence.of(
                            "Servers that the record does not name fail SPF; some receivers refuse their mail at once, forwarded mail too.");
            case "softfail" ->
                    Sentence.of(
                            "Servers that the record does not name fail SPF softly; with DMARC that is as good as a hard fail.");
            case "pass" ->
                    Sentence.of("Any server in the world may send as this domain and passes SPF.");
            default -> Sentence.of("SPF says nothing about servers that the record does not name.");
        };
    }

    static Advice on(ChangeFinding.SendersChanged changed) {
        var change = changed.change();
        boolean loses = !change.dropped().isEmpty();
        return Advice.of(
                        changed,
                        loses || !change.added().isEmpty() ? Severity.WARNING : Severity.NOTICE,
                        "%s",
                        title(change))
                .because("%s", consequence(change))
                .fix(Undoing.of(changed.shift()))
                .per(SPF, "4.6.2");
    }

    private static Sentence title(TermChange change) {
        if (!change.lost().isEmpty() && change.gained().isEmpty()) {
            return Sentence.of("SPF no longer names %s", plain(change.lost()));
        }
        if (!change.gained().isEmpty() && change.lost().isEmpty()) {
            return Sentence.of("SPF now lets %s send", plain(change.gained()));
        }
        return change.gained().isEmpty()
                ? Sentence.of("SPF names other servers")
                : Sentence.of(
                        "SPF names %s in place of %s",
                        plain(change.gained()), plain(change.lost()));
    }

    private static Sentence consequence(TermChange change) {
        var lost =
                change.lost().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of(
                                "Mail that %s sends fails SPF from now on, unless DKIM speaks for it.",
                                strong(change.lost()));
        var gained =
                change.gained().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("%s may send as this domain.", strong(change.gained()));
        var all = lost.and(gained);
        if (!all.isEmpty()) {
            return Sentence.of("%s%s", all, Listed.changes(change.added(), change.dropped()));
        }
        var said =
                change.dropped().isEmpty()
                        ? Sentence.of("More servers may send as this domain.")
                        : Sentence.of("Mail from servers that are no longer named fails SPF.");
        return Sentence.of("%s%s", said, Listed.changes(change.added(), change.dropped()));
    }

    static Advice on(ChangeFinding.IncludeChanged changed) {
        int more = changed.lookupsAfter() - changed.lookupsBefore();
        var name = named(changed);
        var advice =
                Advice.of(changed, weight(changed), "%s", title(changed, more))
                        .fix(Undoing.of(changed.shift()))
                        .per(SPF, "5.2");
        if (changed.shift().isRemoval()) {
            return advice.because(
                    "The SPF record of %s still includes it, so all its mail gets permerror: receivers treat it as if there were no SPF.",
                    changed.domain().toString());
        }
        if (isBroken(changed)) {
            return advice.because(
                    "%s publishes %d SPF records there, and receivers can use none: mail of %s gets permerror.",
                    name, changed.shift().after().size(), changed.domain().toString());
        }
        var cost =
                more == 0
                        ? Sentence.NONE
                        : Sentence.of(
                                "It costs %s now, %d before.",
                                lookups(changed.lookupsAfter()), changed.lookupsBefore());
        return advice.because(
                "%s",
                Sentence.of(
                                "The record belongs to %s, and the SPF record of %s leads to it.%s",
                                name,
                                changed.domain().toString(),
                                Listed.changes(
                                        changed.change().added(), changed.change().dropped()))
                        .and(cost));
    }

    private static Severity weight(ChangeFinding.IncludeChanged changed) {
        if (changed.shift().isRemoval() || isBroken(changed)) {
            return Severity.ERROR;
        }
        return changed.lookupsAfter() > changed.lookupsBefore()
                        && changed.lookupsAfter() > SpfChanges.MOST_LOOKUPS
                ? Severity.ERROR
                : Severity.NOTICE;
    }

    private static boolean isBroken(ChangeFinding.IncludeChanged changed) {
        return changed.shift().after().size() > 1;
    }

    private static Sentence named(ChangeFinding.IncludeChanged changed) {
        return changed.service().isEmpty()
                ? Sentence.of("%s", changed.include().toString())
                : Sentence.of("%s", new Inline.Strong(changed.service()));
    }

    private static Sentence title(ChangeFinding.IncludeChanged changed, int more) {
        String include = changed.include().toString();
        if (changed.shift().isRemoval()) {
            return Sentence.of("The SPF record at %s is gone", include);
        }
        if (more == 0 || isBroken(changed)) {
            return Sentence.of("The SPF record of %s changed", include);
        }
        return Sentence.of("The SPF record of %s %s", include, growth(more));
    }

    /// By how many lookups a record changed.
    static Sentence growth(int more) {
        return more > 0
                ? Sentence.of("grew by %s", lookups(more))
                : Sentence.of("shrank by %s", lookups(-more));
    }

    static Advice on(ChangeFinding.BudgetExceeded exceeded) {
        var whose =
                exceeded.senders().isEmpty()
                        ? Sentence.of("mail from servers named after it")
                        : Sentence.of("mail that %s sends", strong(exceeded.senders()));
        return Advice.of(exceeded, Severity.ERROR, "%s", title(exceeded))
                .because(
                        "Receivers give up at the eleventh lookup: %s gets permerror, and counts as not authorized.",
                        whose)
                .fix(LESS)
                .per(SPF, "4.6.4");
    }

    /// The cause with its consequence.
    private static Sentence title(ChangeFinding.BudgetExceeded exceeded) {
        var takes =
                Sentence.of(
                        "SPF takes %s, more than %d",
                        lookups(exceeded.after()), SpfChanges.MOST_LOOKUPS);
        boolean others =
                !exceeded.cause().isEmpty() && !exceeded.cause().contains(exceeded.domain());
        return others
                ? Sentence.of(
                        "%s grew, and %s",
                        Listed.codes(exceeded.cause().stream().map(DomainName::toString).toList()),
                        takes)
                : takes;
    }

    private static Inline lookups(int count) {
        return new Inline.Plain(count + (count == 1 ? " lookup" : " lookups"));
    }

    private static Inline plain(List<String> services) {
        return new Inline.Plain(Listed.words(services));
    }

    private static Inline strong(List<String> services) {
        return new Inline.Strong(Listed.words(services));
    }
}
