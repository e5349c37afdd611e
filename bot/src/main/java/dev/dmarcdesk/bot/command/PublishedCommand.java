package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.PastedValue;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.util.List;
import java.util.Locale;

/// `published TXT _dmarc.example.com v=DMARC1; p=none`: has the change arrived?
final class PublishedCommand implements BotCommand {
    private static final String GONE = "gone";

    /// What people publish for their mail.
    private static final List<String> TYPES =
            List.of("TXT", "CNAME", "MX", "A", "AAAA", "NS", "SPF");

    /// What zone files write between a name and its type.
    private static final String CLASS = "IN";

    private static final Topic TOPIC =
            new Topic(
                    "published",
                    "published TXT _dmarc.example.com v=DMARC1; p=none",
                    "has a change arrived where mail looks for it, and what is wrong if not",
                    List.of(
                            "Asks all servers of the zone at once, and says which have it, until when"
                                    + " caches keep the old answer, and what is wrong where something"
                                    + " else was published.",
                            "The value goes to the end of the line, with or without quotes; with gone"
                                    + " before it, it is to have gone: published TXT example.com gone"
                                    + " v=spf1 -all",
                            "In Slack the button “I published it” does the same. The message with the"
                                    + " button is changed when the change has arrived: I look again by"
                                    + " myself, for a week."));

    private final boolean chat;

    /// @param chat whether lines come through a chat program, which changes what is typed
    PublishedCommand(boolean chat) {
        this.chat = chat;
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    /// A record may have any sign in it, hyphens too.
    @Override
    public Takes takes() {
        return Takes.MESSAGE;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        if (arguments.words().isEmpty()) {
            int end = arguments.line().text().length();
            return Parsed.invalid("a type, a name and a value: " + TOPIC.usage(), end, end);
        }
        return new Reading(arguments.words().getFirst()).edit().map(PublishedCommand::work);
    }

    private static Work work(RecordEdit edit) {
        return new Work.Looking(
                Sentence.of("the servers of %s", edit.name().toString()),
                (toolbox, place) -> toolbox.published(edit, place));
    }

    /// What follows the command, word by word.
    private final class Reading {
        private final Word all;
        private int at;

        private Reading(Word all) {
            this.all = all;
        }

        private Parsed<RecordEdit> edit() {
            Word type = next();
            if (!TYPES.contains(type.text().toUpperCase(Locale.ROOT))) {
                return Arguments.wrong(type, "a record type: " + String.join(", ", TYPES));
            }
            Word name = next();
            return switch (DomainName.parse(bare(name.text()))) {
                case Invalid<DomainName>(var defects) ->
                        Arguments.wrong(
                                name,
                                "the name of the record, such as _dmarc.example.com: "
                                        + defects.getFirst().expected());
                case Valid<DomainName>(var domain, _) when domain.size() < 2 ->
                        Arguments.wrong(name, "the whole name, such as _dmarc.example.com");
                case Valid<DomainName>(var domain, _) ->
                        value(RrType.valueOf(type.text().toUpperCase(Locale.ROOT)), domain);
            };
        }

        private Parsed<RecordEdit> value(RrType type, DomainName name) {
            int before = at;
            Word word = next();
            boolean isGone = word.text().equalsIgnoreCase(GONE);
            if (!isGone) {
                at = before;
            }
            int start = at;
            return switch (PastedValue.read(rest(), chat)) {
                case Invalid<String>(var defects) ->
                        new Invalid<>(
                                List.of(
                                        new Defect(
                                                defects.getFirst().expected(),
                                                new Range(
                                                        all.at().start() + start,
                                                        all.at().end()))));
                case Valid<String>(var value, _) ->
                        Parsed.valid(
                                new RecordEdit(
                                        isGone ? Action.REMOVE : Action.ADD, type, name, value));
            };
        }

        private String rest() {
            return all.text().substring(at);
        }

        /// The next word; what a zone file writes between them is passed over.
        private Word next() {
            Word word = anyNext();
            while (word.text().equals(CLASS)) {
                word = anyNext();
            }
            return word;
        }

        private Word anyNext() {
            String text = all.text();
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return new Word(
                    text.substring(start, at),
                    new Range(all.at().start() + start, all.at().start() + at));
        }
    }

    /// Without the quotes, the link and the stars that a chat puts around a name.
    private static String bare(String typed) {
        String name = typed.replaceAll("^[<`\"'*]+|[>`\"'*]+$", "");
        return name.substring(name.lastIndexOf('|') + 1).replaceFirst("^https?://", "");
    }
}
