package dev.dmarcdesk.arc;

import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Cursor;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;

/// The three fields an ARC set is made of (RFC 8617 §4.1), in the order in which a seal covers them
/// (§5.1.1).
enum ArcField {
    AUTHENTICATION_RESULTS("ARC-Authentication-Results") {
        @Override
        String position(HeaderField field) {
            return leadingPosition(field.body());
        }
    },
    MESSAGE_SIGNATURE("ARC-Message-Signature"),
    SEAL("ARC-Seal");

    private static final int LONGEST_POSITION = 2;

    private final String fieldName;

    ArcField(String fieldName) {
        this.fieldName = fieldName;
    }

    /// As the header has it.
    String fieldName() {
        return fieldName;
    }

    /// The instance tag of such a field, §4.2.1; none when it cannot be read. 0 and numbers past
    /// the highest allowed are returned as they are.
    List<Integer> instance(HeaderField field) {
        String digits = position(field);
        return digits.isEmpty() || digits.length() > LONGEST_POSITION || !isNumber(digits)
                ? List.of()
                : List.of(Integer.valueOf(digits));
    }

    /// `i=` is the first tag by the grammar, but signers write it anywhere in the list.
    String position(HeaderField field) {
        return TagList.parse(field.body()).named("i").stream()
                .map(Tag::value)
                .findFirst()
                .orElse("");
    }

    /// `[CFWS] "i" [CFWS] "=" [CFWS] position [CFWS] ";"`, before the results themselves (§4.1.1).
    private static String leadingPosition(String body) {
        var cursor = new Cursor(body);
        skipCfws(cursor);
        String name = cursor.takeWhile(c -> c == 'i');
        skipCfws(cursor);
        boolean isAssigned = name.equals("i") && cursor.skip("=");
        skipCfws(cursor);
        String digits = cursor.takeWhile(ArcField::isDigit);
        skipCfws(cursor);
        return isAssigned && cursor.skip(";") ? digits : "";
    }

    /// White space and comments, which may hold comments (RFC 5322 §3.2.2).
    private static void skipCfws(Cursor cursor) {
        int depth = 0;
        while (!cursor.atEnd()) {
            int c = cursor.peek();
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (c == '\\' && depth > 0) {
                next(cursor);
            } else if (depth == 0 && !isSpace(c)) {
                return;
            }
            next(cursor);
        }
    }

    private static void next(Cursor cursor) {
        if (!cursor.atEnd()) {
            cursor.skip(Character.toString(cursor.peek()));
        }
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(ArcField::isDigit);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
