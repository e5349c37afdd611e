package dev.dmarcdesk.mx;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.sender.Sender;

import java.util.List;
import java.util.stream.Collectors;

/// The MX line of the overview.
final class MxRow {
    private static final String LABEL = "MX";

    private MxRow() {}

    static Row of(MxFacts facts, List<Advice> advice) {
        boolean nullMissing =
                advice.stream().anyMatch(one -> one.finding() instanceof MxFinding.NullMissing);
        return switch (facts.status()) {
            case FOUND -> new Row(LABEL, tone(advice), state(facts), meaning(facts));
            case IMPLICIT ->
                    new Row(
                            LABEL,
                            nullMissing ? Tone.WARNING : Tone.NOTICE,
                            nullMissing ? "null MX missing" : "implicit",
                            Sentence.of(
                                    "There is no MX record, so mail goes to the domain's own address."));
            case NULL ->
                    new Row(
                            LABEL,
                            Tone.GOOD,
                            "null MX",
                            Sentence.of("It takes no mail, and says so."));
            case NONE ->
                    new Row(
                            LABEL,
                            Tone.NOTICE,
                            "none",
                            Sentence.of(
                                    "It can take no mail: it has neither an MX record nor an address."));
            case UNKNOWN ->
                    new Row(
                            LABEL,
                            Tone.UNKNOWN,
                            "no answer",
                            Sentence.of("The DNS did not answer for its mail hosts."));
        };
    }

    private static Tone tone(List<Advice> advice) {
        return advice.stream()
                .map(Advice::severity)
                .min(Enum::compareTo)
                .map(severity -> severity.tone())
                .orElse(Tone.GOOD);
    }

    private static String state(MxFacts facts) {
        if (facts.isNull()) {
            return "null MX and others";
        }
        if (facts.providers().isEmpty()) {
            return hosts(facts.hosts().size());
        }
        return facts.providers().stream()
                .limit(2)
                .map(Sender::shortName)
                .collect(Collectors.joining(", "));
    }

    private static Sentence meaning(MxFacts facts) {
        if (facts.isNull()) {
            return Sentence.of("It says that it takes no mail, and names mail hosts.");
        }
        int all = facts.hosts().size();
        long resolve = facts.hosts().stream().filter(MailHost::isReachable).count();
        if (resolve == all) {
            long aliases = facts.hosts().stream().filter(host -> !host.aliases().isEmpty()).count();
            return aliases == 0
                    ? resolving(all)
                    : share(aliases, all, "named by an alias (CNAME), which is not allowed");
        }
        long lost =
                count(facts, MailHost.State.UNRESOLVABLE) + count(facts, MailHost.State.IS_ADDRESS);
        long hidden = count(facts, MailHost.State.NOT_PUBLIC);
        if (hidden > 0 && lost == 0) {
            return share(hidden, all, "not to be reached from outside");
        }
        return lost > 0
                ? share(lost, all, "not to be found")
                : share(all - resolve, all, "not looked up, or without an answer");
    }

    private static Sentence share(long count, int all, String what) {
        var told = new Inline.Plain(what);
        return all == 1
                ? Sentence.of("Its mail host is %s.", told)
                : Sentence.of("Of its %d mail hosts, %d: %s.", all, count, told);
    }

    private static Sentence resolving(int hosts) {
        return switch (hosts) {
            case 1 -> Sentence.of("Its mail host has an address.");
            case 2 -> Sentence.of("Both mail hosts have addresses.");
            default -> Sentence.of("All %d mail hosts have addresses.", hosts);
        };
    }

    private static long count(MxFacts facts, MailHost.State state) {
        return facts.hosts().stream().filter(host -> host.state() == state).count();
    }

    private static String hosts(int count) {
        return count == 1 ? "1 host" : count + " hosts";
    }
}
