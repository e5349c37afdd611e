package dev.dmarcdesk.mail;

import dev.dmarcdesk.text.Range;

/// One field of a header (RFC 5322 §2.2).
///
/// @param name as written, without the white space that old messages have before the colon (§4.5)
/// @param raw the whole field as it came, name and folding included, without its last line end
/// @param at where it stands in the header's text
public record HeaderField(String name, String raw, Range at) {
    /// Whether it is the field of that name; case says nothing.
    public boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /// Everything behind the colon, with its folding.
    public String body() {
        return raw.substring(bodyStart());
    }

    /// Where [#body()] begins in [#raw()].
    int bodyStart() {
        return raw.indexOf(':') + 1;
    }

    /// The body on one line: without line ends and without the white space around it (RFC 5322
    /// §2.2.3).
    public String value() {
        String body = body();
        var line = new StringBuilder(body.length());
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\r' && c != '\n') {
                line.append(c);
            }
        }
        return line.toString().strip();
    }

    /// Fit for a log: what a field holds is nobody's business, and its name may be a piece of a
    /// message as well.
    @Override
    public String toString() {
        return "HeaderField[" + at + "]";
    }
}
