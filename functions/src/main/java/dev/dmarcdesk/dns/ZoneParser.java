package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Parsed;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads zone text: a line a record, much like a master file (RFC 1035 §5.1).
///
/// ```
/// ; a comment
/// $ORIGIN acme.example.
/// @            MX    10 mail
///              TXT   v=spf1 mx -all
/// _dmarc       TXT   "v=DMARC1; p=none; " "rua=mailto:d@acme.example"
/// *.shop       300 IN CNAME shops.example.
/// down         !TIMEOUT
/// =flaky|TXT   !SERVFAIL
/// ```
///
/// A line that begins with white space belongs to the owner above. Names without a final dot are
/// below `$ORIGIN`, the root at first. A text without quotes reaches to the end of its line,
/// semicolons included; in quotes `\DDD`, `\"` and `\\` are understood. Characters outside ASCII
/// are published in UTF-8. `name !REASON` lets all servers at and below a name fail, `=name` this
/// name only, `|TYPE` one type only.
final class ZoneParser {
    private final Zone.Builder zone = new Zone.Builder();
    private DomainName origin = DomainName.ROOT;
    private DomainName owner = DomainName.ROOT;

    private ZoneParser() {}

    /// @throws IllegalArgumentException naming the line that is wrong
    static Zone parse(String text) {
        var parser = new ZoneParser();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                parser.line(line);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "zone line " + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return parser.zone.build();
    }

    private void line(String line) {
        var words = new Cursor(line.stripTrailing());
        boolean sameOwner = !words.takeWhile(ZoneParser::isSpace).isEmpty();
        if (words.atEnd() || words.peek() == ';') {
            return;
        }
        if (words.skip("$ORIGIN")) {
            origin = name(word(words));
            return;
        }
        String written = sameOwner ? "" : word(words);
        if (peekAfterSpace(words) == '!') {
            fail(written, word(words).substring(1));
            return;
        }
        if (!sameOwner) {
            owner = name(written);
        }
        record(words);
    }

    private void record(Cursor words) {
        String word = word(words);
        while (word.equals("IN")
                || (!word.isEmpty() && word.chars().allMatch(Character::isDigit))) {
            word = word(words);
        }
        var type = type(word);
        Rdata data =
                switch (type) {
                    case TXT, SPF -> new Rdata.Text(strings(words));
                    case A, AAAA -> new Rdata.Address(InetAddress.ofLiteral(word(words)));
                    case MX -> new Rdata.Exchange(Integer.parseInt(word(words)), name(word(words)));
                    case NS, PTR -> new Rdata.Pointer(name(word(words)));
                    case CNAME -> new Rdata.Alias(name(word(words)));
                    case DS ->
                            new Rdata.DelegationSigner(
                                    Integer.parseInt(word(words)),
                                    Integer.parseInt(word(words)),
                                    Integer.parseInt(word(words)),
                                    joined(words).toUpperCase(Locale.ROOT));
                    case DNSKEY -> zoneKey(words);
                };
        if (peekAfterSpace(words) != -1 && words.peek() != ';') {
            throw new IllegalArgumentException("nothing expected at '" + words.rest() + "'");
        }
        zone.add(owner, type, data);
    }

    /// Flags, protocol, algorithm and the key, which may be cut by blanks (RFC 4034 §2.2).
    private static Rdata zoneKey(Cursor words) {
        int flags = Integer.parseInt(word(words));
        if (!word(words).equals("3")) {
            throw new IllegalArgumentException("the protocol of a DNSKEY is 3");
        }
        return new Rdata.ZoneKey(flags, Integer.parseInt(word(words)), joined(words));
    }

    private static String joined(Cursor words) {
        var joined = new StringBuilder();
        while (peekAfterSpace(words) != -1 && words.peek() != ';') {
            joined.append(word(words));
        }
        return joined.toString();
    }

    private void fail(String written, String reason) {
        boolean exact = written.startsWith("=");
        String[] parts = written.substring(exact ? 1 : 0).split("\\|", 2);
        Set<RrType> types =
                parts.length == 2 ? Set.of(type(parts[1])) : EnumSet.allOf(RrType.class);
        var at = written.isEmpty() ? owner : name(parts[0]);
        zone.fail(new Zone.Failure(at, !exact, types, Answer.Reason.valueOf(reason)));
    }

    private DomainName name(String written) {
        if (written.equals("@")) {
            return origin;
        }
        boolean absolute = written.endsWith(".") || origin.isRoot();
        return switch (DomainName.parse(absolute ? written : written + "." + origin)) {
            case Parsed.Valid<DomainName>(var name, _) -> name;
            case Parsed.Invalid<DomainName>(var defects) ->
                    throw new IllegalArgumentException("'" + written + "' is no name: " + defects);
        };
    }

    private static RrType type(String word) {
        return RrType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> strings(Cursor words) {
        var strings = new ArrayList<String>();
        if (peekAfterSpace(words) != '"') {
            return Rdata.Text.of(octets(words.rest())).strings();
        }
        while (peekAfterSpace(words) == '"') {
            words.skip("\"");
            strings.addAll(Rdata.Text.of(quoted(words)).strings());
        }
        return strings;
    }

    private static String quoted(Cursor words) {
        var text = new StringBuilder();
        while (words.peek() != '"') {
            text.append(octets(words.takeWhile(c -> c != '"' && c != '\\')));
            if (words.atEnd()) {
                throw new IllegalArgumentException("a quote is not closed");
            }
            if (words.skip("\\")) {
                String digits = digits(words);
                text.append(digits.isEmpty() ? one(words) : octet(digits));
            }
        }
        words.skip("\"");
        return text.toString();
    }

    private static String digits(Cursor words) {
        var digits = new StringBuilder();
        while (digits.length() < 3 && words.peek() >= '0' && words.peek() <= '9') {
            digits.append(one(words));
        }
        return digits.toString();
    }

    private static char octet(String digits) {
        int octet = Integer.parseInt(digits);
        if (octet > 0xff) {
            throw new IllegalArgumentException("\\" + digits + " is no octet");
        }
        return (char) octet;
    }

    private static String one(Cursor words) {
        int start = words.position();
        return words.takeWhile(_ -> words.position() == start);
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String word(Cursor words) {
        words.takeWhile(ZoneParser::isSpace);
        return words.takeWhile(c -> !isSpace(c));
    }

    private static int peekAfterSpace(Cursor words) {
        words.takeWhile(ZoneParser::isSpace);
        return words.peek();
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t';
    }
}
