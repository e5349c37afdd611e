package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// What follows the name of a command.
///
/// @param line the whole line, for the place of a defect
/// @param words what is no option, in order
/// @param options `--name value` or `--name=value`, in order
public record Arguments(CommandLine line, List<Word> words, List<Option> options) {
    /// An option with its value.
    ///
    /// @param name without the hyphens
    /// @param value what follows
    public record Option(String name, Word value) {}

    public Arguments {
        words = List.copyOf(words);
        options = List.copyOf(options);
    }

    /// Tells options from words.
    ///
    /// @param line the whole line
    /// @param words what follows the command's name
    /// @param known the names of the options the command takes, all with a value
    static Parsed<Arguments> parse(CommandLine line, List<Word> words, List<String> known) {
        var plain = new ArrayList<Word>();
        var options = new ArrayList<Option>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int hyphens = hyphens(word.text());
            if (hyphens == 0) {
                plain.add(word);
                continue;
            }
            int equals = word.text().indexOf('=');
            String name =
                    word.text().substring(hyphens, equals < 0 ? word.text().length() : equals);
            if (!known.contains(name)) {
                return wrong(word, known.isEmpty() ? "no options here" : anyOf(known));
            }
            if (equals < 0 && i + 1 == words.size()) {
                return wrong(word, "a value after --" + name);
            }
            options.add(new Option(name, equals < 0 ? words.get(++i) : tail(word, equals + 1)));
        }
        return Parsed.valid(new Arguments(line, plain, options));
    }

    /// The same for a command that takes a text: what is no option of it belongs to the text, which
    /// is the one word, kept as it was typed.
    static Parsed<Arguments> ofText(CommandLine line, List<Word> words, List<String> known) {
        var options = new ArrayList<Option>();
        var text = new StringBuilder();
        int from = words.isEmpty() ? line.text().length() : words.getFirst().at().start();
        int start = from;
        int end = words.isEmpty() ? from : words.getLast().at().end();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int hyphens = hyphens(word.text());
            int equals = word.text().indexOf('=');
            String name =
                    word.text().substring(hyphens, equals < 0 ? word.text().length() : equals);
            if (hyphens == 0
                    || name.isEmpty()
                    || !name.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
                continue;
            }
            if (!known.contains(name)) {
                return wrong(word, anyOf(known));
            }
            if (equals < 0 && i + 1 == words.size()) {
                return wrong(word, "a value after --" + name);
            }
            text.append(line.text(), from, word.at().start());
            options.add(new Option(name, equals < 0 ? words.get(++i) : tail(word, equals + 1)));
            from = words.get(i).at().end();
        }
        text.append(line.text(), from, Math.max(from, end));
        var whole = new Word(text.toString().strip(), new Range(start, end));
        return Parsed.valid(new Arguments(line, List.of(whole), options));
    }

    /// The same for a command that takes a message: its options stand before it, and what follows
    /// them is the one word, to the letter; no word when nothing follows.
    ///
    /// @param from where what follows the command's name begins
    static Parsed<Arguments> ofMessage(CommandLine line, int from, List<String> known) {
        var options = new ArrayList<Option>();
        List<Word> words = line.words().stream().filter(word -> word.at().start() >= from).toList();
        int at = 0;
        while (at < words.size()) {
            Word word = words.get(at);
            int hyphens = hyphens(word.text());
            int equals = word.text().indexOf('=');
            String name =
                    word.text().substring(hyphens, equals < 0 ? word.text().length() : equals);
            if (hyphens == 0 || !known.contains(name)) {
                break;
            }
            if (equals < 0 && at + 1 == words.size()) {
                return wrong(word, "a value after --" + name);
            }
            options.add(new Option(name, equals < 0 ? words.get(++at) : tail(word, equals + 1)));
            at++;
        }
        if (at == words.size()) {
            return Parsed.valid(new Arguments(line, List.of(), options));
        }
        var rest = new Range(words.get(at).at().start(), line.text().length());
        return Parsed.valid(
                new Arguments(line, List.of(new Word(rest.of(line.text()), rest)), options));
    }

    /// The one domain that most commands take, as their first word.
    ///
    /// @return what was understood, or what is wrong with it and where
    Parsed<DomainInput> domain() {
        if (words.isEmpty()) {
            int end = line.text().length();
            return Parsed.invalid("a domain such as example.com after it", end, end);
        }
        return domain(words.getFirst());
    }

    /// The same, where nothing may follow.
    Parsed<DomainInput> onlyDomain() {
        return words.size() > 1 ? wrong(words.get(1), "one domain and nothing after it") : domain();
    }

    /// A word read as a domain.
    static Parsed<DomainInput> domain(Word word) {
        return switch (DomainInput.parse(word.text())) {
            case Parsed.Valid<DomainInput> valid -> valid;
            case Parsed.Invalid<DomainInput>(var defects) ->
                    new Parsed.Invalid<>(
                            defects.stream()
                                    .map(defect ->
                                            new Defect(
                                                    defect.expected(),
                                                    defect.at().shift(word.at().start())))
                                    .toList());
        };
    }

    /// A refusal that points at a word.
    static <T> Parsed<T> wrong(Word word, String expected) {
        return new Parsed.Invalid<>(List.of(new Defect(expected, word.at())));
    }

    private static String anyOf(List<String> known) {
        String all = "--" + String.join(", --", known);
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    /// How many characters introduce an option: two hyphens, or the dash that chat programs on a
    /// Mac or a phone make of them.
    private static int hyphens(String word) {
        if (word.startsWith("--")) {
            return 2;
        }
        return word.startsWith("—") || word.startsWith("–") ? 1 : 0;
    }

    private static Word tail(Word word, int from) {
        return new Word(
                word.text().substring(from), new Range(word.at().start() + from, word.at().end()));
    }
}
