package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The options that name a client and what it said: `--ip`, `--sender`, `--helo`.
final class Client {
    static final String IP = "ip";
    static final String SENDER = "sender";
    static final String HELO = "helo";

    /// Where the address itself is not in question.
    private static final String SOME_CLIENT = "192.0.2.1";

    private Client() {}

    /// Reads the question of a line that names a client.
    ///
    /// @param options all options of the line, at least one
    static Parsed<ClientQuestion> question(DomainName domain, List<Arguments.Option> options) {
        var repeated = repeated(options);
        if (repeated.isPresent()) {
            return once(repeated.get());
        }
        var ip = options.stream().filter(option -> option.name().equals(IP)).findFirst();
        if (ip.isEmpty()) {
            return lonely(options.getFirst());
        }
        var question = at(ip.get().value(), ClientQuestion.parse(domain, bare(ip.get().value())));
        for (var option : options) {
            if (question instanceof Valid<ClientQuestion>(var known, _)) {
                String said = bare(option.value());
                question =
                        switch (option.name()) {
                            case SENDER -> at(option.value(), known.withSender(said));
                            case HELO -> at(option.value(), known.withHelo(said));
                            default -> question;
                        };
            }
        }
        return question;
    }

    /// Reads the connection that the options of a line name.
    ///
    /// @param options all options of the line
    /// @return none when there are no options
    static Parsed<List<Connection>> connection(List<Arguments.Option> options) {
        if (options.isEmpty()) {
            return Parsed.valid(List.of());
        }
        var repeated = repeated(options);
        if (repeated.isPresent()) {
            return once(repeated.get());
        }
        if (options.stream().noneMatch(option -> option.name().equals(IP))) {
            return lonely(options.getFirst());
        }
        for (var option : options) {
            String ip = option.name().equals(IP) ? bare(option.value()) : SOME_CLIENT;
            if (connection(ip, List.of(option)) instanceof Invalid<Connection>(var defects)) {
                return Arguments.wrong(option.value(), defects.getFirst().expected());
            }
        }
        return connection(said(options, IP), options).map(List::of);
    }

    private static Parsed<Connection> connection(String ip, List<Arguments.Option> options) {
        return Connection.parse(ip, said(options, SENDER), said(options, HELO));
    }

    /// The value of an option; empty when it was not given.
    private static String said(List<Arguments.Option> options, String name) {
        return options.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .map(option -> bare(option.value()))
                .orElse("");
    }

    private static Optional<Arguments.Option> repeated(List<Arguments.Option> options) {
        var seen = new HashSet<String>();
        return options.stream().filter(option -> !seen.add(option.name())).findFirst();
    }

    private static <T> Parsed<T> once(Arguments.Option repeated) {
        return Arguments.wrong(repeated.value(), "--" + repeated.name() + " only once");
    }

    private static <T> Parsed<T> lonely(Arguments.Option option) {
        return Arguments.wrong(
                option.value(),
                "the client's address too, such as --ip 192.0.2.1: --"
                        + option.name()
                        + " says something about a client");
    }

    /// The text that somebody typed, out of the link that a chat program made of it:
    /// `<mailto:a@b|a@b>`.
    private static String bare(Word word) {
        String text = word.text();
        int label = text.indexOf('|');
        return text.startsWith("<") && text.endsWith(">") && label > 0
                ? text.substring(label + 1, text.length() - 1)
                : text;
    }

    /// A refusal points at the whole word, as it was typed.
    private static Parsed<ClientQuestion> at(Word word, Parsed<ClientQuestion> parsed) {
        return parsed instanceof Invalid<ClientQuestion>(var defects)
                ? Arguments.wrong(word, defects.getFirst().expected())
                : parsed;
    }
}
