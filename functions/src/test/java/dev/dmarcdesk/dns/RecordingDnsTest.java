package dev.dmarcdesk.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class RecordingDnsTest {
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    a.example TXT one
                    b.example TXT two
                    """);
    private static final Question A = new Question(DomainName.of("a.example"), RrType.TXT);
    private static final Question B = new Question(DomainName.of("b.example"), RrType.TXT);
    private static final Question C = new Question(DomainName.of("c.example"), RrType.TXT);

    @Test
    void asks_each_question_once() {
        var asked = new ConcurrentLinkedQueue<Question>();
        var dns = new RecordingDns(counting(asked, ZONE), 10);
        assertThat(dns.ask(A)).isEqualTo(ZONE.ask(A));
        assertThat(dns.askAll(List.of(B, A, B)))
                .containsExactly(ZONE.ask(B), ZONE.ask(A), ZONE.ask(B));
        assertThat(asked).containsExactlyInAnyOrder(A, B);
        assertThat(dns.transcript().answers().keySet()).containsExactly(A, B);
        assertThat(dns.transcript().asked()).isEqualTo(2);
        assertThat(dns.transcript().answer(A)).contains(ZONE.ask(A));
        assertThat(dns.transcript().answer(C)).isEmpty();
    }

    @Test
    void waits_for_an_answer_that_somebody_else_asked_for() throws InterruptedException {
        var asked = new ConcurrentLinkedQueue<Question>();
        var underWay = new CountDownLatch(1);
        var mayAnswer = new CountDownLatch(1);
        var dns =
                new RecordingDns(
                        counting(
                                asked,
                                question -> {
                                    underWay.countDown();
                                    await(mayAnswer);
                                    return ZONE.ask(question);
                                }),
                        10);
        var first = Thread.startVirtualThread(() -> dns.ask(A));
        underWay.await();
        var answers = new ConcurrentLinkedQueue<Answer>();
        var second = Thread.startVirtualThread(() -> answers.add(dns.ask(A)));
        assertThat(dns.transcript().answers()).isEmpty();
        mayAnswer.countDown();
        first.join();
        second.join();
        assertThat(asked).containsExactly(A);
        assertThat(answers).containsExactly(ZONE.ask(A));
    }

    @Test
    void asks_together_what_is_known_together() {
        var allUnderWay = new CountDownLatch(3);
        var dns =
                new RecordingDns(
                        question -> {
                            allUnderWay.countDown();
                            await(allUnderWay);
                            return ZONE.ask(question);
                        },
                        10);
        assertThat(dns.askAll(List.of(C, B, A)))
                .containsExactly(ZONE.ask(C), ZONE.ask(B), ZONE.ask(A));
        assertThat(dns.transcript().answers().keySet()).containsExactly(C, B, A);
    }

    @Test
    void stops_asking_when_the_budget_is_used_up() {
        var asked = new ConcurrentLinkedQueue<Question>();
        var dns = new RecordingDns(counting(asked, ZONE), 1);
        assertThat(dns.ask(A)).isInstanceOf(Answer.Found.class);
        assertThat(dns.ask(B))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> {
                            assertThat(answer.reason()).isEqualTo(Answer.Reason.TIMEOUT);
                            assertThat(answer.detail()).contains("budget of 1");
                        });
        assertThat(dns.ask(A)).isInstanceOf(Answer.Found.class);
        assertThat(asked).containsExactly(A);
        assertThat(dns.transcript().asked()).isEqualTo(1);
        assertThat(dns.transcript().answers()).containsOnlyKeys(A, B);
    }

    @Test
    void hands_our_own_mistakes_to_everybody_who_waits() {
        var dns =
                new RecordingDns(
                        _ -> {
                            throw new IllegalStateException("planted");
                        },
                        10);
        assertThatThrownBy(() -> dns.askAll(List.of(A, B))).hasRootCauseMessage("planted");
        assertThatThrownBy(() -> dns.ask(A)).hasRootCauseMessage("planted");
    }

    private static Dns counting(ConcurrentLinkedQueue<Question> asked, Dns upstream) {
        return question -> {
            asked.add(question);
            return upstream.ask(question);
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
