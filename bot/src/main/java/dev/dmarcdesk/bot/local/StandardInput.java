package dev.dmarcdesk.bot.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What comes through a pipe, for commands that take a text: `-` stands for it.
final class StandardInput {
    private static final String SIGN = "-";
    private static final String TAKES_TEXT = "lint";

    /// One more than the longest record there is, so that a longer text is seen to be one.
    private static final int MOST = 65_536;

    private StandardInput() {}

    /// The arguments with the input in place of its sign; without one nothing is read.
    ///
    /// @param arguments of the process
    /// @param input read to its end, or to the length that no record has
    static List<String> inPlace(List<String> arguments, InputStream input) {
        boolean isMeant =
                !arguments.isEmpty()
                        && arguments.getFirst().equals(TAKES_TEXT)
                        && arguments.contains(SIGN);
        if (!isMeant) {
            return arguments;
        }
        String text = read(input);
        return arguments.stream().map(one -> one.equals(SIGN) ? text : one).toList();
    }

    private static String read(InputStream input) {
        try {
            return new String(input.readNBytes(MOST), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
