package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.WatchPages.Watch;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

final class WatchPagesTest {
    private static final Instant NOW = Instant.parse("2026-03-03T09:12:00Z");
    private static final DomainName ACME = DomainName.of("acme.example");

    private static Snapshot snapshot(Level level, Map<String, Severity> findings) {
        return new Snapshot(
                new TreeMap<>(),
                new Standing(level, "reject", 4, 0, new TreeMap<>(findings), List.of()));
    }

    private static Memory knowing(Snapshot snapshot) {
        return knowing(snapshot, new Memory.Outage.None());
    }

    private static Memory knowing(Snapshot snapshot, Memory.Outage outage) {
        return new Memory(
                new Memory.Known.State(snapshot, NOW),
                new TreeMap<>(),
                new TreeMap<>(),
                outage,
                List.of(),
                new TreeMap<>());
    }

    private static Watch watch(String domain, Memory memory, String... channels) {
        return new Watch(
                DomainName.of(domain),
                memory,
                Duration.ofHours(1),
                NOW.plus(Duration.ofMinutes(40)),
                Instant.EPOCH,
                List.of(channels));
    }

    private static String text(Document page) {
        return TerminalText.render(page, 160, false);
    }

    @Test
    void a_watch_begins_with_what_is_wrong_already() {
        var memory =
                knowing(
                        snapshot(
                                Level.BAD,
                                Map.of(
                                        "spf.too-many-lookups",
                                        Severity.ERROR,
                                        "tls-rpt.none",
                                        Severity.WARNING)));
        var page =
                WatchPages.begun(
                        List.of(watch("acme.example", memory)),
                        List.of(DomainName.of("b.example")),
                        NOW);

        assertThat(page.title().text()).isEqualTo("Watching acme.example");
        assertThat(text(page))
                .contains(
                        "DMARC reject, SPF with 4 lookups. Already wrong: SPF needs more than 10"
                                + " lookups.")
                .contains("Looked at every hour, next at 09:52 UTC.")
                .contains("Watched here already: b.example.");
    }

    @Test
    void a_watch_that_nobody_looked_at_yet_says_what_comes() {
        var page = WatchPages.begun(List.of(watch("acme.example", Memory.NONE)), List.of(), NOW);

        assertThat(text(page)).contains("at the first look is what changes are measured against");
    }

    @Test
    void what_could_not_be_looked_up_is_not_called_missing() {
        var aspects = new TreeMap<Aspect, Observed>();
        for (Aspect.Kind kind : List.of(Aspect.Kind.DMARC, Aspect.Kind.SPF)) {
            aspects.put(new Aspect(kind, ACME), new Observed.Unknown(Answer.Reason.TIMEOUT));
        }
        var standing = new Standing(Level.UNKNOWN, "", -1, -1, new TreeMap<>(), List.of());
        var memory = knowing(new Snapshot(aspects, standing));

        assertThat(text(WatchPages.begun(List.of(watch("a.example", memory)), List.of(), NOW)))
                .contains("DMARC not known, SPF not known. Not everything could be looked up")
                .doesNotContain("Nothing is broken");
    }

    @Test
    void no_watch_is_left_out_and_the_worst_come_first() {
        var watches =
                IntStream.range(0, 130)
                        .mapToObj(i ->
                                watch(
                                        "d" + i + ".example",
                                        knowing(
                                                i == 129
                                                        ? snapshot(
                                                                Level.BAD,
                                                                Map.of(
                                                                        "mx.unresolvable",
                                                                        Severity.ERROR))
                                                        : snapshot(Level.GOOD, Map.of()))))
                        .toList();

        assertThat(text(WatchPages.watches(watches, NOW)))
                .containsSubsequence(
                        "130 domains are watched here, 1 with errors",
                        "d129.example",
                        "Wrong: a mail host has no address",
                        "d0.example",
                        "And 90 more, none of them worse",
                        "d128.example");
    }

    @Test
    void watches_show_state_interval_and_next_look() {
        var outage =
                knowing(
                        snapshot(Level.GOOD, Map.of()),
                        new Memory.Outage.Since(
                                NOW, NOW, new TreeSet<>(Set.of(new Aspect(Aspect.Kind.MX, ACME)))));
        var page =
                WatchPages.watches(
                        List.of(
                                watch("acme.example", outage),
                                watch("b.example", knowing(snapshot(Level.GOOD, Map.of()))),
                                watch("c.example", Memory.NONE)),
                        NOW);

        assertThat(page.title().text()).isEqualTo("3 domains are watched here");
        assertThat(text(page))
                .contains("? no answer for mail hosts since 2026-03-03 09:12 UTC")
                .contains("✓ DMARC reject, SPF with 4 lookups")
                .contains("– not looked at yet", "next look at 09:52 UTC");
    }

    @Test
    void no_watch_says_how_to_begin_one() {
        assertThat(text(WatchPages.watches(List.of(), NOW))).contains("watch example.com");
        assertThat(text(WatchPages.home(List.of(), 0, NOW))).contains("/dmarc watch example.com");
    }

    @Test
    void the_page_of_the_workspace_goes_by_channel_and_stays_short() {
        var watches =
                IntStream.range(0, 70)
                        .mapToObj(i ->
                                watch("d" + i + ".example", Memory.NONE, i < 3 ? "C0OPS" : "C0SEC"))
                        .toList();
        var page = WatchPages.home(watches, 90, NOW);

        assertThat(page.title().text()).isEqualTo("90 domains are watched in this workspace");
        assertThat(text(page))
                .containsSubsequence("C0OPS", "d0.example", "d2.example", "C0SEC", "d3.example")
                .contains("d59.example", "… and 30 more", "/dmarc watch example.com")
                .doesNotContain("d60.example");
    }

    @Test
    void a_conversation_of_two_has_no_name_to_be_shown() {
        var page = WatchPages.home(List.of(watch("a.example", Memory.NONE, "D0ALICE")), 1, NOW);

        assertThat(text(page)).contains("Told to you alone").doesNotContain("D0ALICE");
    }

    @Test
    void a_silence_says_until_when() {
        assertThat(WatchPages.quiet(ACME, NOW).title().text())
                .isEqualTo("Quiet about acme.example until 2026-03-03 09:12 UTC");
        assertThat(text(WatchPages.loud(ACME))).contains("told here again");
    }

    @Test
    void the_end_of_a_watch_names_what_was_not_watched_too() {
        var page = WatchPages.ended(List.of(ACME), List.of(DomainName.of("b.example")));

        assertThat(page.title().text()).isEqualTo("No longer watching acme.example");
        assertThat(text(page)).contains("Not watched here: b.example.");
    }

    @Test
    void limits_are_told_with_what_is_left_out() {
        assertThat(text(WatchPages.channelFull(200, List.of(ACME))))
                .contains("This channel watches 200 domains", "Not watched: acme.example.");
        assertThat(text(WatchPages.workspaceFull(2_000, List.of(ACME)))).contains("2000 domains");
    }

    @Test
    void a_digest_begins_with_what_nobody_has_answered_for() {
        var page =
                DigestPage.of(
                        List.of(
                                line("a.example", DigestPage.State.OVER),
                                line("b.example", DigestPage.State.EXPECTED, "U0ALICE", "U0BOB"),
                                line("c.example", DigestPage.State.OPEN)),
                        List.of(DomainName.of("d.example")),
                        List.of(),
                        14,
                        NOW);

        assertThat(page.title().text()).isEqualTo("3 changes this week, 1 open");
        assertThat(page.tone()).isEqualTo(Tone.WARNING);
        assertThat(text(page))
                .containsSubsequence(
                        "c.example: DMARC weakened · 2026-03-03 09:12 UTC · nobody has said whether"
                                + " it was meant",
                        "expected, say U0ALICE and U0BOB",
                        "back as it was",
                        "Nobody answers for d.example.",
                        "14 domains are watched in this channel");
    }

    private static DigestPage.Line line(String domain, DigestPage.State state, String... people) {
        return new DigestPage.Line(
                DomainName.of(domain),
                Sentence.of("%s: DMARC weakened", domain),
                NOW,
                state,
                List.of(people));
    }
}
