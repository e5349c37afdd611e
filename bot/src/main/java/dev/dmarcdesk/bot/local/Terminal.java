package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.HandOver;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.Outcome;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.bot.slack.SlackSettings;
import dev.dmarcdesk.bot.watch.Channels;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.WatchStore;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One command in the terminal: the answer goes to standard output, everything else to standard
/// error, and the exit code says how it stands.
final class Terminal {
    private static final int GOOD = 0;
    private static final int WRONG = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final int UNDETERMINED = 3;

    private static final String WATCH = "watch";
    private static final String ONCE =
            "watch --once with nothing beside it: it looks at all that is watched";

    private static final int WIDTH = 80;
    private static final int LEAST_WIDTH = 40;
    private static final int MOST_WIDTH = 200;

    private final Map<String, String> environment;
    private final boolean isTerminal;
    private final PrintStream out;
    private final PrintStream err;
    private final MessageInput messages;
    private final Function<Options, Inspector> inspectors;
    private final Clock clock;

    /// @param environment of the process
    /// @param isTerminal whether a person sees the output as it comes
    /// @param in for a message that is handed over
    /// @param out for the answer
    /// @param err for everything else
    /// @param inspectors makes what looks at domains
    /// @param clock tells what is due
    Terminal(
            Map<String, String> environment,
            boolean isTerminal,
            InputStream in,
            PrintStream out,
            PrintStream err,
            Function<Options, Inspector> inspectors,
            Clock clock) {
        this.environment = environment;
        this.isTerminal = isTerminal;
        this.out = out;
        this.err = err;
        this.messages = new MessageInput(in, err, isTerminal);
        this.inspectors = inspectors;
        this.clock = clock;
    }

    /// Runs one command.
    ///
    /// @param arguments of the process
    /// @return the exit code: 0 nothing wrong, 1 something wrong, 2 not understood, 3 undetermined
    int run(List<String> arguments) {
        try {
            return understand(arguments);
        } catch (StoreRefused refused) {
            print(err, refused.getMessage() + "\n");
            return NOT_UNDERSTOOD;
        } catch (RuntimeException | Error mistake) {
            print(err, apology(mistake));
            return UNDETERMINED;
        }
    }

    private int understand(List<String> arguments) {
        Commands commands = Commands.with(List.of(ServeCommand.TOPIC), List.of(options()));
        var others = new HashSet<>(commands.options());
        others.add(ServeCommand.PORT);
        return switch (Options.parse(arguments, environment, others)) {
            case Invalid<Options>(var defects) ->
                    refuse(commands, String.join(" ", arguments), defects.getFirst());
            case Valid<Options>(var options, _) when options.version() -> version();
            case Valid<Options>(var options, _) -> run(commands, options);
        };
    }

    private int run(Commands commands, Options options) {
        String line = options.help() ? ("help " + options.line()).strip() : options.line();
        if (options.once() && !options.help()) {
            return once(commands, options);
        }
        if (ServeCommand.isMeant(line)) {
            return new ServeCommand(environment, err, Shutdown::await, clock)
                    .run(line, slack -> watches(options, printing(options, List.of(slack))));
        }
        boolean needsMessage = !options.help() && MessageInput.isMeant(options.operands());
        String bare = needsMessage ? MessageInput.line(options.settings()) : line;
        return switch (commands.parse(bare)) {
            case Invalid<Invocation>(var defects) -> refuse(commands, bare, defects.getFirst());
            case Valid<Invocation>(var invocation, _) ->
                    switch (invocation.work()) {
                        case Work.Telling(var page) -> tell(page, options);
                        case Work.Looking _ when needsMessage ->
                                refuse(commands, bare, MessageInput.noOption(bare));
                        case Work.Looking looking -> look(looking, options);
                        case Work.Wanting(_, var file, var reader) ->
                                handOver(file, reader, options);
                    };
        };
    }

    private int handOver(String file, Work.Reader reader, Options options) {
        return switch (file.isEmpty()
                ? messages.read(options.operands())
                : messages.named(List.of(file))) {
            case Invalid<Paste>(var defects) -> refuse(HandOver.refusal(defects.getFirst()));
            case Valid<Paste>(var paste, _) -> look(reader.read(paste), options);
        };
    }

    private int look(Work.Looking looking, Options options) {
        try (var watches = watches(options, new AnswerAlone())) {
            return switch (looking.lookup().run(watches.toolbox(), Place.TERMINAL)) {
                case Outcome.NotUnderstood(var page) -> refuse(page);
                case Outcome.Noted(var page) -> tell(page, options);
                case Outcome.Judged judged -> answer(judged, options);
            };
        }
    }

    /// Looks at all that is watched. Where nobody watches nothing but alerts is printed, because
    /// what a schedule runs is sent to somebody when it says anything.
    private int once(Commands commands, Options options) {
        if (!options.line().equals(WATCH)) {
            return refuse(commands, options.line(), new Defect(ONCE, new Range(0, 0)));
        }
        try (var watches =
                watches(options, options.json() ? noting() : printing(options, slack()))) {
            var report = new OnceReport(watches.patrol().go());
            if (options.json()) {
                print(out, report.json() + "\n");
            } else if (isTerminal) {
                print(out, drawn(report.page(), options.colour()));
            } else {
                print(err, report.trouble());
            }
            return exitCode(report.level());
        } catch (WatchStore.Unavailable e) {
            print(err, "The store of the watches can not be used now.\n");
            return UNDETERMINED;
        }
    }

    private LocalWatches watches(Options options, Channels channels) {
        return new LocalWatches(
                StorePlace.of(environment), inspectors.apply(options), channels, clock);
    }

    private Channels printing(Options options, List<SlackSettings> slack) {
        return LocalChannels.of(page -> isPrinted(page, options.colour()), slack);
    }

    /// Whoever wants JSON finds in it what was told.
    private Channels noting() {
        return LocalChannels.of(_ -> true, slack());
    }

    private boolean isPrinted(Document page, boolean mayColour) {
        print(out, drawn(page, mayColour) + "\n");
        return !out.checkError();
    }

    private List<SlackSettings> slack() {
        String token = "SLACK_BOT_TOKEN";
        return environment.getOrDefault(token, "").isBlank()
                ? List.of()
                : List.of(SlackSettings.read(name -> environment.getOrDefault(name, ""), token));
    }

    private int tell(Document page, Options options) {
        if (options.json()) {
            print(err, "There is no JSON form of this; leave --json out.\n");
            return NOT_UNDERSTOOD;
        }
        print(out, drawn(page, options.colour()));
        return GOOD;
    }

    private int answer(Outcome.Judged outcome, Options options) {
        print(
                out,
                options.json()
                        ? outcome.json().get().strip() + "\n"
                        : drawn(outcome.page(), options.colour()));
        return exitCode(outcome.level());
    }

    private static int exitCode(Level level) {
        return switch (level) {
            case GOOD -> GOOD;
            case ATTENTION, BAD -> WRONG;
            case UNKNOWN -> UNDETERMINED;
        };
    }

    private int refuse(Commands commands, String line, Defect defect) {
        return refuse(commands.notUnderstood(line, defect));
    }

    private int refuse(Document page) {
        print(err, drawn(page, false));
        return NOT_UNDERSTOOD;
    }

    /// What went wrong in us, in a line that helps to find it.
    private static String apology(Throwable mistake) {
        StackTraceElement[] trace = mistake.getStackTrace();
        return "DMARC Desk made a mistake and could not answer: "
                + mistake.getClass().getSimpleName()
                + (trace.length == 0 ? "" : " at " + trace[0])
                + ". Please report this with the command you ran.\n";
    }

    private int version() {
        String version = Terminal.class.getPackage().getImplementationVersion();
        print(out, "DMARC Desk " + (version == null ? "(not packaged)" : version) + "\n");
        return GOOD;
    }

    private String drawn(Document page, boolean mayColour) {
        return TerminalText.render(page, width(), mayColour && wantsColour());
    }

    /// Colour for a terminal that can show it, unless its owner wants none (no-color.org).
    private boolean wantsColour() {
        return isTerminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private int width() {
        int columns = Digits.number(environment.getOrDefault("COLUMNS", ""));
        return columns < 0 ? WIDTH : Math.clamp(columns, LEAST_WIDTH, MOST_WIDTH);
    }

    /// Writes UTF-8 whatever the locale; a reader that went away is no error.
    private static void print(PrintStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }

    private static Block options() {
        return new Block.Bullets(
                List.of(
                        Sentence.of(
                                "%s asks that DNS server; %s answers from a small bundled zone",
                                "--dns HOST[:PORT]", "--dns demo"),
                        Sentence.of(
                                "%s names a file with the DNSSEC trust anchor, when it is not that of the DNS root",
                                "--trust-anchor FILE"),
                        Sentence.of("%s is the time the whole command may take", "--timeout 10s"),
                        Sentence.of("%s prints one JSON document", "--json"),
                        Sentence.of("%s leaves colour out", "--no-color")),
                false);
    }
}
