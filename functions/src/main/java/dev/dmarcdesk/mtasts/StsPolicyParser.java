package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads MTA-STS policies (RFC 8461 §3.2): lines `key: value` that end with LF or CRLF, in any
/// order. Of a repeated key the first counts, but for `mx`; unknown keys are ignored.
public final class StsPolicyParser {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");

    /// Printable ASCII, and whatever is encoded as UTF-8.
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\x80-\\xff]+");

    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");
    private static final int MOST_DEFECTS = 10;

    private final String text;
    private final Map<String, Line> once = new HashMap<>();
    private final List<MxPattern> mx = new ArrayList<>();
    private final List<Defect> fatal = new ArrayList<>();
    private final List<Defect> overlooked = new ArrayList<>();

    private StsPolicyParser(String text) {
        this.text = text;
    }

    /// Reads a policy.
    ///
    /// @param text one char an octet
    /// @return the policy, with what senders overlook in it (repeated keys, empty lines), or why it
    ///   is none; the first few places only
    public static Parsed<StsPolicy> parse(String text) {
        return new StsPolicyParser(text).parse();
    }

    private record Line(String key, String value, Range valueAt) {}

    private Parsed<StsPolicy> parse() {
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            boolean carriage = feed > start && text.charAt(feed - 1) == '\r';
            readLine(start, carriage ? end - 1 : end);
            start = end + 1;
        }
        Optional<String> version = required("version", "a line version: STSv1");
        Optional<String> mode = required("mode", "a line mode: enforce, testing or none");
        Optional<String> age = required("max_age", "a line max_age: with a number of seconds");
        version.filter(word -> !word.equals("STSv1")).ifPresent(_ -> wrong("version", "STSv1"));
        Optional<StsPolicy.Mode> readMode = mode.flatMap(this::mode);
        Optional<Integer> readAge = age.flatMap(this::age);
        if (mx.isEmpty() && readMode.filter(word -> word != StsPolicy.Mode.NONE).isPresent()) {
            addFatal("a line mx: for each mail host", end());
        }
        return fatal.isEmpty() && readMode.isPresent() && readAge.isPresent()
                ? new Parsed.Valid<>(
                        new StsPolicy(readMode.get(), readAge.get(), mx), first(overlooked))
                : new Parsed.Invalid<>(first(fatal));
    }

    private void readLine(int start, int end) {
        int last = end;
        while (last > start && isBlank(text.charAt(last - 1))) {
            last--;
        }
        var whole = new Range(start, last);
        if (whole.of(text).isEmpty()) {
            overlooked.add(new Defect("no empty line", new Range(start, end)));
            return;
        }
        int length = whole.of(text).indexOf(':');
        int colon = start + length;
        if (length < 0 || !KEY.matcher(text.substring(start, colon)).matches()) {
            addFatal("key: value", whole);
            return;
        }
        int value = colon + 1;
        while (value < last && isBlank(text.charAt(value))) {
            value++;
        }
        var valueAt = new Range(value, last);
        take(new Line(text.substring(start, colon), valueAt.of(text), valueAt), whole);
    }

    private void take(Line line, Range whole) {
        switch (line.key()) {
            case "mx" -> takeMx(line);
            case "version", "mode", "max_age" -> {
                if (once.putIfAbsent(line.key(), line) != null) {
                    overlooked.add(new Defect("each key once (the first counts)", whole));
                }
            }
            default -> {
                if (!VALUE.matcher(line.value()).matches()) {
                    addFatal("a value after the colon", whole);
                }
            }
        }
    }

    private void takeMx(Line line) {
        switch (MxPattern.parse(line.value())) {
            case Parsed.Valid<MxPattern>(var pattern, _) -> mx.add(pattern);
            case Parsed.Invalid<MxPattern>(var defects) ->
                    addFatal(defects.getFirst().expected(), line.valueAt());
        }
    }

    private Optional<String> required(String key, String expected) {
        Line line = once.get(key);
        if (line == null) {
            addFatal(expected, end());
            return Optional.empty();
        }
        return Optional.of(line.value());
    }

    private Optional<StsPolicy.Mode> mode(String word) {
        var mode =
                Arrays.stream(StsPolicy.Mode.values())
                        .filter(known -> known.word().equals(word))
                        .findFirst();
        if (mode.isEmpty()) {
            wrong("mode", "enforce, testing or none");
        }
        return mode;
    }

    private Optional<Integer> age(String digits) {
        if (SECONDS.matcher(digits).matches() && Long.parseLong(digits) <= StsPolicy.LONGEST) {
            return Optional.of(Integer.valueOf(digits));
        }
        wrong("max_age", "seconds, at most " + StsPolicy.LONGEST);
        return Optional.empty();
    }

    private void wrong(String key, String expected) {
        Line line = once.get(key);
        addFatal(expected, line == null ? end() : line.valueAt());
    }

    private void addFatal(String expected, Range at) {
        fatal.add(new Defect(expected, at));
    }

    private Range end() {
        return new Range(text.length(), text.length());
    }

    private static List<Defect> first(List<Defect> defects) {
        return defects.stream().limit(MOST_DEFECTS).toList();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
