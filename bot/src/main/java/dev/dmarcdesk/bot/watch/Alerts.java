package dev.dmarcdesk.bot.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The alerts of a store, changed by several at once without losing what one of them did.
///
/// @param store where they are
record Alerts(WatchStore store) {
    /// How far back a change can be taken back: who puts a record right after a month does
    /// something new.
    static final Duration RECENT = Duration.ofDays(30);

    /// Somebody else has to come between as often in a row before we give up.
    private static final int TRIES = 8;

    private static final int PART = 100;

    /// Saves an alert, unless it is known already.
    ///
    /// @return as it is in the store
    Alert add(Alert alert) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Alert> known = store.alert(alert.team(), alert.id());
            if (known.isPresent()) {
                return known.get();
            }
            if (store.save(alert)) {
                return alert;
            }
        }
        throw new IllegalStateException("an alert can not be added");
    }

    /// Changes an alert; writes nothing when that leaves it as it is.
    ///
    /// @param edit from the alert as it is in the store; may be asked several times
    /// @return the alert as it is then; nothing when there is none
    Optional<Alert> change(String team, String id, UnaryOperator<Alert> edit) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Alert> known = store.alert(team, id);
            if (known.isEmpty()) {
                return known;
            }
            Alert changed = edit.apply(known.get());
            if (changed.equals(known.get()) || store.save(changed)) {
                return Optional.of(changed);
            }
        }
        throw new IllegalStateException("an alert is changed by too many at once");
    }

    /// The alerts of a workspace that were found since.
    List<Alert> since(String team, Instant since) {
        var all = new ArrayList<Alert>();
        String next = "";
        do {
            WatchStore.Page<Alert> page = store.alerts(team, since, next, PART);
            all.addAll(page.items());
            next = page.next();
        } while (!next.isEmpty());
        return all;
    }
}
