package dev.dmarcdesk.mail;

/// A line that can be the first of a field: a name, a colon and the rest.
///
/// @param name as written; empty when the line is none
/// @param rest behind the colon
record FieldLine(String name, String rest) {
    /// Longer names there are none (RFC 5322 §2.1.1 leaves 77 characters, for a name, on a line
    /// that is not too long).
    private static final int LONGEST_NAME = 77;

    private static final FieldLine NONE = new FieldLine("", "");

    /// Reads a line. RFC 5322 §2.2 permits nearly everything in a name; the names that are used
    /// have letters, digits, hyphens and underscores, and a letter first, which tells them from
    /// times, IPv6 addresses, and tags with an equals sign.
    static FieldLine of(String line) {
        int end = 0;
        while (end < line.length() && end <= LONGEST_NAME && isNameCharacter(line.charAt(end))) {
            end++;
        }
        int colon = end;
        while (colon < line.length() && colon <= end + 2 && isBlank(line.charAt(colon))) {
            colon++;
        }
        boolean isField =
                end > 0
                        && end <= LONGEST_NAME
                        && colon < line.length()
                        && line.charAt(colon) == ':'
                        && isLetter(line.charAt(0))
                        && !isScheme(line, end);
        if (!isField) {
            return NONE;
        }
        String name = line.substring(0, end);
        return colon == end || FieldNames.isKnown(name)
                ? new FieldLine(name, line.substring(colon + 1))
                : NONE;
    }

    boolean isField() {
        return !name.isEmpty();
    }

    boolean isKnown() {
        return isField() && FieldNames.isKnown(name);
    }

    /// Whether it alone shows that the header of a message is here: a name nobody writes in prose,
    /// or an author with an address.
    boolean isTelling() {
        return isField()
                && (FieldNames.isTelling(name)
                        || (name.equalsIgnoreCase("from") && rest.indexOf('@') >= 0));
    }

    boolean isNamed(String wanted) {
        return name.equalsIgnoreCase(wanted);
    }

    /// `http://`, `mailto:` and the like begin a link, not a field.
    private static boolean isScheme(String line, int end) {
        return switch (line.substring(0, end)) {
            case "http", "https", "mailto", "tel", "ftp", "urn", "cid" -> true;
            default -> false;
        };
    }

    private static boolean isNameCharacter(char c) {
        return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /// Whether a line begins with white space, as one that continues a field does (RFC 5322
    /// §2.2.3).
    static boolean isIndented(String line) {
        return !line.isEmpty() && isBlank(line.charAt(0));
    }
}
