package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.command.Invocation.Reach;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The commands there are, and the grammar around them: a line starts with the name of a command,
/// or is a domain, which means `check`, or the header of a message, which means `headers`; a last
/// word `private` asks for an answer to the asker alone.
public final class Commands {
    private static final String PRIVATE = "private";
    private static final String BARE_DOMAIN = "check";
    private static final String BARE_PASTE = "headers";

    private final List<BotCommand> commands;
    private final List<Topic> topics;

    private Commands(boolean chat, Paste.Source spelling, List<Topic> elsewhere, List<Block> more) {
        var all =
                new ArrayList<BotCommand>(
                        List.of(
                                new CheckCommand(),
                                new WhyCommand(),
                                new SpfCommand(),
                                new DkimCommand(),
                                new RawCommand(),
                                new LintCommand(chat),
                                new PlanCommand(chat),
                                new PublishedCommand(chat),
                                new NoteCommand(),
                                new HeadersCommand(chat, spelling),
                                new WatchCommand(chat),
                                new UnwatchCommand(),
                                new WatchesCommand(),
                                new ExpectedCommand(),
                                new NotUsCommand(),
                                new SnoozeCommand(),
                                new AlertCommand()));
        var pages = new ArrayList<>(all.stream().map(BotCommand::topic).toList());
        pages.addAll(elsewhere);
        var help = new HelpCommand(pages, more);
        pages.add(help.topic());
        all.add(help);
        this.commands = List.copyOf(all);
        this.topics = List.copyOf(pages);
    }

    /// What Slack and the terminal share, as typed into a chat.
    public static Commands shared() {
        return shared(Paste.Source.CHAT);
    }

    /// The same as it comes through a chat by other ways.
    ///
    /// @param spelling what may have happened to the lines on their way
    public static Commands shared(Paste.Source spelling) {
        return new Commands(true, spelling, List.of(), List.of());
    }

    /// The same, where some words more are understood by the surface itself.
    ///
    /// @param elsewhere their help
    /// @param more what the overview of all commands says at its end
    public static Commands with(List<Topic> elsewhere, List<Block> more) {
        return new Commands(false, Paste.Source.TYPED, elsewhere, more);
    }

    /// The names of all options that some command takes.
    public Set<String> options() {
        return commands.stream()
                .flatMap(command -> command.options().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Reads a line.
    ///
    /// @param line from a terminal, or from a place where its length was looked at
    public Parsed<Invocation> parse(String line) {
        return text(line).orElseGet(() -> invocation(CommandLine.parse(line)));
    }

    /// Reads a line from a chat, where long texts and several lines are never commands.
    public Parsed<Invocation> parseChat(String line) {
        return text(line).orElseGet(() -> invocation(CommandLine.inChat(line)));
    }

    /// What to answer to a line that was not understood.
    ///
    /// @param line as it was typed
    /// @param defect the first thing wrong with it
    public Document notUnderstood(String line, Defect defect) {
        return UsagePage.of(line.strip(), defect, topics);
    }

    /// What a line asks for that begins with a command that takes more than words, or that is a
    /// bare paste of headers; nothing for all others.
    private Optional<Parsed<Invocation>> text(String typed) {
        String line = typed.strip();
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        Optional<BotCommand> named = named(line.substring(0, end));
        if (named.isEmpty() && BarePaste.isMeant(line)) {
            return named(BARE_PASTE).map(headers -> message(headers, CommandLine.ofText(line), 0));
        }
        int behind = end;
        return named.flatMap(command ->
                switch (command.takes()) {
                    case WORDS -> Optional.empty();
                    case LINES, TEXT -> Optional.of(invocation(CommandLine.ofText(line)));
                    case MESSAGE -> Optional.of(message(command, CommandLine.ofText(line), behind));
                });
    }

    private static Parsed<Invocation> message(BotCommand command, CommandLine line, int from) {
        return understood(command, Arguments.ofMessage(line, from, command.options()), false);
    }

    private Parsed<Invocation> invocation(Parsed<CommandLine> parsed) {
        return switch (parsed) {
            case Invalid<CommandLine>(var defects) -> new Invalid<>(defects);
            case Valid<CommandLine>(var line, _) -> invocation(line);
        };
    }

    private Parsed<Invocation> invocation(CommandLine line) {
        List<Word> words = line.words();
        if (words.isEmpty()) {
            return Parsed.invalid("a domain such as example.com, or a command", 0, 0);
        }
        boolean isPrivate = words.size() > 1 && words.getLast().text().equalsIgnoreCase(PRIVATE);
        List<Word> rest = isPrivate ? words.subList(0, words.size() - 1) : words;
        Word first = rest.getFirst();
        Optional<BotCommand> named = named(first.text());
        if (named.isPresent()) {
            return invocation(named.get(), line, rest.subList(1, rest.size()), isPrivate);
        }
        Optional<BotCommand> check = named(BARE_DOMAIN);
        return check.isPresent() && looksLikeDomain(first.text())
                ? invocation(check.get(), line, rest, isPrivate)
                : Arguments.wrong(first, known(first.text()));
    }

    private static Parsed<Invocation> invocation(
            BotCommand command, CommandLine line, List<Word> words, boolean isPrivate) {
        var read =
                command.takes() == Takes.TEXT
                        ? Arguments.ofText(line, words, command.options())
                        : Arguments.parse(line, words, command.options());
        return understood(command, read, isPrivate);
    }

    private static Parsed<Invocation> understood(
            BotCommand command, Parsed<Arguments> read, boolean isPrivate) {
        Reach reach = isPrivate ? Reach.ASKER : Reach.EVERYBODY;
        return switch (read) {
            case Invalid<Arguments>(var defects) -> new Invalid<>(defects);
            case Valid<Arguments>(var arguments, _) ->
                    command.parse(arguments)
                            .map(work ->
                                    new Invocation(
                                            work, command.isPersonal() ? Reach.PERSONAL : reach));
        };
    }

    private Optional<BotCommand> named(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return commands.stream().filter(command -> command.topic().name().equals(name)).findFirst();
    }

    /// A word of plain letters and hyphens is a command, if perhaps a misspelt one; all others are
    /// meant as domains.
    private static boolean looksLikeDomain(String word) {
        return word.length() > 63
                || !word.chars().allMatch(c -> c < 0x80 && (Character.isLetter(c) || c == '-'));
    }

    private String known(String word) {
        List<String> names = topics.stream().map(Topic::name).toList();
        String all = "a domain such as example.com or one of " + String.join(", ", names);
        return Spelling.nearest(word, names)
                .map(name -> all + "; did you mean " + name + "?")
                .orElse(all);
    }
}
