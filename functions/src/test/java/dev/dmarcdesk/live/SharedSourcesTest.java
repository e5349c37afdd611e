package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.web.Fetched;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(60)
final class SharedSourcesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Question QUESTION =
            new Question(DomainName.of("spf.mailer.example"), RrType.TXT);
    private static final DomainName HOST = DomainName.of("mta-sts.acme.example");

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void what_one_run_asked_is_the_same_for_the_next() {
        var sources = changing();

        var first = sources.dns(PATIENCE).ask(QUESTION);
        var second = sources.dns(PATIENCE).ask(QUESTION);

        assertThat(first).isEqualTo(found("1")).isEqualTo(second);
    }

    @Test
    void a_document_is_fetched_once() {
        var fetched = new AtomicInteger();
        var sources =
                new SharedSources(
                        _ -> new Answer.NoData(List.of()),
                        _ ->
                                (_, path) ->
                                        new Fetched.Document(
                                                "text/plain", path + fetched.incrementAndGet()),
                        now::get);

        assertThat(sources.web(PATIENCE).get(HOST, "/a"))
                .isEqualTo(sources.web(PATIENCE).get(HOST, "/a"));
        assertThat(sources.web(PATIENCE).get(HOST, "/b"))
                .isEqualTo(new Fetched.Document("text/plain", "/b2"));
    }

    @Test
    void the_addresses_of_a_web_server_are_those_that_everybody_sees() {
        var sources =
                new SharedSources(
                        this::answer,
                        dns ->
                                (_, _) ->
                                        new Fetched.Document(
                                                "text/plain", dns.ask(QUESTION).toString()),
                        now::get);
        var seen = sources.dns(PATIENCE).ask(QUESTION);

        assertThat(sources.web(PATIENCE).get(HOST, "/"))
                .isEqualTo(new Fetched.Document("text/plain", seen.toString()));
    }

    @Test
    void a_run_asks_nothing_after_its_deadline() {
        var sources = changing();
        Dns dns = sources.dns(PATIENCE);
        now.addAndGet(PATIENCE.toNanos());

        assertThat(dns.ask(QUESTION)).isInstanceOf(Answer.Unavailable.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void old_answers_are_nobodys_news() {
        var sources = changing();
        sources.dns(PATIENCE).ask(QUESTION);
        now.addAndGet(InspectionRound.LONGEST.toNanos());

        assertThat(sources.dns(PATIENCE).ask(QUESTION)).isInstanceOf(Answer.Unavailable.class);
        assertThat(sources.web(PATIENCE).get(HOST, "/")).isInstanceOf(Fetched.Unreachable.class);
    }

    private SharedSources changing() {
        return new SharedSources(
                this::answer,
                _ -> (_, _) -> new Fetched.Document("text/plain", "policy"),
                now::get);
    }

    private Answer answer(Question question) {
        return found(question.equals(QUESTION) ? asked.incrementAndGet() + "" : "else");
    }

    private static Answer found(String text) {
        return new Answer.Found(List.of(Rdata.Text.of(text)), List.of());
    }
}
