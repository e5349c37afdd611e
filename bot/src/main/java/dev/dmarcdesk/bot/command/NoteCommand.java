package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.note.Evidence;
import dev.dmarcdesk.note.NotePage;
import dev.dmarcdesk.note.Vouch;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `note sendgrid example.com`: what to write to a sending service, with the evidence of a message.
final class NoteCommand implements BotCommand {
    private static final String SIGNATURE = "signature";
    private static final String RETURN_PATH = "return-path";
    private static final String FROM = "from";
    private static final String SEEN = "seen";

    /// What a chat program makes of the name of a host.
    private static final Pattern LINK = Pattern.compile("<https?://[^<>|]*\\|([^<>|]*)>");

    /// Any service that the catalogue does not know.
    private static final String OTHER = "other";

    private static final Topic TOPIC =
            new Topic(
                    "note",
                    "note sendgrid example.com [--signature example.net/s1/pass] [--return-path"
                            + " bounces.example.net/pass] [--seen 2026-11-21]",
                    "a note to a sending service: what it must do so that its mail passes DMARC, ready"
                            + " to copy",
                    List.of(
                            "The first word is the service's short name, or other for any that I do not"
                                    + " know.",
                            "--signature is the d=, the s= and the result of a DKIM-Signature, and may"
                                    + " be repeated; --return-path is the domain that mail bounces to,"
                                    + " with the result of SPF; --from is the From domain where it is"
                                    + " not the one named; --seen is the day.",
                            "Only domains, selectors and results are taken: nothing with an @ in it."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<String> options() {
        return List.of(SIGNATURE, RETURN_PATH, FROM, SEEN);
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        List<Word> words = arguments.words();
        if (words.size() < 2) {
            int end = arguments.line().text().length();
            return Parsed.invalid(
                    "the short name of a service and a domain, such as sendgrid example.com",
                    end,
                    end);
        }
        if (words.size() > 2) {
            return Arguments.wrong(words.get(2), "one service, one domain and options");
        }
        Optional<Parsed<Work>> address =
                Stream.concat(
                                words.stream(),
                                arguments.options().stream().map(Arguments.Option::value))
                        .filter(word -> word.text().indexOf('@') >= 0)
                        .findFirst()
                        .map(word ->
                                Arguments.wrong(
                                        word, "a domain: addresses have no place in a note"));
        return address.orElseGet(() -> parse(words, arguments.options()));
    }

    private static Parsed<Work> parse(List<Word> words, List<Arguments.Option> options) {
        return switch (service(words.getFirst())) {
            case Invalid<List<Sender>>(var defects) -> new Invalid<>(defects);
            case Valid<List<Sender>>(var provider, _) ->
                    switch (Arguments.domain(author(words.get(1), options))) {
                        case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
                        case Valid<DomainInput>(var domain, _) ->
                                evidence(options)
                                        .map(seen -> work(provider, domain.domain(), seen));
                    };
        };
    }

    private static Word author(Word domain, List<Arguments.Option> options) {
        return options.stream()
                .filter(option -> option.name().equals(FROM))
                .map(Arguments.Option::value)
                .findFirst()
                .orElse(domain);
    }

    private static Parsed<List<Sender>> service(Word word) {
        String slug = word.text().toLowerCase(Locale.ROOT);
        var senders = Catalogues.services();
        Optional<Sender> known = senders.bySlug(slug);
        if (known.isPresent() || slug.equals(OTHER)) {
            return Parsed.valid(known.stream().toList());
        }
        List<String> slugs = senders.all().stream().map(Sender::slug).toList();
        return Arguments.wrong(
                word,
                "the short name of a service, or other"
                        + Spelling.nearest(slug, slugs)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse(""));
    }

    private static Parsed<Evidence> evidence(List<Arguments.Option> options) {
        var signatures = new ArrayList<Vouch>();
        var bounces = new ArrayList<Vouch>();
        var seen = new ArrayList<LocalDate>();
        for (var option : options) {
            String typed = LINK.matcher(option.value().text()).replaceAll("$1");
            Optional<String> wrong =
                    switch (option.name()) {
                        case SIGNATURE -> take(Vouch.signature(typed), signatures);
                        case RETURN_PATH -> take(Vouch.bounce(typed), bounces);
                        case SEEN -> take(day(typed), seen);
                        default -> Optional.empty();
                    };
            if (wrong.isPresent()) {
                return Arguments.wrong(option.value(), wrong.get());
            }
            if (signatures.size() > Evidence.MOST_SIGNATURES
                    || bounces.size() > 1
                    || seen.size() > 1) {
                return Arguments.wrong(
                        option.value(),
                        "at most " + Evidence.MOST_SIGNATURES + " signatures, the others once");
            }
        }
        return Parsed.valid(new Evidence(signatures, bounces, seen));
    }

    private static <T> Optional<String> take(Parsed<T> parsed, List<T> all) {
        return switch (parsed) {
            case Valid<T>(var value, _) -> {
                all.add(value);
                yield Optional.empty();
            }
            case Invalid<T>(var defects) -> Optional.of(defects.getFirst().expected());
        };
    }

    private static Parsed<LocalDate> day(String typed) {
        try {
            return Parsed.valid(LocalDate.parse(typed));
        } catch (DateTimeException noDay) {
            return Parsed.invalid("a day such as 2026-11-21 after --seen", 0, typed.length());
        }
    }

    private static Work work(List<Sender> provider, DomainName domain, Evidence evidence) {
        String name = provider.isEmpty() ? "the service" : provider.getFirst().shortName();
        return new Work.Looking(
                Sentence.of("a note to %s about %s", new Inline.Plain(name), domain.toString()),
                (toolbox, _) -> {
                    NoteAudit audit = toolbox.note(provider, domain, evidence);
                    return new Outcome.Judged(
                            NotePage.of(audit.run().note(), audit.run().run()),
                            audit.run().note().level(),
                            audit.json());
                });
    }
}
