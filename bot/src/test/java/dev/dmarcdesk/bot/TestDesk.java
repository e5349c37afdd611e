package dev.dmarcdesk.bot;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.bot.job.Audience;
import dev.dmarcdesk.bot.job.Desk;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.mail.Paste;

import java.util.List;

/// A desk with one command: every line is looked at, `secret …` for the asker alone, `personal …`
/// for the asker first. `help` is answered at once, `headers` wants a message, `later` can not be
/// done yet, `crash` fails by our own mistake, and `overflow` fills the stack.
public final class TestDesk implements Desk {
    private int runs;

    /// How many lines were run.
    public synchronized int runs() {
        return runs;
    }

    @Override
    public Reading readTyped(String line) {
        return read(line, Paste.Source.CHAT, new Attachment.None(), new Place("", "", ""));
    }

    @Override
    public Reading read(String line, Paste.Source spelling, Attachment attachment, Place place) {
        return switch (line) {
            case "help" -> new Reading.Answer(page(line));
            case "headers" -> new Reading.Wanted(page(line));
            default ->
                    new Reading.Later(
                            Sentence.of("%s", line),
                            () ->
                                    line.equals("later")
                                            ? new Result.NotNow()
                                            : new Result.Page(audience(line), run(line)));
        };
    }

    private static Audience audience(String line) {
        if (line.startsWith("personal")) {
            return Audience.ASKER_FIRST;
        }
        return line.startsWith("secret") ? Audience.ASKER : Audience.CHANNEL;
    }

    private synchronized Document run(String line) {
        runs++;
        if (line.startsWith("crash")) {
            throw new IllegalStateException("our mistake about " + line);
        }
        if (line.equals("overflow")) {
            throw new StackOverflowError();
        }
        return page(line);
    }

    private static Document page(String line) {
        Sentence words = Sentence.of("about %s", line);
        return new Document(Tone.GOOD, words, words, List.of());
    }
}
