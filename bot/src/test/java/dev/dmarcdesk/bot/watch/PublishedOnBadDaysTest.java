package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.publication.Followed;
import dev.dmarcdesk.bot.publication.FollowedJson;
import dev.dmarcdesk.bot.publication.MemoryPublicationStore;
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

/// Followed changes where Slack or the clock plays tricks, and what is kept of secrets.
class PublishedOnBadDaysTest {
    private static final String VALUE = "v=DMARC1; p=reject";
    private static final String SECRET = "https://hooks.slack.com/actions/T1/2/secretword";
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
    private final String message = original();
    private String served = "proof=1";
    private int looks;

    private String original() {
        var title = Sentence.of("quietmeadow.example can be forged");
        var page = new Document(Tone.BAD, title, title, List.of());
        return ((Posting.Posted) channels.post(new Place("T1", "C1", "U1"), page)).message();
    }

    private Publication look(RecordEdit edit, Course earlier, Instant now) {
        looks++;
        Answer answer = new Answer.Found(List.of(Rdata.Text.of(served)), List.of());
        var server =
                new Statement(
                        DomainName.of("ns.dns.example"),
                        answer,
                        new Lifetime.Of(Duration.ofMinutes(5)));
        var sighting =
                Sighting.of(
                        new Hearing(
                                edit,
                                List.of(server),
                                new Hearing.Cached(answer, Lifetime.UNSAID),
                                List.of()));
        return Publication.of(sighting, earlier, INSPECTION, now);
    }

    private Publications publications() {
        return new Publications(store, this::look, channels, clock);
    }

    private Document click(String user) {
        return publications().said(EDIT, new Place("T1", "C1", user, "", message, SECRET));
    }

    private void pass(Duration time) {
        for (long i = 0; i < time.toMinutes(); i++) {
            clock.pass(Duration.ofMinutes(1));
            tick();
        }
    }

    private void tick() {
        publications()
                .tick(keys -> {
                    keys.forEach(publications()::look);
                    return true;
                });
    }

    private Followed only() {
        assertThat(store.all()).hasSize(1);
        return store.all().getFirst();
    }

    @Test
    void the_address_of_a_click_is_not_kept_once_nothing_is_left_to_be_told() {
        served = VALUE;
        click("U1");

        assertThat(only().isOver()).isTrue();
        assertThat(FollowedJson.write(only())).doesNotContain("secretword");
    }

    @Test
    void the_address_of_a_click_is_not_kept_longer_than_it_takes_answers() {
        click("U1");
        pass(Duration.ofMinutes(31));

        assertThat(only().isOver()).isFalse();
        assertThat(FollowedJson.write(only())).doesNotContain("secretword");
    }

    @Test
    void the_address_of_a_click_is_in_no_text_of_what_is_logged() {
        click("U1");

        assertThat(only().toString() + only().telling()).doesNotContain("secretword");
        assertThat(new Place("T1", "C1", "U1", "", message, SECRET).toString())
                .doesNotContain("secretword");
    }

    @Test
    void an_archived_conversation_sends_the_news_to_the_person() {
        channels.always("C1", new Posting.Refused("is_archived"));
        click("U1");
        pass(Duration.ofHours(2));
        assertThat(channels.in("U1")).hasSize(1);
        served = VALUE;
        pass(Duration.ofHours(25));

        assertThat(channels.in("U1")).hasSize(2);
        assertThat(channels.in("U1").getLast().page().title().text()).endsWith("is published");
        assertThat(only().isOver()).isTrue();
    }

    @Test
    void where_the_token_is_revoked_it_is_given_up_with_the_rest_after_a_week() {
        channels.always("C1", new Posting.Dismissed("token_revoked"));
        channels.always("U1", new Posting.Dismissed("token_revoked"));
        click("U1");
        pass(Duration.ofDays(9));

        assertThat(only().isOver()).isTrue();
        assertThat(channels.in("U1")).isEmpty();
        int asked = looks;
        pass(Duration.ofDays(1));
        assertThat(looks).isEqualTo(asked);
    }

    @Test
    void a_token_that_comes_back_within_the_week_tells_what_is_due() {
        channels.always("C1", new Posting.Dismissed("token_revoked"));
        click("U1");
        served = VALUE;
        pass(Duration.ofDays(2));
        channels.mend("C1");
        pass(Duration.ofHours(2));

        assertThat(channels.in("C1").getFirst().page().title().text()).endsWith("is published");
        assertThat(only().isOver()).isTrue();
    }

    @Test
    void a_clock_that_was_ahead_does_not_silence_later_clicks() {
        clock.pass(Duration.ofDays(2));
        click("U1");
        clock.pass(Duration.ofDays(-2));
        served = VALUE;
        click("U1");

        assertThat(looks).isEqualTo(2);
        assertThat(channels.in("C1").getFirst().page().title().text()).endsWith("is published");
    }

    @Test
    void a_clock_that_leaps_ahead_forgets_it_and_a_click_begins_anew() {
        click("U1");
        clock.pass(Duration.ofDays(60));
        tick();
        served = VALUE;
        click("U2");

        assertThat(only().users()).containsExactly("U2");
        assertThat(only().isOver()).isTrue();
        assertThat(channels.in("C1")).hasSize(1);
    }

    @Test
    void a_click_after_the_end_looks_again_and_says_if_it_is_gone() {
        served = VALUE;
        click("U1");
        served = "proof=1";
        clock.pass(Duration.ofDays(3));
        click("U2");

        assertThat(looks).isEqualTo(2);
        assertThat(only().isOver()).isFalse();
        assertThat(channels.in("C1").getFirst().page().title().text())
                .doesNotEndWith("is published");
    }
}
