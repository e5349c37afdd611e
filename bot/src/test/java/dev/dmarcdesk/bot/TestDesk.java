package dev.dmarcdesk.bot;

import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Desk;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// A desk with one command: every line is looked at, `secret …` for the asker alone, but `help`,
/// which is answered at once, and `crash`, which our own mistakes make fail.
public final class TestDesk implements Desk {
    private int runs;

    /// How many lines were run.
    public synchronized int runs() {
        return runs;
    }

    @Override
    public Reading readTyped(String line) {
        return read(line);
    }

    @Override
    public Reading read(String line) {
        Audience audience = line.startsWith("secret") ? Audience.ASKER : Audience.CHANNEL;
        return line.equals("help")
                ? new Reading.Answer(page(line))
                : new Reading.Later(Sentence.of("%s", line), audience, () -> run(line));
    }

    private synchronized Document run(String line) {
        runs++;
        if (line.startsWith("crash")) {
            throw new IllegalStateException("our mistake about " + line);
        }
        return page(line);
    }

    private static Document page(String line) {
        Sentence words = Sentence.of("about %s", line);
        return new Document(Tone.GOOD, words, words, List.of());
    }
}
