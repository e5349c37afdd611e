package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// The options that name a client and what it said: `--ip`, `--sender`, `--helo`.
final class Client {
    static final String IP = "ip";
    static final String SENDER = "sender";
    static final String HELO = "helo";

    private Client() {}

    /// Reads the question of a line that names a client.
    ///
    /// @param options all options of the line, at least one
    static Parsed<ClientQuestion> question(DomainName domain, List<Arguments.Option> options) {
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            if (options.subList(0, i).stream()
                    .anyMatch(other -> other.name().equals(option.name()))) {
                return Arguments.wrong(option.value(), "--" + option.name() + " only once");
            }
        }
        var ip = options.stream().filter(option -> option.name().equals(IP)).findFirst();
        if (ip.isEmpty()) {
            return Arguments.wrong(
                    options.getFirst().value(),
                    "the client's address too, such as --ip 192.0.2.1: --"
                            + options.getFirst().name()
                            + " says something about a client");
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
