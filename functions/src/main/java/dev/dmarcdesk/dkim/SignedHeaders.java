package dev.dmarcdesk.dkim;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// The header fields that signatures cover, as they are hashed (RFC 6376 §3.7).
///
/// Fields are found by their names, so that a long header with a long `h=` costs no more than its
/// length.
public final class SignedHeaders {
    private final HeaderBlock header;

    public SignedHeaders(HeaderBlock header) {
        this.header = header;
    }

    /// What a DKIM-Signature or an ARC-Message-Signature signs.
    ///
    /// A name that stands in `h=` several times takes the fields of that name from the bottom up;
    /// one that finds no field any more adds nothing, which is how a signer keeps others from being
    /// added (§5.4.2). The signature itself is never among them: it comes last, without its value.
    ///
    /// @return one char an octet
    public String hashInput(DkimSignature signature) {
        var text = new StringBuilder();
        var unused = new HashMap<String, Integer>();
        for (String name : signature.signedFields()) {
            String key = key(name);
            List<HeaderField> fields = header.named(name);
            int next = unused.getOrDefault(key, fields.size()) - 1;
            if (next >= 0 && fields.get(next).equals(signature.field())) {
                next--;
            }
            if (next >= 0) {
                text.append(signature.header().header(fields.get(next)));
            }
            unused.put(key, Math.max(next, 0));
        }
        signature.header().append(withoutValue(signature.field()), text);
        return text.toString();
    }

    /// What an ARC-Seal signs (RFC 8617 §5.1.1): fields in the order given, always relaxed.
    ///
    /// @param fields those of the sets up to the seal's own, the seal left out
    /// @param seal the seal, which comes last, without its value
    /// @return one char an octet
    public static String sealInput(List<HeaderField> fields, HeaderField seal) {
        var text = new StringBuilder();
        fields.forEach(field -> text.append(Canonicalization.RELAXED.header(field)));
        Canonicalization.RELAXED.append(withoutValue(seal), text);
        return text.toString();
    }

    /// The field as it was while there was no signature yet: all between the `=` of its `b=` and
    /// the semicolon is gone, white space too (RFC 6376 §3.7).
    static HeaderField withoutValue(HeaderField signature) {
        String raw = signature.raw();
        String body = signature.body();
        for (Tag tag : TagList.parse(body).named("b")) {
            Range name = tag.nameAt().shift(raw.length() - body.length());
            int equals = raw.indexOf('=', name.end());
            int semicolon = raw.indexOf(';', equals);
            String rest = semicolon < 0 ? "" : raw.substring(semicolon);
            return new HeaderField(
                    signature.name(), raw.substring(0, equals + 1) + rest, signature.at());
        }
        return signature;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
