package dev.dmarcdesk.plan;

import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// The data of one record as somebody pasted it, where its type and name stand beside it: quotes of
/// a zone file or a code block taken off, and what a chat program did to it undone.
public final class PastedValue {
    /// All of a TXT record's data.
    private static final int LONGEST = 65_535;

    private static final Pattern FENCE = Pattern.compile("^(?:```|['`])|(?:```|['`])$");

    private PastedValue() {}

    /// Reads it.
    ///
    /// @param pasted anything
    /// @param chat whether a chat program may have changed it
    /// @return the data, one char an octet
    public static Parsed<String> read(String pasted, boolean chat) {
        var meant = chat ? ChatText.of(pasted) : new ChatText(pasted, Set.of());
        String octets =
                new String(
                        meant.text().strip().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        String bare = FENCE.matcher(octets).replaceAll("").strip();
        String data =
                QuotedStrings.read(bare).map(strings -> String.join("", strings)).orElse(bare);
        return data.isEmpty() || data.length() > LONGEST || hasBreaks(data)
                ? Parsed.invalid(
                        "the record's value on one line, such as v=DMARC1; p=none",
                        0,
                        pasted.length())
                : Parsed.valid(data);
    }

    private static boolean hasBreaks(String data) {
        return data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0;
    }
}
