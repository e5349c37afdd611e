package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeAws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time in a workspace: the schedule wakes WatchFunction every minute, and SQS brings what was
/// queued to WorkerFunction when its delay is over.
final class Schedule {
    /// As template.yaml has it.
    private static final int MESSAGES_AT_ONCE = 4;

    private final Workspace workspace;
    private final List<Waiting> waiting = new ArrayList<>();
    private int taken;

    private record Waiting(String message, Instant until) {}

    Schedule(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Lets time pass, minute by minute.
    void pass(Duration time) {
        pass(time, Duration.ofMinutes(1));
    }

    /// Lets time pass, while the schedule fires only so often.
    void pass(Duration time, Duration step) {
        Instant end = workspace.clock.instant().plus(time);
        while (workspace.clock.instant().isBefore(end)) {
            workspace.clock.pass(step);
            workspace.tick();
            bring();
        }
    }

    /// Brings what has waited long enough, and what comes of it without delay.
    private void bring() {
        for (List<String> due = due(); !due.isEmpty(); due = due()) {
            for (int i = 0; i < due.size(); i += MESSAGES_AT_ONCE) {
                var batch = due.subList(i, Math.min(due.size(), i + MESSAGES_AT_ONCE));
                assertThat(workspace.check(batch)).isEmpty();
            }
        }
    }

    private List<String> due() {
        Instant now = workspace.clock.instant();
        List<FakeAws.Check> all = workspace.aws.checks();
        all.subList(taken, all.size())
                .forEach(check ->
                        waiting.add(
                                new Waiting(check.body(), now.plusSeconds(check.delaySeconds()))));
        taken = all.size();
        var due = waiting.stream().filter(message -> !message.until().isAfter(now)).toList();
        waiting.removeAll(due);
        return due.stream().map(Waiting::message).toList();
    }
}
