package dev.dmarcdesk.mail;

import java.time.Instant;
import java.util.List;

/// One Received field: one server's record of taking the message (RFC 5321 §4.4, RFC 5322 §3.6.7).
///
/// @param field as it stands in the header
/// @param helo what the client called itself; empty when not told
/// @param host the name the server found for the client's address; empty when not told
/// @param ip the client's address, IPv4 or IPv6, without brackets; empty when not told
/// @param by the server; empty when not told
/// @param with the protocol, upper case, such as `ESMTPS`; empty when not told
/// @param time when, at most one
public record Received(
        HeaderField field,
        String helo,
        String host,
        String ip,
        String by,
        String with,
        List<Instant> time) {
    /// The name of the field.
    public static final String NAME = "Received";

    public Received {
        time = List.copyOf(time);
    }
}
