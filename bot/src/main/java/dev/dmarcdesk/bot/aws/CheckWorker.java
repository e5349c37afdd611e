package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Trouble;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.watch.CheckQueue;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.text.Parsed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// Looks at the domains of a message. Nobody waits for that and nobody is told when it fails: the
/// domains come again in their turn.
final class CheckWorker {
    private static final Logger LOG = LoggerFactory.getLogger(CheckWorker.class);

    /// What failed may have failed because of something that passes.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final UnaryOperator<List<WatchKey>> look;
    private final CheckQueue queue;

    /// @param look looks at domains; returns those that have to be delivered again
    /// @param queue takes these
    CheckWorker(UnaryOperator<List<WatchKey>> look, CheckQueue queue) {
        this.look = look;
        this.queue = queue;
    }

    /// Looks. Never throws.
    ///
    /// @param id the message's, for the log
    Worker.Outcome work(String id, JsonNode message) {
        return switch (CheckJson.read(message)) {
            case Parsed.Valid<List<WatchKey>>(var keys, _) -> work(id, keys);
            case Parsed.Invalid<List<WatchKey>> _ -> {
                LOG.error("message {} holds no domains to look at", id);
                yield Worker.Outcome.AGAIN;
            }
        };
    }

    /// Those that failed go on in a message of their own, so that one poisonous domain costs its
    /// neighbours nothing. That ends, because each message is smaller than the one before; where
    /// all of it failed, SQS counts how often it brought it, and puts it aside.
    private Worker.Outcome work(String id, List<WatchKey> keys) {
        try {
            List<WatchKey> failed = look.apply(keys);
            boolean settled =
                    failed.isEmpty() || (failed.size() < keys.size() && queue.offer(failed, PAUSE));
            return settled ? Worker.Outcome.SETTLED : Worker.Outcome.AGAIN;
        } catch (RuntimeException | Error e) {
            LOG.error("message {} failed: {}", id, Trouble.in(e));
            return Worker.Outcome.AGAIN;
        }
    }
}
