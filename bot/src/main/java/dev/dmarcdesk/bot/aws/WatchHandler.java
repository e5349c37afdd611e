package dev.dmarcdesk.bot.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.bot.job.Trouble;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// WatchFunction: woken every minute by the schedule, hands on the domains whose turn it is, tells
/// what was left untold, and posts digests. It looks at no domain itself.
///
/// What the schedule sends is not read: which minutes are due is what the store says was not handed
/// on yet, so a minute that was missed is made up for and one that comes twice does nothing.
public final class WatchHandler implements RequestStreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WatchHandler.class);

    private final List<Chore> chores;

    /// Something to do every minute.
    ///
    /// @param name for the log
    /// @param work what
    record Chore(String name, Runnable work) {}

    /// As Lambda makes it. What is missing stops the start, with its name.
    public WatchHandler() {
        this(BotWiring.live().watch().chores);
    }

    /// With parts of one's choosing.
    WatchHandler(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        handle(in, out);
    }

    /// Does every chore, whatever becomes of the others.
    ///
    /// @throws IllegalStateException when one of them failed: then the invocation has to count as
    ///   failed, because an alarm watches that
    void handle(InputStream in, OutputStream out) throws IOException {
        in.readAllBytes();
        List<String> failed =
                chores.stream().filter(chore -> !isDone(chore)).map(Chore::name).toList();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("failed: " + String.join(", ", failed));
        }
        out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDone(Chore chore) {
        try {
            chore.work().run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} failed: {}", chore.name(), Trouble.in(e));
            return false;
        }
    }
}
