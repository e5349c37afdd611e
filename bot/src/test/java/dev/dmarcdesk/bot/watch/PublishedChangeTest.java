package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.publication.MemoryPublicationStore;
import dev.dmarcdesk.bot.publication.PublicationLookout;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.bot.publication.Publications;
import dev.dmarcdesk.bot.watch.Channels.Posting;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Hearing;
import dev.dmarcdesk.publication.Lifetime;
import dev.dmarcdesk.publication.Publication;
import dev.dmarcdesk.publication.Sighting;
import dev.dmarcdesk.publication.Statement;
import dev.dmarcdesk.report.Inspection;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A change that somebody says is published, from the click to the last word.
class PublishedChangeTest {
    private static final String VALUE = "v=DMARC1; p=reject";
    private static final String BEFORE = "v=DMARC1; p=none";
    private static final RecordEdit EDIT =
            new RecordEdit(
                    RecordEdit.Action.ADD,
                    RrType.TXT,
                    DomainName.of("_dmarc.quietmeadow.example"),
                    VALUE);
    private static final Inspection INSPECTION =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10))
                    .inspect(new Subject(DomainName.of("quietmeadow.example"), List.of()));

    private final MovingClock clock = new MovingClock();
    private final FakeChannels channels = new FakeChannels();
    private final MemoryPublicationStore store = new MemoryPublicationStore(clock);
    private final PublicationLookout lookout = this::look;
    private final String message = original();
    private List<String> servers = List.of(VALUE, BEFORE, VALUE);
    private int looks;

    private Publication look(RecordEdit edit, Course earlier, Instant now) {
        looks++;
        var said =
                servers.stream()
                        .map(text ->
                                new Statement(
                                        DomainName.of("ns" + text.length() + ".dns.example"),
                                        found(text),
                                        new Lifetime.Of(Duration.ofHours(2))))
                        .toList();
        var sighting =
                Sighting.of(
                        new Hearing(
                                edit,
                                said,
                                new Hearing.Cached(found(servers.getLast()), Lifetime.UNSAID),
                                List.of()));
        return Publication.of(sighting, earlier, INSPECTION, now);
    }

    private static Answer found(String text) {
        return new Answer.Found(List.of(Rdata.Text.of(text)), List.of());
    }

    private String original() {
        var title = Sentence.of("quietmeadow.example can be forged");
        var page = new Document(Tone.BAD, title, title, List.of());
        return ((Posting.Posted) channels.post(new Place("T1", "C1", "U1"), page)).message();
    }

    private Publications publications() {
        return new Publications(store, lookout, channels, clock);
    }

    private Document click(String user) {
        return publications().said(EDIT, new Place("T1", "C1", user, "", message, ""));
    }

    private void pass(Duration time) {
        pass(publications(), time);
    }

    private void pass(Publications some, Duration time) {
        for (long i = 0; i < time.toMinutes(); i++) {
            clock.pass(Duration.ofMinutes(1));
            some.tick(keys -> {
                keys.forEach(some::look);
                return true;
            });
        }
    }

    private String shown() {
        return channels.in("C1").getFirst().page().title().text();
    }

    @Test
    void the_clicked_message_tells_how_far_it_has_come_and_then_that_it_is_there() {
        var receipt = click("U1");

        assertThat(receipt.summary().text())
                .contains("on its way: 2 of 3 servers")
                .contains("I look again");
        assertThat(shown()).contains("2 of 3 servers have it");
        servers = List.of(VALUE, VALUE, VALUE);
        pass(Duration.ofMinutes(2));

        assertThat(shown()).isEqualTo("_dmarc.quietmeadow.example is published");
        assertThat(channels.in("C1")).hasSize(1);
        assertThat(channels.in("C1").getFirst().page().tone()).isEqualTo(Tone.GOOD);
        int asked = looks;
        pass(Duration.ofHours(30));
        assertThat(looks).isEqualTo(asked);
    }

    @Test
    void two_clicks_are_one_and_somebody_else_is_told_who_was_first() {
        click("U1");
        assertThat(click("U1").title().text()).contains("already");
        assertThat(looks).isEqualTo(1);
        clock.pass(Duration.ofMinutes(3));

        assertThat(click("U2").summary().text()).contains("U1").contains("before you");
        assertThat(store.all()).hasSize(1);
        assertThat(store.all().getFirst().users()).containsExactly("U1", "U2");
    }

    @Test
    void it_is_looked_for_soon_then_when_caches_end_then_daily_and_given_up_after_a_week() {
        servers = List.of("proof=1");
        click("U1");
        pass(Duration.ofMinutes(70));
        assertThat(looks).isEqualTo(5);
        pass(Duration.ofDays(8));

        assertThat(looks).isEqualTo(5 + 7);
        assertThat(store.all().getFirst().isOver()).isTrue();
        assertThat(channels.in("C1").getFirst().page().blocks().toString()).contains("for a week");
    }

    @Test
    void where_the_message_can_not_be_changed_a_new_one_stands_below_it() {
        channels.say(new Posting.Refused("cant_update_message"));
        click("U1");

        assertThat(channels.in("C1")).hasSize(2);
        servers = List.of(VALUE);
        pass(Duration.ofMinutes(2));
        assertThat(channels.in("C1")).hasSize(2);
        assertThat(channels.in("C1").getLast().page().title().text()).endsWith("is published");
    }

    @Test
    void who_has_no_channel_gets_a_direct_message_for_what_is_new() {
        channels.always("C1", new Posting.Refused("not_in_channel"));
        click("U1");
        pass(Duration.ofMinutes(20));
        assertThat(channels.in("U1")).hasSize(1);
        servers = List.of(VALUE);
        pass(Duration.ofHours(1));

        assertThat(channels.in("U1")).hasSize(2);
        assertThat(channels.in("U1").getLast().page().title().text()).endsWith("is published");
    }

    @Test
    void what_slack_does_not_take_now_is_told_later() {
        channels.say(FakeChannels.later(Duration.ofSeconds(30)));
        click("U1");
        assertThat(shown()).contains("can be forged");
        pass(Duration.ofMinutes(2));

        assertThat(shown()).contains("2 of 3 servers");
    }

    @Test
    void it_is_told_once_wherever_a_process_dies() {
        int deaths = 0;
        for (boolean heard : List.of(false, true)) {
            for (boolean editable : List.of(true, false)) {
                int call = 1;
                while (isToldOnce(call, heard, editable)) {
                    call++;
                    deaths++;
                }
            }
        }
        assertThat(deaths).isGreaterThan(20);
    }

    private static boolean isToldOnce(int call, boolean heard, boolean editable) {
        var world = new PublishedChangeTest();
        if (!editable) {
            world.channels.say(new Posting.Refused("cant_update_message"));
        }
        var mortal = new Mortal(call, heard);
        var dying =
                new Publications(
                        mortal.sees(PublicationStore.class, world.store),
                        mortal.sees(PublicationLookout.class, world.lookout),
                        mortal.sees(Channels.class, world.channels),
                        world.clock);
        try {
            dying.said(EDIT, new Place("T1", "C1", "U1", "", world.message, ""));
            world.pass(dying, Duration.ofMinutes(3));
        } catch (Mortal.KillError dead) {
            // The queue brings the click again.
            world.clock.pass(Duration.ofMinutes(2));
            world.click("U1");
        }
        world.servers = List.of(VALUE);
        world.pass(Duration.ofMinutes(70));
        var all = world.channels.in("C1");
        assertThat(all).as("died at %d", call).hasSizeLessThanOrEqualTo(mortal.isDead() ? 3 : 2);
        assertThat(all.stream().filter(one -> one.page().title().text().endsWith("is published")))
                .as("died at %d, heard %s, editable %s", call, heard, editable)
                .hasSize(1);
        return mortal.isDead();
    }
}
