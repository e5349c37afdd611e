package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Errand;
import dev.dmarcdesk.bot.watch.Alert.Matter;
import dev.dmarcdesk.bot.watch.Alert.Saying;
import dev.dmarcdesk.bot.watch.Alert.State;
import dev.dmarcdesk.bot.watch.Alert.Word;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What people say about alerts, kept with them and shown in every channel that was told.
public final class Rulings implements AlertDesk {
    private final Alerts alerts;
    private final Reach reach;
    private final Teller teller;
    private final Clock clock;

    /// @param store has the alerts
    /// @param teller edits their messages
    /// @param clock says when something was said
    public Rulings(WatchStore store, Teller teller, Clock clock) {
        this.alerts = new Alerts(store);
        this.reach = new Reach(store);
        this.teller = teller;
        this.clock = clock;
    }

    @Override
    public Answer expected(Place place, String id, String reason) {
        var word = new Word(place.user(), clock.instant(), Saying.EXPECTED, reason);
        Optional<Alert> known = known(place, id);
        if (known.isEmpty()) {
            return unknown(id);
        }
        boolean isNew = isNew(known.get(), word);
        if (!isNew) {
            return refused(known.get(), word);
        }
        Alert after = alerts.change(place.team(), id, alert -> accepted(alert, word)).orElseThrow();
        teller.tell(place.team(), id);
        return after.state() == State.EXPECTED
                ? done(
                        Tone.GOOD,
                        Level.GOOD,
                        "Expected",
                        Sentence.of(
                                "%s expected the change of %s: this is what is watched from now on.",
                                AlertNotes.person(place.user()), AlertNotes.names(after.domains())))
                : done(
                        Tone.NOTICE,
                        Level.ATTENTION,
                        "One of two agrees",
                        Sentence.of(
                                "%s expected the change of %s. Such a change takes two: somebody else has to say so too.",
                                AlertNotes.person(place.user()),
                                AlertNotes.names(after.domains())));
    }

    @Override
    public Answer notOurs(Place place, String id) {
        var word = new Word(place.user(), clock.instant(), Saying.NOT_OURS, "");
        Optional<Alert> known = known(place, id);
        if (known.isEmpty()) {
            return unknown(id);
        }
        if (!isNew(known.get(), word)) {
            return refused(known.get(), word);
        }
        Optional<Errand> call = call(known.get(), place.channel());
        Alert after =
                alerts.change(place.team(), id, alert -> denied(alert, word, call)).orElseThrow();
        teller.tell(place.team(), id);
        return done(
                Tone.BAD,
                Level.BAD,
                "Not ours",
                Sentence.of(
                        "%s says that the change of %s was none of ours.",
                        AlertNotes.person(place.user()), AlertNotes.names(after.domains())));
    }

    @Override
    public Answer show(Place place, String id) {
        return known(place, id)
                .<Answer>map(alert ->
                        new Answer.Done(AlertFace.of(alert, place.channel()), level(alert)))
                .orElseGet(() -> unknown(id));
    }

    /// Nobody sees by an id what was told in a channel they are not in.
    private Optional<Alert> known(Place place, String id) {
        return alerts.store().alert(place.team(), id).filter(alert -> alert.isFor(place.channel()));
    }

    /// Whether a word changes anything as an alert stands.
    private static boolean isNew(Alert alert, Word word) {
        if (!alert.canBeAnswered()) {
            return false;
        }
        return switch (alert.state()) {
            case OVER -> false;
            case NOT_OURS -> word.saying() == Saying.EXPECTED && !hasAssented(alert, word);
            case EXPECTED -> word.saying() == Saying.NOT_OURS;
            case OPEN -> word.saying() == Saying.NOT_OURS || !hasAssented(alert, word);
        };
    }

    private static boolean hasAssented(Alert alert, Word word) {
        return alert.assents().stream().anyMatch(each -> each.user().equals(word.user()));
    }

    private static Alert accepted(Alert alert, Word word) {
        if (!isNew(alert, word)) {
            return alert;
        }
        Alert said = alert.saying(word);
        int wanted = alert.wantsTwo() ? 2 : 1;
        return said.in(said.assents().size() < wanted ? State.OPEN : State.EXPECTED);
    }

    private static Alert denied(Alert alert, Word word, Optional<Errand> call) {
        if (!isNew(alert, word)) {
            return alert;
        }
        Alert said = alert.saying(word).in(State.NOT_OURS);
        boolean isCalled =
                alert.errands().stream().anyMatch(errand -> errand.matter() == Matter.CALL);
        return isCalled ? said : call.map(said::with).orElse(said);
    }

    /// The owner, or who asked for the watch.
    private Optional<Errand> call(Alert alert, String channel) {
        return reach.subscriptions(alert, channel).stream()
                .map(each -> each.owner().isEmpty() ? each.user() : each.owner())
                .filter(owner -> !owner.isEmpty())
                .findFirst()
                .map(owner -> Errand.begun(Matter.CALL, channel, owner));
    }

    private static Answer unknown(String id) {
        return refusal(
                Sentence.of(
                        "There is no alert %s that was told here. Alerts are kept for 90 days.",
                        id));
    }

    private static Answer refused(Alert alert, Word word) {
        Sentence names = AlertNotes.names(alert.domains());
        if (!alert.canBeAnswered()) {
            return refusal(
                    Sentence.of("That is no change of %s, so there is nothing to accept.", names));
        }
        return refusal(
                switch (alert.state()) {
                    case OVER ->
                            Sentence.of(
                                    "The change of %s is over: there is nothing to accept any more.",
                                    names);
                    case EXPECTED ->
                            Sentence.of(
                                    "The change of %s was expected already, says %s.",
                                    names, AlertNotes.person(alert.words().getLast().user()));
                    case NOT_OURS ->
                            Sentence.of(
                                    "%s has said already that the change of %s was none of ours.",
                                    AlertNotes.person(alert.words().getLast().user()), names);
                    case OPEN ->
                            Sentence.of(
                                    "%s has said so already. Such a change takes two: somebody else has to say so too.",
                                    AlertNotes.person(word.user()));
                });
    }

    private static Level level(Alert alert) {
        return switch (alert.state()) {
            case OPEN -> Level.ATTENTION;
            case NOT_OURS -> Level.BAD;
            case EXPECTED, OVER -> Level.GOOD;
        };
    }

    private static Answer done(Tone tone, Level level, String title, Sentence words) {
        return new Answer.Done(page(tone, title, words), level);
    }

    private static Answer refusal(Sentence words) {
        return new Answer.Refused(page(Tone.NOTICE, "Nothing was changed", words));
    }

    private static Document page(Tone tone, String title, Sentence words) {
        return new Document(
                tone,
                new Sentence(List.of(new Inline.Plain(title))),
                words,
                List.of(new Block.Paragraph(words)));
    }
}
