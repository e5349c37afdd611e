package dev.dmarcdesk.mail;

import dev.dmarcdesk.text.Parsed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The date and time of a header (RFC 5322 §3.3), in its obsolete forms (§4.3) too: years of two
/// digits, names of zones, comments between everything.
///
/// Read over as well: a day of the week that is not the date's, hyphens in the date, no zone at
/// all, the order of C's `asctime`, and the form of ISO 8601.
public final class DateTime {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /// Nothing behind that many characters belongs to a date.
    private static final int LONGEST = 200;

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[:.]");

    private DateTime() {}

    /// Reads a point in time.
    ///
    /// @param text such as `Thu, 13 Jan 2022 05:58:26 -0500 (EST)`
    /// @return the instant; or what is wrong with the text
    public static Parsed<Instant> parse(String text) {
        var words = words(text);
        if (!words.isEmpty() && isAlphabetic(words.getFirst()) && month(words.getFirst()) < 0) {
            words.removeFirst();
        }
        try {
            if (!words.isEmpty() && isIsoDate(words.getFirst())) {
                return Parsed.valid(iso(words));
            }
            return words.size() < 4
                    ? Parsed.invalid("a day, a month, a year and a time", 0, text.length())
                    : Parsed.valid(internet(words));
        } catch (DateTimeException | NumberFormatException _) {
            return Parsed.invalid("a date and a time", 0, text.length());
        }
    }

    /// The words without white space, commas and comments.
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : 0;
            if (depth > 0 || c <= ' ' || c == ',') {
                flush(word, words);
            } else {
                word.append(c);
            }
            depth -= c == ')' && depth > 0 ? 1 : 0;
        }
        flush(word, words);
        return unhyphenated(words);
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /// `13-Jan-2022` is three words.
    private static List<String> unhyphenated(List<String> words) {
        var all = new ArrayList<String>();
        for (String word : words) {
            String[] parts = word.split("-", -1);
            if (parts.length == 3 && month(parts[1]) >= 0) {
                all.addAll(List.of(parts));
            } else {
                all.add(word);
            }
        }
        return all;
    }

    /// Day, month, year, time, zone; or month, day, time and then year and zone in either order, as
    /// C's `asctime` and Unix's `date` write them.
    private static Instant internet(List<String> words) {
        boolean monthFirst = month(words.getFirst()) >= 0;
        List<String> date = monthFirst ? List.of(words.get(1), words.get(0)) : words.subList(0, 2);
        String time = words.get(monthFirst ? 2 : 3);
        List<String> rest = words.subList(monthFirst ? 3 : 4, words.size());
        String year = monthFirst ? first(rest.stream().filter(DateTime::isYear)) : words.get(2);
        String zone = first(rest.stream().filter(word -> !monthFirst || !isYear(word)));
        return at(year(year), 1 + month(date.get(1)), number(date.get(0)), time, zone);
    }

    private static String first(Stream<String> words) {
        return words.findFirst().orElse("");
    }

    private static boolean isYear(String word) {
        return word.length() == 4 && isNumber(word);
    }

    private static boolean isIsoDate(String word) {
        return word.length() >= 10 && word.charAt(4) == '-' && word.charAt(7) == '-';
    }

    private static Instant iso(List<String> words) {
        String first = words.getFirst();
        boolean together = first.length() > 10;
        String time = together ? first.substring(11) : words.size() > 1 ? words.get(1) : "";
        int zoneAt = 0;
        while (zoneAt < time.length() && "0123456789:.".indexOf(time.charAt(zoneAt)) >= 0) {
            zoneAt++;
        }
        int next = together ? 1 : 2;
        String zone =
                zoneAt < time.length()
                        ? time.substring(zoneAt)
                        : words.size() > next ? words.get(next) : "";
        return at(
                number(first.substring(0, 4)),
                number(first.substring(5, 7)),
                number(first.substring(8, 10)),
                time.substring(0, zoneAt),
                zone);
    }

    /// @param time `hour:minute`, perhaps `:second`, perhaps with a fraction that is left out
    private static Instant at(int year, int month, int day, String time, String zone) {
        String[] parts = BETWEEN_NUMBERS.split(time, -1);
        if (parts.length < 2) {
            throw new DateTimeException("no time");
        }
        int second = parts.length > 2 ? number(parts[2]) : 0;
        boolean leaps = second == 60;
        return LocalDateTime.of(
                        year, month, day, number(parts[0]), number(parts[1]), leaps ? 59 : second)
                .plusSeconds(leaps ? 1 : 0)
                .toInstant(ZoneOffset.ofTotalSeconds(60 * offset(zone)));
    }

    /// Two digits up to 49 are of this century, two others and three are counted from 1900 (§4.3).
    private static int year(String word) {
        int year = number(word);
        return switch (word.length()) {
            case 1, 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    /// The minutes east of Greenwich. Letters of the military and names that nobody knows say
    /// nothing of the place: `-0000` (§4.3).
    private static int offset(String zone) {
        if (!zone.isEmpty() && "+-".indexOf(zone.charAt(0)) >= 0) {
            String digits = zone.substring(1).replace(":", "");
            int number = digits.length() == 2 ? 100 * number(digits) : number(digits);
            int minutes = 60 * (number / 100) + number % 100;
            return zone.charAt(0) == '-' ? -minutes : minutes;
        }
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "EDT" -> -4 * 60;
            case "EST", "CDT" -> -5 * 60;
            case "CST", "MDT" -> -6 * 60;
            case "MST", "PDT" -> -7 * 60;
            case "PST" -> -8 * 60;
            default -> 0;
        };
    }

    /// @return from 0; -1 for what is no month
    private static int month(String word) {
        return word.length() < 3 || !isAlphabetic(word)
                ? -1
                : MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT));
    }

    private static boolean isAlphabetic(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /// Digits of ASCII, and few.
    private static int number(String digits) {
        if (digits.length() > 4 || !isNumber(digits)) {
            throw new NumberFormatException("no number");
        }
        return Integer.parseInt(digits);
    }
}
