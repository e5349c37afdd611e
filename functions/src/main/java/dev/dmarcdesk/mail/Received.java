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
/// @param recipientDomain the domain of whom it was `for`; empty when not told
/// @param isSubmission whether an author's own program handed it over: somebody logged in, wrote it
///   in a browser, or ran a program on the server
/// @param time when, at most one
public record Received(
        HeaderField field,
        String helo,
        String host,
        String ip,
        String by,
        String with,
        String recipientDomain,
        boolean isSubmission,
        List<Instant> time) {
    /// The name of the field.
    public static final String NAME = "Received";

    public Received {
        time = List.copyOf(time);
    }

    /// Reads a field in any of the dialects that servers write. It is for people to read, says the
    /// standard of most of it, so nothing is an error: what cannot be told is empty.
    ///
    /// @param field a Received field
    public static Received of(HeaderField field) {
        return new ReceivedReader(field).read();
    }

    /// Fit for a log: whose message it was is nobody's business.
    @Override
    public String toString() {
        return "Received[by=" + by + "]";
    }
}
