package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which aspects others lead to. They come and go with those, and nobody looks at them where those
/// can not be looked up.
final class Links {
    /// The terms of an SPF record that lead to another (RFC 7208 §5.2, §6.1). Looked for as they
    /// stand, so that a record with a fault leads on as well.
    private static final Pattern TERM =
            Pattern.compile("(?:^|\\s)[+?~-]?(?:include:|redirect=)([^\\s/]+)");

    private Links() {}

    /// Whether it is led to from another.
    static boolean isLedTo(Aspect aspect) {
        return aspect.kind() == Kind.INCLUDED_SPF || aspect.kind() == Kind.MTA_STS_POLICY;
    }

    /// Whether a change of one kind brings the other with it.
    static boolean lead(Kind from, Kind to) {
        return switch (to) {
            case INCLUDED_SPF -> from == Kind.SPF || from == Kind.INCLUDED_SPF;
            case MTA_STS_POLICY -> from == Kind.MTA_STS;
            case DMARC, SPF, DKIM_KEY, MX, NS, MTA_STS, TLS_RPT, BIMI -> false;
        };
    }

    /// Those of several aspects that others of them lead to, from the domain's own records on.
    static Set<Aspect> reached(Map<Aspect, Observed> observed) {
        var reached = new TreeSet<Aspect>();
        var waiting = new ArrayDeque<Observed>();
        observed.forEach((aspect, what) -> {
            if (aspect.kind() == Kind.SPF) {
                waiting.add(what);
            }
            if (aspect.kind() == Kind.MTA_STS && !(what instanceof Observed.Nothing)) {
                observed.keySet().stream()
                        .filter(one -> one.kind() == Kind.MTA_STS_POLICY)
                        .forEach(reached::add);
            }
        });
        while (!waiting.isEmpty()) {
            for (DomainName name : names(waiting.remove())) {
                var next = new Aspect(Kind.INCLUDED_SPF, name);
                if (observed.containsKey(next) && reached.add(next)) {
                    waiting.add(observed.get(next));
                }
            }
        }
        return reached;
    }

    private static Set<DomainName> names(Observed observed) {
        var names = new TreeSet<DomainName>();
        if (observed instanceof Observed.Published(var meaning, var records)) {
            meaning.forEach(text -> names(text, names));
            records.forEach(text -> names(text, names));
        }
        return names;
    }

    private static void names(String record, Set<DomainName> names) {
        TERM.matcher(record.toLowerCase(Locale.ROOT))
                .results()
                .map(term -> DomainName.parse(term.group(1)))
                .forEach(parsed -> {
                    if (parsed instanceof Parsed.Valid<DomainName>(var name, _)) {
                        names.add(name);
                    }
                });
    }
}
