package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// A file that nobody but mail servers had: its octets are those that were received, so that a
/// signature over its body can be checked.
///
/// Line ends may be LF alone: canonicalization makes CRLF of them. A line of a mailbox file may
/// stand before the message (RFC 4155 §2): it is no part of it, and as long as no second one
/// follows and no line of the body was quoted for its sake, the message behind it is as it was
/// received.
final class IntactFile {
    private IntactFile() {}

    /// The message, or nothing when something has to be undone first.
    static List<Repaired> read(String octets) {
        int start = start(octets);
        String message = octets.substring(start);
        boolean mailbox = start > 0;
        if (mailbox && (message.contains("\nFrom ") || message.contains("\n>From "))) {
            return List.of();
        }
        if (!(HeaderParser.parse(message)
                        instanceof Parsed.Valid<HeaderBlock>(var header, var defects))
                || !defects.isEmpty()
                || header.fields().isEmpty()
                || FieldLine.isIndented(message)) {
            return List.of();
        }
        String head = message.substring(0, header.length());
        String body = message.substring(header.length());
        if (isDamaged(header, head) || goesOn(header, body)) {
            return List.of();
        }
        boolean ended = head.endsWith("\n\n") || head.endsWith("\n\r\n");
        boolean whole = header.has(FromField.NAME) || ended;
        var known = ended ? body(body) : new Message.Body.Absent();
        return List.of(
                new Repaired(
                        new Message(header, known, true),
                        List.of(),
                        List.of(),
                        whole ? Completeness.WHOLE : CutEnd.of(header, head)));
    }

    private static Message.Body body(String octets) {
        return octets.isEmpty() ? new Message.Body.Absent() : new Message.Body.Untouched(octets);
    }

    private static int start(String octets) {
        int feed = octets.indexOf('\n');
        boolean mailbox = feed > 0 && HeaderStart.isMboxLine(octets.substring(0, feed).strip());
        return mailbox ? feed + 1 : 0;
    }

    /// Mail has fields somebody knows, and servers write ASCII.
    private static boolean isDamaged(HeaderBlock header, String head) {
        boolean mail = header.fields().stream().anyMatch(field -> FieldNames.isKnown(field.name()));
        boolean markup =
                ChatMarkup.isIn(head, Source.FILE) || QuotedPrintable.isIn(head) || bareCr(head);
        return !mail || markup || header.fields().stream().anyMatch(IntactFile::isDamaged);
    }

    private static boolean bareCr(String head) {
        int at = head.indexOf('\r');
        while (at >= 0 && head.startsWith("\n", at + 1)) {
            at = head.indexOf('\r', at + 1);
        }
        return at >= 0;
    }

    private static boolean isDamaged(HeaderField field) {
        if (Octets.areAscii(field.raw())) {
            int start = field.bodyStart();
            return startsOdd(
                    field.raw().substring(start, Math.min(start + 1, field.raw().length())));
        }
        String body = Octets.characters(field.body(), new RepairLog());
        boolean ascii = FieldNames.isMachine(field.name()) && !FieldNames.isSignature(field.name());
        return startsOdd(body) || (ascii && Characters.needsTidying(body.replace("\r\n", "\n")));
    }

    /// Whether something else than a blank stands behind the colon in place of one. A field may
    /// well begin on its second line.
    private static boolean startsOdd(String body) {
        return !body.isEmpty()
                && body.charAt(0) != '\r'
                && Characters.needsTidying(body.substring(0, 1));
    }

    /// Whether what follows the empty line is more of this header: it has no author, and fields go
    /// on.
    private static boolean goesOn(HeaderBlock header, String body) {
        int feed = body.indexOf('\n');
        String first = feed < 0 ? body : body.substring(0, feed);
        return !header.has(FromField.NAME) && FieldLine.of(first).isTelling();
    }
}
