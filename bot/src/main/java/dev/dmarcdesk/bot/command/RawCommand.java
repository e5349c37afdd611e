package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.RawPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// `raw example.com`: every question of the audit with its answer as received; with a type and a
/// name, that question alone.
final class RawCommand implements BotCommand {
    private static final String TYPES =
            Arrays.stream(RrType.values()).map(Enum::name).collect(Collectors.joining(", "));

    private static final Topic TOPIC =
            new Topic(
                    "raw",
                    "raw example.com [TXT _dmarc.example.com]",
                    "what the DNS answers, as received: the data, who said so, the TTL and the time; with"
                            + " a type and a name, that one question",
                    List.of(
                            "Types: " + TYPES + ".",
                            "Questions about the signatures of DNSSEC are not listed."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        var names = new ArrayList<Word>();
        var types = new ArrayList<RrType>();
        for (Word word : arguments.words()) {
            type(word).ifPresentOrElse(types::add, () -> names.add(word));
        }
        if (types.size() > 1 || names.size() > 2) {
            return Arguments.wrong(
                    arguments.words().getLast(), "a domain, and at most one type and one name");
        }
        if (types.isEmpty() && names.size() == 2) {
            return Arguments.wrong(names.get(1), "a type before the name: one of " + TYPES);
        }
        if (names.isEmpty()) {
            int end = arguments.line().text().length();
            return Parsed.invalid("a domain such as example.com after it", end, end);
        }
        return types.isEmpty()
                ? Arguments.domain(names.getFirst()).map(RawCommand::audit)
                : question(types.getFirst(), names);
    }

    private static Optional<RrType> type(Word word) {
        String name = word.text().toUpperCase(Locale.ROOT);
        return Arrays.stream(RrType.values()).filter(type -> type.name().equals(name)).findFirst();
    }

    private static Work audit(DomainInput domain) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    RawAudit raw =
                            toolbox.raw(
                                    Learning.subject(toolbox, place, domain.domain(), List.of()));
                    return judged(raw);
                });
    }

    private static Outcome judged(RawAudit raw) {
        return new Outcome.Judged(RawPage.of(raw.look()), raw.look().level(), raw.json());
    }

    /// The domain, where there is one before the name, has to be one too.
    private static Parsed<Work> question(RrType type, List<Word> names) {
        for (Word name : names.subList(0, names.size() - 1)) {
            if (Arguments.domain(name) instanceof Invalid<DomainInput>(var defects)) {
                return new Invalid<>(defects);
            }
        }
        Word last = names.getLast();
        return switch (name(last)) {
            case Invalid<DomainName> _ ->
                    Arguments.wrong(last, "a name of the DNS such as _dmarc.example.com");
            case Valid<DomainName>(var name, _) -> Parsed.valid(one(new Question(name, type)));
        };
    }

    /// A name with its underscores, which mean another domain elsewhere; a chat program may have
    /// made a link of it.
    private static Parsed<DomainName> name(Word word) {
        String typed = word.text();
        int bar = typed.indexOf('|');
        String bare =
                typed.startsWith("<") && typed.endsWith(">") && bar > 0
                        ? typed.substring(bar + 1, typed.length() - 1)
                        : typed;
        String ascii =
                bare.chars().allMatch(c -> c < 0x80)
                        ? bare
                        : Arguments.domain(word) instanceof Valid<DomainInput>(var domain, _)
                                ? domain.domain().toString()
                                : bare;
        return DomainName.parse(ascii.toLowerCase(Locale.ROOT));
    }

    private static Work one(Question question) {
        return new Work.Looking(
                Sentence.of("%s", question.toString()),
                (toolbox, _) -> judged(toolbox.raw(question)));
    }
}
