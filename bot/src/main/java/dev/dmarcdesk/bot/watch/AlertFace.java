package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.watch.AlertPage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An alert as people see it: what was told, what became of it, and what can be done.
final class AlertFace {
    private AlertFace() {}

    /// What a channel sees now.
    static Document of(Alert alert, String channel) {
        Document page = withState(alert, alert.pageFor(channel));
        List<Choice> choices = choices(alert);
        return choices.isEmpty() ? page : AlertPage.withChoices(page, choices);
    }

    private static Document withState(Alert alert, Document told) {
        return switch (alert.state()) {
            case OPEN -> withAssents(alert, told, true);
            case EXPECTED -> withAssents(alert, told, false);
            case NOT_OURS -> denied(alert, told);
            case OVER ->
                    switch (alert.kind()) {
                        case OUTAGE -> AlertPage.answered(told, undone(alert));
                        case RESTLESS -> AlertPage.rested(denied(alert, told), undone(alert));
                        case CHANGE, SHARED_CHANGE, DIGEST ->
                                AlertPage.over(denied(alert, told), undone(alert));
                    };
        };
    }

    private static Document withAssents(Alert alert, Document told, boolean wantsSecond) {
        List<AlertPage.Assent> assents =
                alert.assents().stream()
                        .map(word -> new AlertPage.Assent(word.user(), word.at(), word.reason()))
                        .toList();
        return assents.isEmpty() ? told : AlertPage.expected(told, assents, wantsSecond);
    }

    private static Document denied(Alert alert, Document told) {
        return alert.words().isEmpty() || alert.words().getLast().saying() != Alert.Saying.NOT_OURS
                ? told
                : AlertPage.notOurs(
                        told, alert.words().getLast().user(), alert.words().getLast().at());
    }

    private static Instant undone(Alert alert) {
        return alert.changes().stream()
                .map(Alert.Shift::undone)
                .max(Comparator.naturalOrder())
                .orElse(alert.at());
    }

    /// More than one domain can not be silenced or diagnosed by one button.
    private static List<Choice> choices(Alert alert) {
        var choices = new ArrayList<Choice>();
        if (alert.isPending() && alert.canBeAnswered()) {
            boolean isOpen = alert.state() == Alert.State.OPEN;
            choices.add(
                    new Choice(
                            "Expected",
                            "expected " + alert.id(),
                            isOpen ? Choice.Weight.FIRST : Choice.Weight.EQUAL));
            if (isOpen) {
                choices.add(new Choice("Not us", "not-us " + alert.id(), Choice.Weight.GRAVE));
            }
        }
        if (alert.domains().size() == 1 && alert.kind() != Alert.Kind.DIGEST) {
            String domain = alert.domains().getFirst().toString();
            if (alert.isPending()) {
                choices.add(new Choice("Snooze 24 h", "snooze " + domain + " 24h"));
            }
            choices.add(new Choice("Diagnose", "check " + domain));
        }
        return choices;
    }
}
