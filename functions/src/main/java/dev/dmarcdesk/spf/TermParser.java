package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.Mechanism.DualCidr;
import dev.dmarcdesk.spf.Network.Version;
import dev.dmarcdesk.spf.Unreadable.Problem;
import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one word of a record (RFC 7208 §4.6.1, §5, §6). Names are case-insensitive.
final class TermParser {
    /// What follows the name of `a` and `mx`: `:domain`, `/24`, `//64` or several of them. The
    /// domain may hold colons and slashes itself (§7.1), so lengths are taken from the end.
    private static final Pattern NAME_AND_CIDR =
            Pattern.compile("(?::(?<domain>.*?))?(?:/(?<ip4>\\d+))?(?://(?<ip6>\\d+))?");

    private static final Map<String, Qualifier> QUALIFIERS =
            Map.of(
                    "+", Qualifier.PASS,
                    "-", Qualifier.FAIL,
                    "~", Qualifier.SOFTFAIL,
                    "?", Qualifier.NEUTRAL);

    private final String text;
    private final Range at;
    private final String sign;
    private final String name;

    /// What follows the name, and where it begins in the word.
    private final String rest;

    private final int restStart;

    private TermParser(String text, int offset) {
        var cursor = new Cursor(text);
        this.text = text;
        this.at = new Range(0, text.length()).shift(offset);
        this.sign =
                cursor.peek() >= 0 && "+-~?".indexOf(cursor.peek()) >= 0
                        ? text.substring(0, 1)
                        : "";
        cursor.skip(sign);
        boolean named = isLetter(cursor.peek());
        this.name =
                named ? cursor.takeWhile(TermParser::isNameCharacter).toLowerCase(Locale.ROOT) : "";
        this.restStart = cursor.position();
        this.rest = cursor.rest();
    }

    /// Reads a word that stands `offset` characters into its record.
    static Term parse(String text, int offset) {
        var parser = new TermParser(text, offset);
        return parser.rest.startsWith("=") && !parser.name.isEmpty()
                ? parser.modifier()
                : parser.directive();
    }

    private Term modifier() {
        String value = rest.substring(1);
        int start = restStart + 1;
        if (!sign.isEmpty()) {
            return unreadable(
                    Problem.SYNTAX, new Defect("no sign before a modifier", new Range(0, 1)));
        }
        return switch (name) {
            case "redirect" -> domain(value, start, spec -> new Modifier.Redirect(spec, text, at));
            case "exp" -> domain(value, start, spec -> new Modifier.Explanation(spec, text, at));
            default ->
                    switch (DomainSpecParser.macroString(value)) {
                        case Parsed.Valid<DomainSpec> _ ->
                                new Modifier.Unknown(name, value, text, at);
                        case Parsed.Invalid<DomainSpec> invalid -> inDomain(invalid, start);
                    };
        };
    }

    private Term directive() {
        return switch (name) {
            case "all" ->
                    rest.isEmpty()
                            ? directive(new Mechanism.All())
                            : expected("the word all with nothing after it");
            case "include" -> needsDomain(spec -> directive(new Mechanism.Include(spec)));
            case "exists" -> needsDomain(spec -> directive(new Mechanism.Exists(spec)));
            case "ptr" ->
                    rest.isEmpty()
                            ? directive(new Mechanism.Ptr(DomainSpec.CURRENT))
                            : needsDomain(spec -> directive(new Mechanism.Ptr(spec)));
            case "a" -> addresses(Mechanism.A::new);
            case "mx" -> addresses(Mechanism.Mx::new);
            case "ip4" -> network(NetworkParser::ip4, Mechanism.Ip4::new);
            case "ip6" -> network(NetworkParser::ip6, Mechanism.Ip6::new);
            default -> noMechanism();
        };
    }

    private Term directive(Mechanism mechanism) {
        return new Directive(QUALIFIERS.getOrDefault(sign, Qualifier.PASS), mechanism, text, at);
    }

    /// A word of a mechanism's form is told apart from junk: somebody meant something by it.
    private Term noMechanism() {
        boolean hasForm =
                rest.startsWith(":")
                        || rest.startsWith("/")
                        || (rest.isEmpty() && !sign.isEmpty() && !name.endsWith("."));
        boolean isMechanism = hasForm && !name.isEmpty();
        return unreadable(
                isMechanism ? Problem.UNKNOWN_MECHANISM : Problem.SYNTAX,
                new Defect(
                        "one of all, include, a, mx, ip4, ip6, exists",
                        isMechanism
                                ? new Range(sign.length(), restStart)
                                : new Range(0, text.length())));
    }

    private Term needsDomain(Function<DomainSpec, Term> term) {
        return rest.startsWith(":")
                ? domain(rest.substring(1), restStart + 1, term)
                : expected("a colon and a domain name");
    }

    private Term domain(String value, int start, Function<DomainSpec, Term> term) {
        if (value.isEmpty()) {
            return expected("a domain name");
        }
        return switch (DomainSpecParser.domainSpec(value)) {
            case Parsed.Valid<DomainSpec>(var spec, _) -> term.apply(spec);
            case Parsed.Invalid<DomainSpec> invalid -> inDomain(invalid, start);
        };
    }

    private Term inDomain(Parsed.Invalid<DomainSpec> invalid, int start) {
        var defect = invalid.defects().getFirst();
        var place = defect.at().shift(start);
        boolean macro = place.start() < text.length() && text.charAt(place.start()) == '%';
        return unreadable(
                macro ? Problem.MACRO : Problem.SYNTAX, new Defect(defect.expected(), place));
    }

    private interface AddressMechanism {
        Mechanism of(DomainSpec target, DualCidr cidr);
    }

    private Term addresses(AddressMechanism mechanism) {
        Matcher parts = NAME_AND_CIDR.matcher(rest);
        if (!parts.matches()) {
            return expected("a domain name or a prefix length");
        }
        var ip4 = prefix(parts, "ip4", Version.IP4);
        var ip6 = prefix(parts, "ip6", Version.IP6);
        if (ip4 < 0 || ip6 < 0) {
            int slash = parts.start(ip4 < 0 ? "ip4" : "ip6") + restStart;
            return unreadable(
                    Problem.SYNTAX,
                    new Defect(
                            "a prefix length of 0 to "
                                    + (ip4 < 0 ? Version.IP4 : Version.IP6).bits(),
                            new Range(slash, text.length())));
        }
        var cidr = new DualCidr(ip4, ip6);
        return parts.group("domain") == null
                ? directive(mechanism.of(DomainSpec.CURRENT, cidr))
                : domain(
                        parts.group("domain"),
                        restStart + 1,
                        spec -> directive(mechanism.of(spec, cidr)));
    }

    /// The prefix length written, the whole address when none is, or -1 when it is none.
    private static int prefix(MatchResult parts, String group, Version version) {
        return parts.start(group) < 0
                ? version.bits()
                : NetworkParser.prefix(parts.group(group), version).orElse(-1);
    }

    private Term network(
            Function<String, Parsed<Network>> reader, Function<Network, Mechanism> mechanism) {
        if (!rest.startsWith(":")) {
            return expected("a colon and an address");
        }
        return switch (reader.apply(rest.substring(1))) {
            case Parsed.Valid<Network>(var network, _) -> directive(mechanism.apply(network));
            case Parsed.Invalid<Network>(var defects) -> {
                var defect = defects.getFirst();
                yield unreadable(
                        Problem.SYNTAX,
                        new Defect(defect.expected(), defect.at().shift(restStart + 1)));
            }
        };
    }

    private Unreadable expected(String what) {
        return unreadable(Problem.SYNTAX, new Defect(what, new Range(restStart, text.length())));
    }

    /// @param defect counted from the word's first character; an empty place becomes the whole
    ///   word, so that there is something to underline
    private Unreadable unreadable(Problem problem, Defect defect) {
        boolean empty = defect.at().start() >= defect.at().end();
        return new Unreadable(
                problem,
                new Defect(defect.expected(), empty ? at : defect.at().shift(at.start())),
                text,
                at);
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNameCharacter(int c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }
}
