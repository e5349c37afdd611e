package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.bot.watch.Alert.Kind;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.watch.DigestPage;
import dev.dmarcdesk.watch.Memory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Once a week, what became of a channel's watches.
///
/// A digest is saved as an alert whose name follows from the channel and the week, and told like
/// one: so two who are at it at once, or one after another's death, save one and tell it once.
public final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    private static final String CLOCK = "digests";
    private static final LocalTime HOUR = LocalTime.of(8, 0);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int PART = 100;

    private final Alerts alerts;
    private final Teller teller;
    private final Clock clock;

    /// @param store has the watches and what became of them
    /// @param teller posts the digests
    /// @param clock says what week it is
    public Digests(WatchStore store, Teller teller, Clock clock) {
        this.alerts = new Alerts(store);
        this.teller = teller;
        this.clock = clock;
    }

    /// Writes the digests of the week, when that was not done yet. A workspace with trouble gets
    /// none this week and is logged, unless the store is away: then all are written at the next
    /// tick.
    ///
    /// @return how many channels had something to hear
    /// @throws WatchStore.Unavailable when the store is
    public int tick() {
        Instant monday = monday(clock.instant());
        long due = Slots.minute(monday);
        long cursor = alerts.store().handedOn(CLOCK);
        if (cursor == due) {
            return 0;
        }
        int written = isOwed(cursor, due) ? write(monday) : 0;
        alerts.store().handOn(CLOCK, cursor, due);
        return written;
    }

    /// The first week is not told, because it has just begun; a cursor ahead was moved by a clock
    /// that was wrong, and its week was told then.
    private static boolean isOwed(long cursor, long due) {
        return cursor >= 0 && cursor < due;
    }

    private static Instant monday(Instant now) {
        ZonedDateTime monday =
                now.atZone(ZoneOffset.UTC)
                        .minus(Duration.between(LocalTime.MIN, HOUR))
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .with(HOUR);
        return monday.toInstant();
    }

    private int write(Instant monday) {
        int written = 0;
        for (String team : alerts.store().teams()) {
            try {
                written += write(team, monday);
            } catch (WatchStore.Unavailable e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("the digests of {} failed: {}", team, e.getClass().getName());
            }
        }
        return written;
    }

    private int write(String team, Instant monday) {
        Instant now = clock.instant();
        List<Alert> told = alerts.since(team, now.minus(Alerts.RECENT));
        var ids = new ArrayList<String>();
        channels(team)
                .forEach((channel, watched) -> {
                    var facts = new Facts(channel, watched, told, now);
                    if (facts.isNews()) {
                        ids.add(add(team, facts, monday).id());
                    }
                });
        ids.forEach(id -> teller.tell(team, id));
        return ids.size();
    }

    private Alert add(String team, Facts facts, Instant monday) {
        var domains = facts.watched().stream().map(each -> each.key().domain()).toList();
        return alerts.add(
                Alert.found(
                                new WatchKey(team, domains.getFirst()),
                                AlertId.ofDigest(team, facts.channel(), monday),
                                Kind.DIGEST,
                                List.of(),
                                facts.page(),
                                facts.now(),
                                List.of(Alert.Telling.in(facts.channel(), false)))
                        .about(domains, List.of()));
    }

    private Map<String, List<Watched>> channels(String team) {
        var channels = new TreeMap<String, List<Watched>>();
        String next = "";
        do {
            WatchStore.Page<WatchKey> page = alerts.store().watches(team, next, PART);
            for (Watched watched : alerts.store().findAll(page.items())) {
                watched.subscriptions()
                        .forEach(each ->
                                channels.computeIfAbsent(each.channel(), _ -> new ArrayList<>())
                                        .add(watched));
            }
            next = page.next();
        } while (!next.isEmpty());
        return channels;
    }

    /// What a channel's digest says.
    ///
    /// @param channel its id
    /// @param watched what it watches
    /// @param told what the workspace was told lately
    /// @param now until when
    private record Facts(String channel, List<Watched> watched, List<Alert> told, Instant now) {
        /// Alerts of the week, and those from before that nobody has answered for.
        List<DigestPage.Line> lines() {
            Instant since = now.minus(WEEK);
            var lines = new ArrayList<DigestPage.Line>();
            for (Alert alert : told) {
                boolean isChange =
                        alert.kind() == Kind.CHANGE || alert.kind() == Kind.SHARED_CHANGE;
                boolean isOpen = alert.isPending();
                if (isChange && alert.isFor(channel) && (isOpen || !alert.at().isBefore(since))) {
                    lines.add(line(alert));
                }
            }
            return lines;
        }

        private DigestPage.Line line(Alert alert) {
            var people = new TreeSet<>(alert.words().stream().map(Alert.Word::user).toList());
            Document page = alert.pageFor(channel);
            return new DigestPage.Line(
                    shown(alert), page.title(), alert.at(), state(alert), List.copyOf(people));
        }

        private DomainName shown(Alert alert) {
            return watched.stream()
                    .map(each -> each.key().domain())
                    .filter(alert.domains()::contains)
                    .findFirst()
                    .orElse(alert.domains().getFirst());
        }

        private static DigestPage.State state(Alert alert) {
            return switch (alert.state()) {
                case OPEN -> DigestPage.State.OPEN;
                case EXPECTED -> DigestPage.State.EXPECTED;
                case NOT_OURS -> DigestPage.State.NOT_OURS;
                case OVER -> DigestPage.State.OVER;
            };
        }

        List<DomainName> unanswered() {
            return watched.stream()
                    .filter(each -> each.memory().outage() instanceof Memory.Outage.Since)
                    .map(each -> each.key().domain())
                    .toList();
        }

        List<DomainName> quiet() {
            return watched.stream()
                    .filter(each ->
                            each.subscriptions().stream()
                                    .anyMatch(own ->
                                            own.channel().equals(channel) && own.isQuiet(now)))
                    .map(each -> each.key().domain())
                    .toList();
        }

        boolean isNews() {
            return !lines().isEmpty() || !unanswered().isEmpty() || !quiet().isEmpty();
        }

        Document page() {
            return DigestPage.of(lines(), unanswered(), quiet(), watched.size(), now.minus(WEEK));
        }
    }
}
