package dev.dmarcdesk.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// One record: what it says and how it is written.
///
/// @param meaning what it says
/// @param record as published
record Told(String meaning, String record) implements Comparable<Told> {
    private static final Comparator<Told> ORDER =
            Comparator.comparing(Told::meaning).thenComparing(Told::record);

    /// What is kept of the meaning of one name. Nobody who means well publishes more, and a
    /// snapshot has to fit into a store.
    private static final int LONGEST_MEANING = 2_000;

    private static final int LONGEST_RECORD = 4_000;
    private static final int MOST_RECORDS = 10;

    /// A record that is written in one way only.
    static Told plain(String text) {
        return new Told(text, text);
    }

    /// What stands at a name.
    ///
    /// @param told in the order of their meaning
    static Observed observed(List<Told> told) {
        if (told.isEmpty()) {
            return new Observed.Nothing();
        }
        return new Observed.Published(
                bounded(told.stream().map(Told::meaning).toList()),
                told.stream().limit(MOST_RECORDS).map(Told::record).map(Told::cut).toList());
    }

    private static String cut(String record) {
        return record.length() <= LONGEST_RECORD ? record : record.substring(0, LONGEST_RECORD);
    }

    /// A sum of what is too long: it can still be told from another.
    private static List<String> bounded(List<String> meaning) {
        int length = meaning.stream().mapToInt(String::length).sum();
        return length <= LONGEST_MEANING
                ? meaning
                : List.of(
                        "%d records of %d characters, SHA-256 %s"
                                .formatted(
                                        meaning.size(), length, sum(String.join("\n", meaning))));
    }

    private static String sum(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @Override
    public int compareTo(Told other) {
        return ORDER.compare(this, other);
    }
}
