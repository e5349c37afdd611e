package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

/// One Received-SPF field (RFC 7208 §9.1).
///
/// @param field as it stands in the header
/// @param result one of the seven of RFC 7208 §2.6, whatever word is written
/// @param clientIp empty when not told
/// @param envelopeFrom an address or its domain, without angle brackets; empty when not told
/// @param helo empty when not told
/// @param receiver who checked; empty when not told
/// @param identity `mailfrom`, `helo` or what else the field says; empty when it does not
public record ReceivedSpf(
        HeaderField field,
        String result,
        String clientIp,
        String envelopeFrom,
        String helo,
        String receiver,
        String identity) {
    /// The name of the field.
    public static final String NAME = "Received-SPF";

    /// Reads a field, in the words of the standard or of Gmail, Microsoft, Exim and others.
    ///
    /// @return what it says; invalid where it begins with no result
    public static Parsed<ReceivedSpf> parse(HeaderField field) {
        return ReceivedSpfParser.parse(field);
    }

    /// Fit for a log: whose message it was is nobody's business.
    @Override
    public String toString() {
        return "ReceivedSpf[result=" + result + "]";
    }
}
