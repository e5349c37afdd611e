package dev.dmarcdesk.watch;

import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.DomainSpec;
import dev.dmarcdesk.spf.Mechanism;
import dev.dmarcdesk.spf.Mechanism.DualCidr;
import dev.dmarcdesk.spf.Modifier;
import dev.dmarcdesk.spf.Network;
import dev.dmarcdesk.spf.Qualifier;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.spf.SpfRecord;
import dev.dmarcdesk.spf.Term;
import dev.dmarcdesk.spf.Unreadable;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An SPF record without its spelling (RFC 7208 §4.6, §5, §12). The order of directives stays: the
/// first that matches decides. Modifiers may stand anywhere (§6) and come last here.
final class SpfMeaning {
    private SpfMeaning() {}

    static String of(String text) {
        return SpfParser.parse(text) instanceof Parsed.Valid<SpfRecord>(var record, _)
                ? written(record)
                : Spelling.folded(text);
    }

    private static String written(SpfRecord record) {
        var words = new ArrayList<String>();
        words.add(SpfRecord.VERSION);
        record.terms().stream()
                .filter(term -> !(term instanceof Modifier))
                .map(SpfMeaning::term)
                .forEach(words::add);
        record.all(Modifier.class).stream()
                .sorted(Comparator.comparing(SpfMeaning::rank))
                .map(SpfMeaning::term)
                .forEach(words::add);
        return String.join(" ", words);
    }

    private static String rank(Modifier modifier) {
        return switch (modifier) {
            case Modifier.Redirect _ -> "1";
            case Modifier.Explanation _ -> "2";
            case Modifier.Unknown(var name, _, _, _) -> "3" + name;
        };
    }

    /// A word that nobody can read counts as it is written.
    private static String term(Term term) {
        return switch (term) {
            case Directive(var qualifier, var mechanism, _, _) ->
                    (qualifier == Qualifier.PASS ? "" : qualifier.sign()) + mechanism(mechanism);
            case Modifier.Redirect(var target, _, _) -> "redirect=" + name(target);
            case Modifier.Explanation(var target, _, _) -> "exp=" + name(target);
            case Modifier.Unknown(var name, var value, _, _) -> name + "=" + value;
            case Unreadable(_, _, var text, _) -> text;
        };
    }

    private static String mechanism(Mechanism mechanism) {
        return switch (mechanism) {
            case Mechanism.All _ -> "all";
            case Mechanism.Include(var target) -> "include" + target(target);
            case Mechanism.A(var target, var cidr) -> "a" + target(target) + prefixes(cidr);
            case Mechanism.Mx(var target, var cidr) -> "mx" + target(target) + prefixes(cidr);
            case Mechanism.Ptr(var target) -> "ptr" + target(target);
            case Mechanism.Ip4(var network) -> "ip4:" + masked(network);
            case Mechanism.Ip6(var network) -> "ip6:" + masked(network);
            case Mechanism.Exists(var target) -> "exists" + target(target);
        };
    }

    private static String target(DomainSpec target) {
        String name = name(target);
        return name.isEmpty() ? "" : ":" + name;
    }

    private static String prefixes(DualCidr cidr) {
        return (cidr.ip4() == DualCidr.HOST.ip4() ? "" : "/" + cidr.ip4())
                + (cidr.ip6() == DualCidr.HOST.ip6() ? "" : "//" + cidr.ip6());
    }

    /// Only the first bits of a network count.
    private static Network masked(Network network) {
        int prefix = network.prefix();
        return new Network(
                network.version(),
                network.high() & mask(prefix),
                network.low() & mask(prefix - Long.SIZE),
                prefix);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    /// A name in lower case and without its final dot; macros as §7.1 writes them.
    private static String name(DomainSpec spec) {
        var name = new StringBuilder();
        List<DomainSpec.Part> parts = spec.parts();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case DomainSpec.Literal(var text) ->
                        name.append(literal(text, i == parts.size() - 1));
                case DomainSpec.Macro macro -> name.append(macro(macro));
            }
        }
        return name.toString();
    }

    private static String literal(String text, boolean last) {
        String lower = Spelling.lower(text).replace("%", "%%").replace(" ", "%_");
        return last && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /// Delimiters are a set; a letter in upper case asks for an escaped value (§7.3).
    private static String macro(DomainSpec.Macro macro) {
        var text = new StringBuilder("%{");
        text.append(macro.urlEscaped() ? Character.toUpperCase(macro.letter()) : macro.letter());
        text.append(macro.labels() == 0 ? "" : macro.labels());
        text.append(macro.reversed() ? "r" : "");
        var delimiters = new StringBuilder();
        macro.delimiters().chars().distinct().sorted().forEach(delimiters::appendCodePoint);
        text.append(delimiters.toString().equals(".") ? "" : delimiters);
        return text.append('}').toString();
    }
}
