package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.List;
import java.util.stream.Collectors;

/// A record as other programs want it written.
public final class RecordText {
    private RecordText() {}

    /// The character-strings of a TXT record that does not fit into one (RFC 1035 §3.3); none where
    /// one is enough.
    public static List<String> strings(RecordEdit edit) {
        List<String> strings =
                edit.type() == RrType.TXT ? Rdata.Text.of(edit.value()).strings() : List.of();
        return strings.size() > 1 ? strings : List.of();
    }

    /// Strings as a zone file has them: quotes and backslashes are escaped (RFC 1035 §5.1).
    public static String quoted(List<String> strings) {
        return strings.stream()
                .map(string -> "\"" + string.replaceAll("[\"\\\\]", "\\\\$0") + "\"")
                .collect(Collectors.joining(" "));
    }

    /// The command line by which somebody says that they made the change.
    public static String published(RecordEdit edit) {
        return "published %s %s %s%s"
                .formatted(
                        edit.type(),
                        edit.name(),
                        edit.action() == RecordEdit.Action.REMOVE ? "gone " : "",
                        edit.value());
    }

    /// The command line that shows whether the record is published.
    public static String check(RecordEdit edit) {
        String name = edit.name().toString();
        boolean bare = name.matches("[A-Za-z0-9._-]+");
        return "dig +short %s %s"
                .formatted(edit.type(), bare ? name : "'" + name.replace("'", "'\\''") + "'");
    }
}
