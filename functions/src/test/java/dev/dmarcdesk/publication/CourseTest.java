package dev.dmarcdesk.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Course.Caches;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When caches let go of what was there before.
final class CourseTest {
    private static final String NEW = "v=DMARC1; p=reject";
    private static final String OLD = "v=DMARC1; p=none";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Statement server(String name, String text, Duration kept) {
        return new Statement(
                DomainName.of(name + ".dns.example"), found(text), new Lifetime.Of(kept));
    }

    private static Answer found(String text) {
        return new Answer.Found(List.of(Rdata.Text.of(text)), List.of());
    }

    private static Sighting seen(Lifetime left, String resolver, Statement... servers) {
        var edit =
                new RecordEdit(
                        RecordEdit.Action.ADD,
                        RrType.TXT,
                        DomainName.of("_dmarc.acme.example"),
                        NEW);
        return Sighting.of(
                new Hearing(
                        edit,
                        new ArrayList<>(List.of(servers)),
                        new Hearing.Cached(found(resolver), left),
                        List.of()));
    }

    @Test
    void while_servers_give_the_old_answer_its_longest_ttl_counts_and_not_that_of_the_new() {
        var course =
                Course.from(NOON)
                        .after(
                                seen(
                                        Lifetime.UNSAID,
                                        NEW,
                                        server("a", OLD, HOUR),
                                        server("b", OLD, HOUR.multipliedBy(2)),
                                        server("c", OLD, Duration.ofMinutes(1)),
                                        server("d", NEW, Duration.ofDays(1))),
                                NOON);

        assertThat(course.caches()).isEqualTo(new Caches.Lasting(Duration.ofHours(2)));
        assertThat(course.everywhere()).isEqualTo(Course.NEVER);
        assertThat(course.looks()).isEqualTo(1);
    }

    @Test
    void it_ends_a_ttl_after_the_last_server_was_first_seen_to_have_changed() {
        var course =
                Course.from(NOON)
                        .after(seen(Lifetime.UNSAID, OLD, server("a", OLD, HOUR)), NOON)
                        .after(
                                seen(new Lifetime.Of(HOUR), OLD, server("a", NEW, HOUR)),
                                NOON.plusSeconds(600))
                        .after(
                                seen(
                                        new Lifetime.Of(Duration.ofMinutes(5)),
                                        OLD,
                                        server("a", NEW, Duration.ofDays(3))),
                                NOON.plusSeconds(1_200));

        assertThat(course.everywhere()).isEqualTo(NOON.plusSeconds(600));
        assertThat(course.caches()).isEqualTo(new Caches.By(NOON.plusSeconds(600 + 3_600)));
    }

    @Test
    void where_no_server_was_seen_to_give_the_old_answer_our_resolver_says_until_when() {
        var cached = seen(new Lifetime.Of(Duration.ofMinutes(5)), OLD, server("a", NEW, HOUR));
        var course = Course.from(NOON).after(cached, NOON);

        assertThat(course.caches()).isEqualTo(new Caches.OursAt(NOON.plusSeconds(300)));
        var over =
                course.after(
                        seen(new Lifetime.Of(HOUR), NEW, server("a", NEW, HOUR)),
                        NOON.plusSeconds(360));
        assertThat(over.left()).isEqualTo(Course.NEVER);
        assertThat(over.caches()).isEqualTo(new Caches.Unknown());
    }

    @Test
    void what_only_our_resolver_says_ends_no_waiting() {
        var course = Course.from(NOON).after(seen(Lifetime.UNSAID, NEW), NOON);

        assertThat(course.everywhere()).isEqualTo(Course.NEVER);
        assertThat(course.caches()).isEqualTo(new Caches.Unknown());
    }

    @Test
    void what_stood_there_first_is_remembered_and_saying_it_again_forgets_nothing() {
        var first = seen(Lifetime.UNSAID, OLD, server("a", OLD, HOUR));
        var other = seen(Lifetime.UNSAID, OLD, server("a", "v=DMARC1; p=quarantine", HOUR));
        var course = Course.from(NOON).after(first, NOON);

        assertThat(course.isChanged(first)).isFalse();
        assertThat(course.isChanged(other)).isTrue();
        assertThat(Course.from(NOON).isChanged(other)).isFalse();
        var again = course.after(other, NOON).again(NOON.plusSeconds(60));
        assertThat(again.before()).containsExactly(OLD);
        assertThat(again.asked()).isEqualTo(NOON.plusSeconds(60));
        assertThat(again.looks()).isEqualTo(2);
        assertThat(again.isChanged(other)).isTrue();
    }
}
