package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// The name in front of a pasted record, as a zone file or a DNS panel writes it.
///
/// @param before the labels up to the last that says where a policy lives, such as `s1._domainkey`
/// @param rest the labels after them; none for `@`
/// @param absolute whether it ended in a dot
record Owner(List<String> before, List<String> rest, boolean absolute) {
    private static final List<String> PLACES =
            List.of("_dmarc", "_domainkey", "_mta-sts", "_tls", "_bimi", "_smtp");

    Owner {
        before = List.copyOf(before);
        rest = List.copyOf(rest);
    }

    /// Reads a name; `@` and what is no name stand for the domain itself.
    static Owner parse(String text) {
        if (!(DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _))
                || text.equals("@")) {
            return new Owner(List.of(), List.of(), false);
        }
        var labels = name.labels();
        int last = -1;
        for (int i = 0; i < labels.size(); i++) {
            last = PLACES.contains(labels.get(i)) ? i : last;
        }
        return new Owner(
                labels.subList(0, last + 1),
                labels.subList(last + 1, labels.size()),
                text.endsWith("."));
    }

    /// The labels before the domain.
    String place() {
        return String.join(".", before);
    }

    /// What stands for the selector: all before the label that is the place; empty without one.
    String selector() {
        return before.size() < 2 ? "" : String.join(".", before.subList(0, before.size() - 1));
    }

    /// Whether the name says which domain is meant: with two labels or a final dot it does,
    /// otherwise it is relative to a zone that nobody named.
    boolean isWhole() {
        return rest.size() > 1 || (absolute && !rest.isEmpty());
    }

    /// Whether the domain stands there twice, as panels make it that append it to what is typed.
    boolean isDoubled() {
        int half = rest.size() / 2;
        return rest.size() >= 4
                && rest.size() % 2 == 0
                && rest.subList(0, half).equals(rest.subList(half, rest.size()));
    }

    /// The domain, once.
    List<String> domain() {
        return isDoubled() ? rest.subList(0, rest.size() / 2) : rest;
    }

    /// As it was written, but for its case.
    String text() {
        var labels = new ArrayList<>(before);
        labels.addAll(rest);
        return labels.isEmpty() ? "@" : String.join(".", labels);
    }
}
