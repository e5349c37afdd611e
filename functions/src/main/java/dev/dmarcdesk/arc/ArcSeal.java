package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.SignedText;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// One ARC-Seal field (RFC 8617 §4.1.3).
///
/// @param field as it stands in the header
/// @param algorithm of the hash and of the key
/// @param domain the sealer, `d=`
/// @param selector `s=`
/// @param signature `b=`, in base64
record ArcSeal(
        HeaderField field,
        Algorithm algorithm,
        DomainName domain,
        String selector,
        String signature) {
    /// A chain status that is none: what it says is nobody's business.
    private static final String NO_WORD = "?";

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{0,16}");

    /// The seal with what it signs, to be tried on its key. A seal has no identity but its sealer.
    ///
    /// @param text the fields of the chain up to this one, as they are hashed
    SignedText over(Supplier<String> text) {
        return new SignedText(algorithm, domain, domain, selector, text, signature);
    }

    /// `cv=` of a field that need not be readable otherwise, in lower case (§4.4); empty when there
    /// is none, `?` for what is no word.
    static String chainStatus(HeaderField seal) {
        String written = value(seal, "cv");
        return WORD.matcher(written).matches() ? written.toLowerCase(Locale.ROOT) : NO_WORD;
    }

    /// `d=` of a field that need not be readable otherwise; at most one.
    static List<DomainName> sealer(HeaderField seal) {
        return domain(value(seal, "d"));
    }

    /// The name a text is, at most one; the root seals nothing, nor does an address.
    static List<DomainName> domain(String text) {
        return DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _)
                        && !name.isRoot()
                        && name.isMailName()
                ? List.of(name)
                : List.of();
    }

    private static String value(HeaderField field, String name) {
        return TagList.parse(field.body()).named(name).stream()
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }
}
