package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

/// Fields and headers from text.
final class AuthRes {
    private AuthRes() {}

    /// One field, name and all.
    static HeaderField field(String raw) {
        return new HeaderField(
                raw.substring(0, raw.indexOf(':')).strip(), raw, new Range(0, raw.length()));
    }

    /// The reading of a body.
    static AuthenticationResults read(String body) {
        return valid(AuthenticationResults.parse(field("Authentication-Results: " + body)));
    }

    /// A header of these lines.
    static HeaderBlock header(String text) {
        return valid(HeaderParser.parse(text));
    }

    /// The value of what can be read.
    static <T> T valid(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Valid<T>(var value, _) -> value;
            case Parsed.Invalid<T>(var defects) -> throw new AssertionError(defects.toString());
        };
    }
}
