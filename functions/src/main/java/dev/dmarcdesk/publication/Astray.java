package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where records stand that were meant for another place.
public final class Astray {
    private Astray() {}

    /// The questions that find a record which is not where it belongs, likeliest first.
    ///
    /// @param zone the name at which the zone begins: panels put it behind every name
    public static List<Question> questions(RecordEdit edit, DomainName zone) {
        var names = new LinkedHashSet<DomainName>();
        DomainName domain = Kinds.domain(edit.name());
        for (DomainName behind : List.of(zone, domain)) {
            if (!behind.isRoot()) {
                named(edit.name() + "." + behind).ifPresent(names::add);
            }
        }
        List<String> before = before(edit.name(), domain);
        if (!before.isEmpty()) {
            named(String.join(".", before).replace("_", "") + "." + domain).ifPresent(names::add);
            for (int i = 1; i < before.size(); i++) {
                String rest = String.join(".", before.subList(i, before.size()));
                named(rest + "." + domain).ifPresent(names::add);
                String start = String.join(".", before.subList(0, i));
                named(start + "." + domain).ifPresent(names::add);
            }
            names.add(domain);
        }
        names.remove(edit.name());
        var questions = new ArrayList<Question>();
        others(edit.type()).forEach(type -> questions.add(new Question(edit.name(), type)));
        names.forEach(name -> questions.add(new Question(name, edit.type())));
        return questions;
    }

    private static List<String> before(DomainName name, DomainName domain) {
        return name.labels().subList(0, name.size() - domain.size());
    }

    private static Optional<DomainName> named(String text) {
        return DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// What panels offer beside the right type: the one that is obsolete (RFC 7208 §3.1), or text
    /// in place of a name.
    private static List<RrType> others(RrType type) {
        return switch (type) {
            case TXT -> List.of(RrType.SPF);
            case CNAME -> List.of(RrType.TXT);
            case A, AAAA, DNSKEY, DS, MX, NS, PTR, SPF -> List.of();
        };
    }

    /// Whether a name is another with a domain once more behind it.
    static boolean isDoubled(DomainName found, DomainName meant) {
        return found.dotted().startsWith(meant.dotted() + ".");
    }
}
