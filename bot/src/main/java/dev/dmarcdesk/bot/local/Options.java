package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.TrustAnchors;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the terminal itself understands of its arguments; all the rest is the command.
///
/// @param line the words that are left, joined: a line of the common grammar
/// @param operands those of them that belong to no option, one for each argument
/// @param settings the others: the options of a command with their values
/// @param named who answers the DNS questions, at most one; empty for the machine's own resolvers
/// @param anchors where DNSSEC signatures have to lead, at most one; empty for the DNS's root
/// @param timeout the time the whole command may take
/// @param json whether programs read the answer
/// @param colour whether colour is allowed
/// @param once whether what is watched has to be looked at now
/// @param help whether only help is wanted
/// @param version whether only the version is wanted
record Options(
        String line,
        List<String> operands,
        List<String> settings,
        List<DnsSource> named,
        List<TrustAnchors> anchors,
        Duration timeout,
        boolean json,
        boolean colour,
        boolean once,
        boolean help,
        boolean version) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final String DURATION = "a time from 100ms to 10m such as 10s after --timeout";
    private static final List<String> OWN =
            List.of(
                    "--dns",
                    "--trust-anchor",
                    "--timeout",
                    "--json",
                    "--no-color",
                    "--once",
                    "--help",
                    "--version");

    Options {
        operands = List.copyOf(operands);
        settings = List.copyOf(settings);
        named = List.copyOf(named);
        anchors = List.copyOf(anchors);
    }

    /// Who answers the DNS questions. The machine's settings are read only now, because most of
    /// what goes wrong on a line needs none.
    DnsSource source() {
        return named.isEmpty() ? DnsSource.system() : named.getFirst();
    }

    /// Where DNSSEC signatures have to lead.
    TrustAnchors trustAnchors() {
        return anchors.isEmpty() ? TrustAnchors.ofRoot() : anchors.getFirst();
    }

    /// Reads the arguments of the process; options may stand anywhere, up to a `--`.
    ///
    /// @param arguments one for each argument
    /// @param environment of the process: `DMARC_DNS` and `DMARC_TRUST_ANCHOR` stand in for `--dns`
    ///   and `--trust-anchor`
    /// @param others the options that commands take, without hyphens
    /// @return the options, or what was wrong and where in the arguments joined by blanks
    static Parsed<Options> parse(
            List<String> arguments, Map<String, String> environment, Set<String> others) {
        var reader = new Reader(arguments, others);
        String dns = environment.getOrDefault("DMARC_DNS", "");
        if (!dns.isEmpty()) {
            reader.source(dns, " in DMARC_DNS", new Range(0, 0));
        }
        String file = environment.getOrDefault(TrustAnchors.VARIABLE, "");
        if (!file.isEmpty()) {
            reader.anchors(file, " in " + TrustAnchors.VARIABLE, new Range(0, 0));
        }
        return reader.read();
    }

    /// Reads `10s`, `500ms`, `1m`, or a plain number of seconds.
    static Parsed<Duration> duration(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        int number = Digits.number(text.substring(0, digits));
        Duration unit =
                switch (text.substring(digits)) {
                    case "ms" -> Duration.ofMillis(1);
                    case "s", "" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ZERO;
                };
        Duration duration = unit.multipliedBy(Math.max(0, number));
        return duration.compareTo(LEAST) >= 0 && duration.compareTo(MOST) <= 0
                ? Parsed.valid(duration)
                : Parsed.invalid(DURATION, 0, text.length());
    }

    private static final class Reader {
        private final List<String> arguments;
        private final Set<String> others;
        private final StringBuilder line = new StringBuilder();
        private final List<String> operands = new ArrayList<>();
        private final List<String> settings = new ArrayList<>();
        private List<DnsSource> named = List.of();
        private List<TrustAnchors> anchors = List.of();
        private Duration timeout = TIMEOUT;
        private boolean json;
        private boolean colour = true;
        private boolean once;
        private boolean help;
        private boolean version;
        private int at;
        private int column;
        private List<Defect> defects = List.of();

        Reader(List<String> arguments, Set<String> others) {
            this.arguments = arguments;
            this.others = others;
        }

        Parsed<Options> read() {
            boolean options = true;
            while (at < arguments.size() && defects.isEmpty()) {
                String argument = arguments.get(at);
                if (options && argument.equals("--")) {
                    options = false;
                    next();
                } else if (options && argument.length() > 1 && isOption(argument)) {
                    option(argument);
                } else {
                    word(operands);
                }
            }
            if (!defects.isEmpty()) {
                return new Invalid<>(defects);
            }
            return Parsed.valid(
                    new Options(
                            line.toString(),
                            operands,
                            settings,
                            named,
                            anchors,
                            timeout,
                            json,
                            colour,
                            once,
                            help,
                            version));
        }

        /// A record that a shell cut into words has some that begin with a hyphen, such as `-all`.
        private boolean isOption(String argument) {
            boolean ofText = line.indexOf("lint ") == 0;
            return argument.startsWith(ofText ? "--" : "-") && !argument.startsWith("---");
        }

        void source(String value, String place, Range where) {
            switch (DnsSource.parse(value)) {
                case Valid<DnsSource>(var found, _) -> named = List.of(found);
                case Invalid<DnsSource>(var wrong) ->
                        refuse(wrong.getFirst().expected() + place, where);
            }
        }

        void anchors(String file, String place, Range where) {
            switch (TrustAnchors.read(file)) {
                case Valid<TrustAnchors>(var found, _) -> anchors = List.of(found);
                case Invalid<TrustAnchors>(var wrong) ->
                        refuse(wrong.getFirst().expected() + place, where);
            }
        }

        private void option(String argument) {
            int equals = argument.indexOf('=');
            switch (equals < 0 ? argument : argument.substring(0, equals)) {
                case "--dns" -> source(value(equals), " after --dns", here());
                case "--trust-anchor" -> anchors(value(equals), " after --trust-anchor", here());
                case "--timeout" -> timeout(value(equals), here());
                case "--json" -> json = flag(equals);
                case "--no-color" -> colour = !flag(equals);
                case "--once" -> once = flag(equals);
                case "--help", "-h" -> help = flag(equals);
                case "--version" -> version = flag(equals);
                case String name
                        when others.contains(name.substring(Math.min(2, name.length()))) -> {
                    word(settings);
                    if (equals < 0 && at < arguments.size()) {
                        word(settings);
                    }
                    return;
                }
                case String _ -> refuse("one of " + String.join(", ", OWN) + others(), here());
            }
            next();
        }

        private String others() {
            return others.isEmpty() ? "" : ", --" + String.join(", --", others);
        }

        private void timeout(String value, Range where) {
            switch (duration(value)) {
                case Valid<Duration>(var found, _) -> timeout = found;
                case Invalid<Duration>(var wrong) -> refuse(wrong.getFirst().expected(), where);
            }
        }

        private boolean flag(int equals) {
            if (equals >= 0) {
                refuse("no value here", here());
            }
            return true;
        }

        /// The value after the equals sign, or else the next argument, which then is passed.
        private String value(int equals) {
            if (equals >= 0) {
                return arguments.get(at).substring(equals + 1);
            }
            if (at + 1 == arguments.size()) {
                return "";
            }
            next();
            return arguments.get(at);
        }

        private void word(List<String> kind) {
            kind.add(arguments.get(at));
            line.append(line.isEmpty() ? "" : " ").append(arguments.get(at));
            next();
        }

        private void next() {
            column += arguments.get(at).length() + 1;
            at++;
        }

        private Range here() {
            return new Range(column, column + arguments.get(at).length());
        }

        private void refuse(String expected, Range where) {
            defects = List.of(new Defect(expected, where));
        }
    }
}
