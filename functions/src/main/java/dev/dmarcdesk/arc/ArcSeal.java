package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.Locale;

/// One ARC-Seal field (RFC 8617 §4.1.3).
///
/// @param field as it stands in the header
/// @param algorithm of the hash and of the key
/// @param domain the sealer, `d=`
/// @param selector `s=`
/// @param signature `b=`, in base64 without white space
record ArcSeal(
        HeaderField field,
        Algorithm algorithm,
        DomainName domain,
        String selector,
        String signature) {
    /// More than this of a chain status that is none is nobody's business.
    private static final int LONGEST_STATUS = 16;

    /// `cv=` of a seal that need not be readable otherwise, in lower case (§4.4); empty when there
    /// is none.
    static String chainStatus(HeaderField seal) {
        String written = value(TagList.parse(seal.body()), "cv");
        return written.substring(0, Math.min(written.length(), LONGEST_STATUS))
                .toLowerCase(Locale.ROOT);
    }

    private static String value(TagList list, String name) {
        return list.named(name).stream().map(Tag::value).findFirst().orElse("");
    }
}
