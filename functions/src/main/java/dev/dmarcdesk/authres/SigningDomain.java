package dev.dmarcdesk.authres;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The marks of one DKIM-Signature field by which a result is known to be about it: some receivers
/// name the user agent identifier `i=`, not the signing domain (RFC 8601 §2.7.1 asks for either).
///
/// @param domain its `d=`, lower case
/// @param identifier its `i=`, lower case; `@` and the domain where it has none
/// @param selector its `s=`, lower case
/// @param signature its `b=`, without blanks
record SigningDomain(String domain, String identifier, String selector, String signature) {
    private static final String FIELD = "DKIM-Signature";

    private static final Pattern SPACE = Pattern.compile("\\s++");

    /// Nobody signs oftener.
    private static final int MOST = 100;

    /// What `header.b` has at least (RFC 6008 §3).
    private static final int SHORTEST = 8;

    static List<SigningDomain> all(HeaderBlock header) {
        return header.named(FIELD).stream().limit(MOST).map(SigningDomain::of).toList();
    }

    private static SigningDomain of(HeaderField field) {
        var tags = TagList.parse(field.value());
        String domain = ofAddress(tag(tags, "d"));
        String identifier = tag(tags, "i").toLowerCase(Locale.ROOT);
        return new SigningDomain(
                domain,
                identifier.isEmpty() ? "@" + domain : identifier,
                tag(tags, "s").toLowerCase(Locale.ROOT),
                SPACE.matcher(tag(tags, "b")).replaceAll(""));
    }

    private static String tag(TagList tags, String name) {
        return tags.named(name).stream().map(Tag::value).findFirst().orElse("");
    }

    /// The domain of the signature that a result is about.
    ///
    /// @param identifier the result's `header.i`; empty when not told
    /// @param selector the result's `header.s`; empty when not told
    /// @param signature the result's `header.b`; empty when not told
    /// @return the domain; empty where none fits, or several that differ
    static String find(
            List<SigningDomain> all, String identifier, String selector, String signature) {
        if (identifier.isEmpty() && selector.isEmpty() && signature.length() < SHORTEST) {
            return "";
        }
        var fitting = all.stream().filter(one -> one.fits(identifier, selector)).toList();
        var same =
                signature.length() < SHORTEST
                        ? fitting
                        : fitting.stream()
                                .filter(one -> one.signature().startsWith(signature))
                                .toList();
        var domains = same.stream().map(SigningDomain::domain).distinct().toList();
        return domains.size() == 1 ? domains.getFirst() : "";
    }

    private boolean fits(String about, String key) {
        return (about.isEmpty() || identifier.equals(about.toLowerCase(Locale.ROOT)))
                && (key.isEmpty() || selector.equals(key.toLowerCase(Locale.ROOT)));
    }

    /// The domain of an address, or of what is a domain already.
    ///
    /// @param value with angle brackets or without, local part or not
    /// @return the domain, lower case; empty where it is none. A single word is none: it may be a
    ///   local part
    static String ofAddress(String value) {
        String bare = value.strip();
        String unclosed = bare.endsWith(">") ? bare.substring(0, bare.length() - 1) : bare;
        String name = unclosed.substring(unclosed.lastIndexOf('@') + 1);
        return switch (DomainName.parse(name.startsWith("<") ? name.substring(1) : name)) {
            case Parsed.Valid<DomainName>(var domain, _) when domain.size() > 1 -> domain.dotted();
            case Parsed.Valid<DomainName> _, Parsed.Invalid<DomainName> _ -> "";
        };
    }
}
