package dev.dmarcdesk.mail;

import java.util.Locale;

/// How far a field has come while its lines are read: whether a quoted string or a comment is open,
/// and which tag of a signature it stands in. Every character is looked at once.
final class OpenField {
    private final String name;
    private final boolean signature;
    private boolean quoted;
    private boolean escaped;
    private boolean inAngles;
    private int comments;
    private char last;
    private String tag = "";
    private boolean inValue;
    private boolean signed;
    private int signatureLength;
    private boolean padded;

    OpenField(FieldLine first) {
        this.name = first.name();
        this.signature = FieldNames.isSignature(name);
        add(first.rest());
    }

    String name() {
        return name;
    }

    /// Takes in the next line.
    void add(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            structure(c);
            if (signature) {
                tags(c);
            }
            last = FieldLine.isBlank(c) ? last : c;
        }
    }

    private void structure(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = quoted || comments > 0;
        } else if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && comments == 0) {
            quoted = true;
        } else if (c == '(') {
            comments++;
        } else if (c == ')' && comments > 0) {
            comments--;
        } else if (comments == 0 && (c == '<' || c == '>')) {
            inAngles = c == '<';
        }
    }

    private void tags(char c) {
        if (c == ';') {
            tag = "";
            inValue = false;
        } else if (c == '=' && !inValue) {
            inValue = true;
        } else if (!inValue && !FieldLine.isBlank(c) && tag.length() < 8) {
            tag += c;
        } else if (inValue && tag.equals("b") && !FieldLine.isBlank(c)) {
            signed = true;
            signatureLength++;
            padded |= c == '=';
        }
    }

    /// Whether only the name and the colon came so far.
    boolean isEmpty() {
        return last == 0;
    }

    boolean isSignature() {
        return signature;
    }

    /// Whether the names of signed fields are being listed, and the list has to go on (RFC 6376
    /// §3.5).
    boolean listsNames() {
        return signature && inValue && tag.equals("h") && (last == ':' || last == '=');
    }

    /// Whether it is a signature field whose signature has not come yet.
    boolean lacksSignature() {
        return signature && !signed;
    }

    /// Whether a quoted string or a comment is open, in a field that has such.
    boolean isOpen() {
        return (FieldNames.isMachine(name) || FieldNames.hasAddresses(name))
                && (quoted || comments > 0);
    }

    /// Whether the field goes on for sure or was cut: something is open, results stop before a
    /// value, or a signature is no whole number of base64 groups.
    boolean isUnfinished() {
        boolean partOfBase64 = signed && !padded && signatureLength % 4 != 0;
        boolean awaits = isResults(name) && "=.@;".indexOf(last) >= 0;
        boolean inAddress = inAngles && FieldNames.hasAddresses(name);
        return isOpen() || awaits || inAddress || (signature && (!signed || partOfBase64));
    }

    /// Whether fields of that name hold results of authentication.
    static boolean isResults(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("authentication-results");
    }

    /// Whether it stands behind a sign that something follows.
    boolean expectsMore() {
        return last == ';'
                || last == ':'
                || last == ','
                || last == '|'
                || last == '='
                || last == '(';
    }
}
