package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.regex.Pattern;

/// One `mx` value of a policy: a mail host, or `*.` and a domain for every host directly below it
/// (RFC 8461 §4.1).
///
/// @param wildcard whether it begins with `*.`
/// @param name the host, or the domain after the wildcard
public record MxPattern(boolean wildcard, DomainName name) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final String WILDCARD = "*.";

    /// Reads one. The name is a Domain of RFC 5321 §4.1.2, in any case and without a final dot.
    public static Parsed<MxPattern> parse(String text) {
        boolean wildcard = text.startsWith(WILDCARD);
        String domain = wildcard ? text.substring(WILDCARD.length()) : text;
        return DomainName.parse(domain) instanceof Parsed.Valid<DomainName>(var name, _)
                        && !name.isRoot()
                        && !domain.endsWith(".")
                        && name.labels().stream().allMatch(label -> LABEL.matcher(label).matches())
                ? Parsed.valid(new MxPattern(wildcard, name))
                : Parsed.invalid("a host name, or *. and a domain", 0, text.length());
    }

    /// Whether a mail host is one that the policy allows. A wildcard stands for exactly one label
    /// (RFC 8461 §4.1).
    public boolean covers(DomainName host) {
        return wildcard ? !host.isRoot() && host.parent().equals(name) : host.equals(name);
    }

    @Override
    public String toString() {
        return wildcard ? WILDCARD + name : name.toString();
    }
}
