package dev.dmarcdesk.bot.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Lifetime;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What every store of followed changes does.
public abstract class PublicationStoreContract {
    protected final MovingClock clock = new MovingClock();

    /// An empty store.
    protected abstract PublicationStore open();

    /// Forgets a workspace, as the store of the watches does.
    protected abstract void forget(String team);

    @Test
    void what_was_saved_is_found_as_it_was() {
        var store = open();
        var begun = followed("T1", "C1");
        assertThat(store.save(begun)).isTrue();
        var course =
                new Course(
                        clock.instant(),
                        clock.instant().plusSeconds(60),
                        new Lifetime.Of(Duration.ofMinutes(5)),
                        clock.instant().plusSeconds(7),
                        List.of("v=DMARC1; p=none", "ä"),
                        3);
        var changed =
                begun.saved()
                        .with(course)
                        .with(begun.telling().sending().having("SPREADING"))
                        .saidBy(new Place("T1", "C1", "U2"), clock.instant());

        assertThat(store.find(key(begun))).contains(begun.saved());
        assertThat(store.save(changed)).isTrue();
        assertThat(store.find(key(begun))).contains(changed.saved());
        assertThat(store.find(new PublicationStore.Key("T2", begun.id()))).isEmpty();
    }

    @Test
    void of_two_who_save_at_once_one_does() {
        var store = open();
        var begun = followed("T1", "C1");

        assertThat(store.save(begun)).isTrue();
        assertThat(store.save(begun)).isFalse();
        assertThat(store.save(begun.saved().dueAt(clock.instant()))).isTrue();
        assertThat(store.save(begun.saved())).isFalse();
    }

    @Test
    void only_what_is_due_is_named_the_longest_due_first() {
        var store = open();
        var late = followed("T1", "C1").dueAt(clock.instant().minusSeconds(60));
        var later = followed("T2", "C2").dueAt(clock.instant());
        var over = followed("T1", "C3").dueAt(Course.NEVER);
        var future = followed("T1", "C4").dueAt(clock.instant().plusSeconds(1));
        List.of(later, future, over, late).forEach(one -> assertThat(store.save(one)).isTrue());

        assertThat(store.due(clock.instant(), 10)).containsExactly(key(late), key(later));
        assertThat(store.due(clock.instant(), 1)).containsExactly(key(late));
    }

    @Test
    void what_is_due_at_another_time_now_is_not_named() {
        var store = open();
        var begun = followed("T1", "C1").dueAt(clock.instant());
        store.save(begun);
        store.save(begun.saved().dueAt(clock.instant().plusSeconds(90)));

        assertThat(store.due(clock.instant(), 10)).isEmpty();
        clock.pass(Duration.ofSeconds(91));
        assertThat(store.due(clock.instant(), 10)).containsExactly(key(begun));
        store.save(store.find(key(begun)).orElseThrow().dueAt(Course.NEVER));
        assertThat(store.due(clock.instant(), 10)).isEmpty();
    }

    @Test
    void after_two_weeks_it_is_forgotten_and_may_begin_anew() {
        var store = open();
        var begun = followed("T1", "C1").dueAt(clock.instant());
        store.save(begun);
        clock.pass(PublicationStore.KEPT);

        assertThat(store.find(key(begun))).isEmpty();
        assertThat(store.save(followed("T1", "C1"))).isTrue();
        assertThat(store.find(key(begun))).isPresent();
    }

    @Test
    void a_workspace_that_leaves_takes_its_changes_along() {
        var store = open();
        var ours = IntStream.range(0, 30).mapToObj(i -> followed("T1", "C" + i)).toList();
        ours.forEach(store::save);
        var theirs = followed("T2", "C1");
        store.save(theirs);

        forget("T1");

        assertThat(ours).allSatisfy(one -> assertThat(store.find(key(one))).isEmpty());
        assertThat(store.find(key(theirs))).isPresent();
        clock.pass(Duration.ofHours(1));
        assertThat(store.due(clock.instant(), 100)).containsExactly(key(theirs));
    }

    private static PublicationStore.Key key(Followed followed) {
        return new PublicationStore.Key(followed.team(), followed.id());
    }

    private Followed followed(String team, String channel) {
        return Followed.begun(
                new Place(team, channel, "U1", "", "1.2", "https://hooks.slack.com/actions/x"),
                new RecordEdit(
                        RecordEdit.Action.ADD,
                        RrType.TXT,
                        DomainName.of("_dmarc.acme.example"),
                        "v=DMARC1; p=reject; n=\u00e4"),
                clock.instant(),
                clock.instant().plusSeconds(30));
    }
}
