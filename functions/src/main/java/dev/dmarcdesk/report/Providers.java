package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfFacts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// Which services a domain's records name. What is only a hint, such as a selector that others use
/// as well, is left out.
final class Providers {
    private Providers() {}

    static List<Provider> of(Senders senders, List<Examination<?>> examinations) {
        var spf = Report.facts(examinations, SpfFacts.class);
        var dkim = Report.facts(examinations, DkimFacts.class);
        var mx = Report.facts(examinations, MxFacts.class);
        SequencedMap<Sender, SequencedSet<String>> seen = new LinkedHashMap<>();
        note(
                "spf",
                spf.targets().stream().flatMap(target -> senders.byTerm(target).stream()),
                seen);
        note("dkim", dkim.keys().stream().flatMap(key -> key.place().sender().stream()), seen);
        mx.providers()
                .forEach(sender ->
                        seen.computeIfAbsent(sender, _ -> new LinkedHashSet<>()).add("mx"));
        return seen.entrySet().stream()
                .map(entry -> new Provider(entry.getKey(), new ArrayList<>(entry.getValue())))
                .toList();
    }

    private static void note(
            String where,
            Stream<SenderMatch> matches,
            SequencedMap<Sender, SequencedSet<String>> seen) {
        matches.filter(SenderMatch::isNameable)
                .forEach(match ->
                        seen.computeIfAbsent(match.sender(), _ -> new LinkedHashSet<>())
                                .add(where));
    }
}
