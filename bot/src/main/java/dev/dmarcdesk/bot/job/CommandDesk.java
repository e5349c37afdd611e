package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.HandOver;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.MessageFile;
import dev.dmarcdesk.bot.command.Outcome;
import dev.dmarcdesk.bot.command.Toolbox;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import java.util.function.Supplier;

/// The commands that Slack and the terminal share.
public final class CommandDesk implements Desk {
    /// What is only read is run nowhere.
    private static final Place NOBODY = new Place("", "", "");

    private final Supplier<Toolbox> toolbox;
    private final Uploads uploads;

    /// @param toolbox what commands work with; asked for when the first has to be run, because
    ///   making it takes longer than acknowledging
    /// @param uploads the files that people hand over
    public CommandDesk(Supplier<Toolbox> toolbox, Uploads uploads) {
        this.toolbox = toolbox;
        this.uploads = uploads;
    }

    @Override
    public Reading readTyped(String line) {
        Commands commands = Commands.shared(Paste.Source.CHAT);
        return reading(commands, line, commands.parseChat(line), new Attachment.None(), NOBODY);
    }

    @Override
    public Reading read(String line, Paste.Source spelling, Attachment attachment, Place place) {
        if (attachment instanceof Attachment.Event(var happening)) {
            return new Reading.Later(Sentence.of("it"), () -> happened(happening, place));
        }
        Commands commands = Commands.shared(spelling);
        return reading(commands, line, commands.parse(line), attachment, place);
    }

    private Reading reading(
            Commands commands,
            String line,
            Parsed<Invocation> parsed,
            Attachment attachment,
            Place place) {
        return switch (parsed) {
            case Parsed.Invalid<Invocation>(var defects) ->
                    new Reading.Answer(commands.notUnderstood(line, defects.getFirst()));
            case Parsed.Valid<Invocation>(var invocation, _) ->
                    reading(invocation, attachment, place);
        };
    }

    private Reading reading(Invocation invocation, Attachment attachment, Place place) {
        return switch (invocation.work()) {
            case Work.Telling(var page) -> new Reading.Answer(page);
            case Work.Looking(var subject, var lookup) ->
                    new Reading.Later(subject, () -> result(lookup, invocation.reach(), place));
            case Work.Wanting(_, _, var reader)
                    when attachment instanceof Attachment.File(var id) ->
                    new Reading.Later(
                            Sentence.of("your file"),
                            () -> result(id, reader, invocation.reach(), place));
            case Work.Wanting(var page, _, _) -> new Reading.Wanted(page);
        };
    }

    private Result happened(Attachment.Happening happening, Place place) {
        var book = toolbox.get().watching().book();
        return switch (happening) {
            case HOME_OPENED -> new Result.Page(Audience.HOME, book.home(place));
            case APP_REMOVED -> {
                book.forget(place.team());
                yield new Result.Done();
            }
        };
    }

    private Result result(Work.Lookup lookup, Invocation.Reach reach, Place place) {
        return switch (lookup.run(toolbox.get(), place)) {
            case Outcome.NotUnderstood(var page) -> new Result.Page(Audience.ASKER, page);
            case Outcome.Noted(var page) -> new Result.Page(Audience.ASKER, page);
            case Outcome.Judged(var page, _, _) -> new Result.Page(audience(reach), page);
        };
    }

    private Result result(String file, Work.Reader reader, Invocation.Reach reach, Place place) {
        return switch (uploads.fetch(file)) {
            case Uploads.Upload.Later() -> new Result.NotNow();
            case Uploads.Upload.Refused(var why) ->
                    new Result.Page(Audience.ASKER, HandOver.refusal(why));
            case Uploads.Upload.Fetched(var octets) ->
                    switch (MessageFile.read(octets)) {
                        case Parsed.Invalid<Paste>(var defects) ->
                                new Result.Page(
                                        Audience.ASKER, HandOver.refusal(defects.getFirst()));
                        case Parsed.Valid<Paste>(var paste, _) ->
                                result(reader.read(paste).lookup(), reach, place);
                    };
        };
    }

    private static Audience audience(Invocation.Reach reach) {
        return switch (reach) {
            case EVERYBODY -> Audience.CHANNEL;
            case ASKER -> Audience.ASKER;
            case PERSONAL -> Audience.ASKER_FIRST;
        };
    }
}
