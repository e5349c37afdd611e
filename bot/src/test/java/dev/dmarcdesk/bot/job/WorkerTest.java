package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.TestDesk;
import dev.dmarcdesk.bot.job.Replies.Delivery;
import dev.dmarcdesk.bot.job.Worker.Outcome;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.mail.Paste;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class WorkerTest {
    private final MovingClock clock = new MovingClock();
    private final TestDesk desk = new TestDesk();
    private final JobLedger ledger = new MemoryLedger(clock);
    private final List<String> said = new ArrayList<>();
    private Delivery delivery = Delivery.DELIVERED;
    private final Worker worker = new Worker(desk, replies(), ledger, clock);

    private Replies replies() {
        return new Replies() {
            @Override
            public Delivery post(ReplyTo to, Audience audience, Document page) {
                said.add(audience + " " + page.summary().text());
                return delivery;
            }

            @Override
            public Delivery share(ReplyTo to, String sealed) {
                said.add("shared " + sealed);
                return delivery;
            }
        };
    }

    private Job job(String line) {
        return new Job("command-1", line, new ReplyTo("T1", "C1", "U1", ""), clock.instant());
    }

    @Test
    void posts_what_came_of_the_line() {
        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).containsExactly("CHANNEL about example.com");
    }

    @Test
    void what_is_for_the_asker_alone_stays_so() {
        worker.work(job("secret.example"), false);

        assertThat(said).containsExactly("ASKER about secret.example");
    }

    @Test
    void what_needs_no_work_is_for_the_asker() {
        worker.work(job("help"), false);

        assertThat(said).containsExactly("ASKER about help");
    }

    @Test
    void what_is_private_by_nature_goes_to_the_asker_first() {
        worker.work(job("personal"), false);

        assertThat(said).containsExactly("ASKER_FIRST about personal");
    }

    @Test
    void a_message_that_is_still_wanted_is_asked_for() {
        worker.work(job("headers"), false);

        assertThat(said).containsExactly("ASKER about headers");
    }

    @Test
    void what_can_not_be_done_yet_is_done_later() {
        assertThat(worker.work(job("later"), false)).isEqualTo(Outcome.AGAIN);
        assertThat(said).isEmpty();
    }

    @Test
    void a_page_is_shared_without_asking_the_desk() {
        worker.work(with(new Attachment.Page("sealed")), false);

        assertThat(said).containsExactly("shared sealed");
        assertThat(desk.runs()).isZero();
    }

    @Test
    void an_apology_repeats_a_command_and_never_what_was_handed_over() {
        worker.work(job("crash\nSubject: secret"), true);

        assertThat(said)
                .singleElement()
                .asString()
                .contains("what you handed over")
                .doesNotContain("secret");
    }

    private Job with(Attachment attachment) {
        return new Job(
                "click-1",
                "",
                Paste.Source.CHAT,
                attachment,
                new ReplyTo("T1", "C1", "U1", ""),
                clock.instant());
    }

    @Test
    void a_job_delivered_twice_is_posted_once() {
        worker.work(job("example.com"), false);

        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).hasSize(1);
        assertThat(desk.runs()).isEqualTo(1);
    }

    @Test
    void a_job_somebody_else_is_at_is_left_for_later() {
        ledger.claim("command-1");

        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.AGAIN);
        assertThat(said).isEmpty();
    }

    @Test
    void a_job_whose_worker_died_is_done_by_the_next() {
        ledger.claim("command-1");
        var job = job("example.com");
        clock.pass(JobLedger.LEASE);

        assertThat(worker.work(job, false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).hasSize(1);
    }

    @Test
    void a_job_nobody_can_be_answered_to_any_more_is_dropped() {
        var job = job("example.com");
        clock.pass(Duration.ofMinutes(30).plusSeconds(1));

        assertThat(worker.work(job, true)).isEqualTo(Outcome.SETTLED);
        assertThat(said).isEmpty();
        assertThat(desk.runs()).isZero();
    }

    @Test
    void a_slack_that_does_not_take_it_gets_it_again() {
        delivery = Delivery.FAILED;
        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.AGAIN);

        delivery = Delivery.DELIVERED;
        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).containsOnly("CHANNEL about example.com").hasSize(2);
    }

    @Test
    void a_slack_that_refuses_it_does_not_get_it_again() {
        delivery = Delivery.REFUSED;

        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(worker.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).hasSize(1);
    }

    @Test
    void our_own_mistake_is_tried_again_in_silence() {
        assertThat(worker.work(job("crash"), false)).isEqualTo(Outcome.AGAIN);
        assertThat(worker.work(job("overflow"), false)).isEqualTo(Outcome.AGAIN);
        assertThat(said).isEmpty();
    }

    @Test
    void the_asker_is_told_when_it_failed_for_the_last_time() {
        worker.work(job("crash <!channel>"), false);

        assertThat(worker.work(job("crash <!channel>"), true)).isEqualTo(Outcome.AGAIN);
        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("ASKER Something went wrong on my side")
                .contains("crash <!channel>", "command-1")
                .doesNotContain("our mistake");
    }

    @Test
    void a_ledger_that_fails_after_the_post_does_not_make_it_post_twice() {
        var forgetful =
                new Worker(
                        desk,
                        replies(),
                        new JobLedger() {
                            @Override
                            public Claim claim(String jobId) {
                                return ledger.claim(jobId);
                            }

                            @Override
                            public void finish(String jobId) {
                                throw new IllegalStateException("the table is gone");
                            }

                            @Override
                            public void release(String jobId) {
                                ledger.release(jobId);
                            }
                        },
                        clock);

        assertThat(forgetful.work(job("example.com"), false)).isEqualTo(Outcome.SETTLED);
        assertThat(said).hasSize(1);
    }

    @Test
    void a_ledger_that_does_not_answer_leaves_the_job_for_later() {
        var blind =
                new Worker(
                        desk,
                        replies(),
                        new JobLedger() {
                            @Override
                            public Claim claim(String jobId) {
                                throw new IllegalStateException("the table is gone");
                            }

                            @Override
                            public void finish(String jobId) {}

                            @Override
                            public void release(String jobId) {}
                        },
                        clock);

        assertThat(blind.work(job("example.com"), false)).isEqualTo(Outcome.AGAIN);
        assertThat(said).isEmpty();
        assertThat(blind.work(job("example.com"), true)).isEqualTo(Outcome.AGAIN);
        assertThat(said).singleElement().asString().startsWith("ASKER Something went wrong");
    }
}
