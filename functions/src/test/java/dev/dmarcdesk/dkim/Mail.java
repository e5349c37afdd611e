package dev.dmarcdesk.dkim;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.text.Parsed;

/// Messages for tests.
public final class Mail {
    private Mail() {}

    /// A message as it came.
    ///
    /// @param octets header and body, one char an octet
    public static Message untouched(String octets) {
        HeaderBlock header = header(octets);
        return new Message(
                header, new Message.Body.Untouched(octets.substring(header.length())), true);
    }

    /// Its header alone, as it came.
    static Message headerOf(String octets) {
        return new Message(header(octets), new Message.Body.Absent(), true);
    }

    /// Its header, pasted.
    static Message pasted(String octets) {
        return new Message(header(octets), new Message.Body.Touched(), false);
    }

    static HeaderBlock header(String octets) {
        return switch (HeaderParser.parse(octets)) {
            case Parsed.Valid<HeaderBlock>(var header, _) -> header;
            case Parsed.Invalid<HeaderBlock>(var defects) ->
                    throw new IllegalArgumentException(defects.toString());
        };
    }
}
