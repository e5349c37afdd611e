package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.report.Report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes snapshots of what a domain publishes.
public final class Snapshots {
    private static final String BELOW_SELECTOR = "._domainkey.";

    /// What is kept of records to show them, in characters: enough for a domain of many services,
    /// little enough for a store.
    private static final int MOST_SHOWN = 60_000;

    private static final int GLIMPSE = 100;

    private Snapshots() {}

    /// The snapshot of the run that made a report. It sees the very answers the report was made of;
    /// what that had no need to ask is asked now.
    ///
    /// @param report of a domain; for a look that is taken often, of a subject with known selectors
    /// @param dns the DNS of the same run
    public static Snapshot of(Report report, Dns dns) {
        var places = new Places(report);
        var seen = seen(places.all(), report.transcript(), dns);
        places.policy()
                .ifPresent(aspect ->
                        StsMeaning.of(report.facts(MtaStsFacts.class).outcome())
                                .ifPresent(policy -> seen.put(aspect, policy)));
        shorten(seen);
        return new Snapshot(seen, Standings.of(report));
    }

    /// The DKIM selectors that a snapshot looked at: those to look at next time.
    public static List<String> selectors(Snapshot snapshot) {
        return selectors(snapshot.aspects().keySet());
    }

    /// The DKIM selectors at which some of these aspects are.
    public static List<String> selectors(Collection<Aspect> aspects) {
        return aspects.stream()
                .filter(aspect -> aspect.kind() == Aspect.Kind.DKIM_KEY)
                .map(aspect -> aspect.name().dotted())
                .map(name -> name.substring(0, Math.max(0, name.indexOf(BELOW_SELECTOR))))
                .toList();
    }

    private static SortedMap<Aspect, Observed> seen(
            List<Aspect> aspects, Transcript told, Dns dns) {
        var answers = answers(aspects, told, dns);
        var seen = new TreeMap<Aspect, Observed>();
        for (Aspect aspect : aspects) {
            AspectQuestions.of(aspect)
                    .map(answers::get)
                    .map(answer -> Meaning.of(aspect.kind(), answer))
                    .ifPresent(observed -> seen.put(aspect, observed));
        }
        aboveZone(aspects, seen).forEach(seen::remove);
        return seen;
    }

    /// Names are asked up to the first at which a zone begins.
    private static List<Aspect> aboveZone(List<Aspect> aspects, SortedMap<Aspect, Observed> seen) {
        return aspects.stream()
                .filter(aspect -> aspect.kind() == Aspect.Kind.NS)
                .dropWhile(aspect -> !(seen.get(aspect) instanceof Observed.Published))
                .skip(1)
                .toList();
    }

    /// What the run was told; the rest is asked for at once.
    private static Map<Question, Answer> answers(List<Aspect> aspects, Transcript told, Dns dns) {
        var questions =
                aspects.stream()
                        .flatMap(aspect -> AspectQuestions.of(aspect).stream())
                        .distinct()
                        .toList();
        var answers = new HashMap<Question, Answer>();
        questions.forEach(one -> told.answer(one).ifPresent(answer -> answers.put(one, answer)));
        var open = questions.stream().filter(one -> !answers.containsKey(one)).toList();
        var later = dns.askAll(open);
        for (int i = 0; i < open.size(); i++) {
            answers.put(open.get(i), later.get(i));
        }
        return answers;
    }

    /// Only what is shown is ever left out, never what is compared.
    private static void shorten(SortedMap<Aspect, Observed> seen) {
        int shown = 0;
        for (var entry : seen.entrySet()) {
            if (entry.getValue() instanceof Observed.Published(var meaning, var records)) {
                shown += records.stream().mapToInt(String::length).sum();
                if (shown > MOST_SHOWN) {
                    entry.setValue(new Observed.Published(meaning, glimpse(records)));
                }
            }
        }
    }

    private static List<String> glimpse(List<String> records) {
        return records.stream()
                .limit(1)
                .map(record -> record.substring(0, Math.min(GLIMPSE, record.length())))
                .toList();
    }
}
