package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderField;

/// One Received-SPF field (RFC 7208 §9.1).
///
/// @param field as it stands in the header
/// @param result lower case
/// @param clientIp empty when not told
/// @param envelopeFrom empty when not told
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
}
