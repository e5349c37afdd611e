package dev.dmarcdesk.live;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.report.Examiner;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.AspectQuestions;
import dev.dmarcdesk.watch.Meaning;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Snapshots;
import dev.dmarcdesk.watch.Testimony;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Looks at several domains, one after another or at the same time: what one of them asked is not
/// asked again for the next. Safe for many threads; to be left after [#LONGEST].
///
/// Each look is an audit like any other, with a deadline and a budget of its own, but for the
/// signatures of the DNS: no aspect tells of them, and to follow them costs as many questions as
/// all the rest.
public final class InspectionRound {
    /// After that nothing new is asked, so that nobody takes old answers for new ones.
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private static final ChainOfTrust NOBODYS =
            _ -> new Security.Unasked("A watch does not follow signatures.");

    private final Examiner examiner;
    private final SharedSources sources;
    private final OwnServers ownServers;
    private final Duration patience;

    /// Begins a round.
    ///
    /// @param examiner the checks to run
    /// @param sources whom to ask
    /// @param ownServers asks the servers of zones
    /// @param patience how long one look may take
    InspectionRound(
            Examiner examiner, SharedSources sources, OwnServers ownServers, Duration patience) {
        this.examiner = examiner;
        this.sources = sources;
        this.ownServers = ownServers;
        this.patience = patience;
    }

    /// Looks at a domain. Takes the patience of one look at most; a DNS that does not answer is
    /// part of what is seen.
    public Snapshot look(Subject subject) {
        var asked = new RecordingDns(sources.dns(patience), Inspector.BUDGET);
        var report = examiner.examine(subject, asked, sources.web(patience), NOBODYS);
        return Snapshots.of(report, asked);
    }

    /// Asks the servers of the zones themselves; takes a few seconds at most.
    ///
    /// @param aspects what looked changed
    /// @return one for each aspect, in their order; without words where no server may be asked
    public List<Testimony> ask(SortedSet<Aspect> aspects) {
        var matters = aspects.stream().filter(one -> AspectQuestions.of(one).isPresent()).toList();
        var questions = matters.stream().flatMap(one -> AspectQuestions.of(one).stream()).toList();
        var resolver = new RecordingDns(sources.dns(OwnServers.PATIENCE), Inspector.BUDGET);
        var answers = ownServers.ask(questions, resolver);
        Map<Aspect, List<Testimony.Word>> words = new HashMap<>();
        for (int i = 0; i < matters.size(); i++) {
            words.put(matters.get(i), words(matters.get(i), answers.get(i)));
        }
        var testimonies = new ArrayList<Testimony>();
        aspects.forEach(
                one -> testimonies.add(new Testimony(one, words.getOrDefault(one, List.of()))));
        return testimonies;
    }

    private static List<Testimony.Word> words(Aspect aspect, List<OwnServers.Word> answers) {
        return answers.stream()
                .map(word ->
                        new Testimony.Word(word.server(), Meaning.of(aspect.kind(), word.answer())))
                .toList();
    }
}
