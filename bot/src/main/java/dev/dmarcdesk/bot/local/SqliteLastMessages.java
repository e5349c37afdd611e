package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.data.InstantText;
import dev.dmarcdesk.bot.watch.LastMessages;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.SeenMessageJson;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import java.time.Clock;
import java.util.Optional;

/// The last messages of a [SqliteWatchStore]. Those that are older than they are kept are not seen,
/// and swept out when another one comes.
///
/// @param clock says which are old
record SqliteLastMessages(SqliteFile file, Clock clock) implements LastMessages {
    @Override
    public void keep(Place place, SeenMessage message) {
        file.all(
                "keeping a message",
                () -> {
                    file.change("DELETE FROM message WHERE at <= ?", oldest());
                    return file.change(
                            "INSERT INTO message (team, user, domain, at, state)"
                                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
                                    + " SET at = excluded.at, state = excluded.state",
                            place.team(),
                            place.user(),
                            message.author().dotted(),
                            InstantText.of(message.at()),
                            SeenMessageJson.write(message));
                });
    }

    @Override
    public Optional<SeenMessage> last(Place place, DomainName author) {
        return file
                .ask(
                        "finding a message",
                        "SELECT state FROM message"
                                + " WHERE team = ? AND user = ? AND domain = ? AND at > ?",
                        row -> row.getString(1),
                        place.team(),
                        place.user(),
                        author.dotted(),
                        oldest())
                .stream()
                .findFirst()
                .flatMap(state -> SeenMessageJson.read(author, state));
    }

    private String oldest() {
        return InstantText.of(clock.instant().minus(KEPT));
    }
}
