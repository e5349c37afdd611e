package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a `dmarc-urilist` (RFC 9989 §4.8): what is no URI is left out, the rest is kept.
final class ReportUriParser {
    /// What a URI may hold besides letters, digits and percent-encodings (RFC 3986 §2.2, §2.3); `,`
    /// `;` and `!` are for the list and its record.
    private static final String MARKS = "-._~:/?#[]@$&'()*+=";

    private static final String MAILTO = "mailto:";

    private final String text;
    private final List<ReportUri> uris = new ArrayList<>();
    private final List<Range> places = new ArrayList<>();
    private final List<Range> broken = new ArrayList<>();
    private final List<Range> sizes = new ArrayList<>();

    private ReportUriParser(String text) {
        this.text = text;
    }

    /// Reads the value of `rua` or `ruf`.
    static ReportUris parse(Tag tag) {
        var parser = new ReportUriParser(tag.value());
        int start = 0;
        while (start <= tag.value().length()) {
            int comma = tag.value().indexOf(',', start);
            int end = comma < 0 ? tag.value().length() : comma;
            parser.piece(start, end, tag.valueAt().start());
            start = end + 1;
        }
        return new ReportUris(parser.uris, parser.places, parser.broken, parser.sizes);
    }

    private void piece(int start, int end, int offset) {
        String written = text.substring(start, end);
        String piece = written.strip();
        int from = start + written.indexOf(piece);
        var place = new Range(from, from + piece.length()).shift(offset);
        int size = size(piece);
        Optional<ReportUri> uri = uri(piece.substring(0, size).strip());
        if (uri.isEmpty()) {
            broken.add(place);
            return;
        }
        uris.add(uri.get());
        places.add(place);
        if (size < piece.length()) {
            sizes.add(new Range(size, piece.length()).shift(from + offset));
        }
    }

    /// Where `!10m` begins, or the end (obs-dmarc-report-size, white space tolerated).
    private static int size(String piece) {
        int mark = piece.lastIndexOf('!');
        if (mark < 0) {
            return piece.length();
        }
        var limit = new Cursor(piece.substring(mark + 1).strip());
        boolean number = !limit.takeWhile(ReportUriParser::isDigit).isEmpty();
        limit.takeWhile(c -> c == ' ' || c == '\t');
        String unit = limit.rest().toLowerCase(Locale.ROOT);
        return number && (unit.isEmpty() || (unit.length() == 1 && "kmgt".contains(unit)))
                ? mark
                : piece.length();
    }

    /// One URI, if the text is one.
    static Optional<ReportUri> uri(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || !isScheme(text.substring(0, colon)) || !isRest(text, colon + 1)) {
            return Optional.empty();
        }
        if (!text.substring(0, colon + 1).equalsIgnoreCase(MAILTO)) {
            return Optional.of(new ReportUri.Other(text));
        }
        return host(text.substring(MAILTO.length())).map(host -> new ReportUri.Mailto(text, host));
    }

    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (i == 0 || (!isDigit(c) && "+-.".indexOf(c) < 0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRest(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape =
                    c == '%'
                            && i + 2 < text.length()
                            && isHex(text.charAt(i + 1))
                            && isHex(text.charAt(i + 2));
            if (!escape && !isLetter(c) && !isDigit(c) && MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return start < text.length();
    }

    /// The domain of `local@domain`, before any header fields (RFC 6068 §2). Two slashes would
    /// begin an authority (RFC 3986 §3.3), which `mailto:` has not.
    private static Optional<DomainName> host(String address) {
        String to = address.split("\\?", 2)[0];
        int at = to.lastIndexOf('@');
        if (at <= 0 || to.startsWith("//")) {
            return Optional.empty();
        }
        return DomainName.parse(to.substring(at + 1))
                                instanceof Parsed.Valid<DomainName>(var host, _)
                        && !host.isRoot()
                        && host.labels().stream().allMatch(ReportUriParser::isHostLabel)
                ? Optional.of(host)
                : Optional.empty();
    }

    private static boolean isHostLabel(String label) {
        return label.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-' || c == '_');
    }

    private static boolean isHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
