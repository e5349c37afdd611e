package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.bot.command.MessageFile;
import dev.dmarcdesk.bot.job.Uploads;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Where `headers` finds its message: in a file, in standard input, or on the line itself.
final class MessageInput {
    private static final String COMMAND = "headers";
    private static final String STANDARD_INPUT = "-";
    private static final int LONGEST = Uploads.LONGEST;

    private final InputStream in;
    private final PrintStream err;
    private final boolean isTyped;

    /// @param in standard input
    /// @param err where somebody is told to type
    /// @param isTyped whether a person types standard input
    MessageInput(InputStream in, PrintStream err, boolean isTyped) {
        this.in = in;
        this.err = err;
        this.isTyped = isTyped;
    }

    /// Whether a command wants a message from here.
    ///
    /// @param operands the command and what follows it, without options
    static boolean isMeant(List<String> operands) {
        return !operands.isEmpty() && operands.getFirst().equalsIgnoreCase(COMMAND);
    }

    /// The line without the message: the command and its options.
    static String line(List<String> options) {
        return (COMMAND + " " + String.join(" ", options)).strip();
    }

    /// What is wrong with such a line when it is read as one with a message in it: that can only be
    /// an option of another command, or a second word behind one.
    static Defect noOption(String line) {
        return new Defect(
                "no other option than --ip, --sender and --helo, each with one word",
                new Range(Math.min(COMMAND.length() + 1, line.length()), line.length()));
    }

    /// Reads the message.
    ///
    /// @param operands for which [#isMeant] holds
    /// @return the message, or why there is none
    Parsed<Paste> read(List<String> operands) {
        return named(operands.subList(1, operands.size()));
    }

    /// The same.
    ///
    /// @param named what stands for it: a file, `-`, or the header itself; nothing for standard
    ///   input
    Parsed<Paste> named(List<String> named) {
        if (named.isEmpty() || named.equals(List.of(STANDARD_INPUT))) {
            return standardInput();
        }
        String all = String.join(" ", named);
        if (isThere(named.getFirst())) {
            return named.size() > 1
                    ? expected("one file; these are " + named.size())
                    : file(Path.of(all));
        }
        return all.indexOf(':') > 0 && all.chars().anyMatch(Character::isWhitespace)
                ? Parsed.valid(new Paste(all, Paste.Source.TYPED))
                : expected("a file that can be read; there is no " + all);
    }

    private static boolean isThere(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Parsed<Paste> file(Path file) {
        if (Files.isDirectory(file)) {
            return expected("a file; " + file + " is a directory");
        }
        try (var in = Files.newInputStream(file)) {
            return octets(in);
        } catch (IOException e) {
            return expected("a file that can be read; " + file + " can not");
        }
    }

    private Parsed<Paste> standardInput() {
        try {
            if (!isTyped) {
                return octets(in);
            }
            err.println("Paste the header of a message, then press Ctrl-D on a line of its own.");
            return octets(in)
                    .map(paste ->
                            new Paste(
                                    new String(
                                            paste.text().getBytes(StandardCharsets.ISO_8859_1),
                                            StandardCharsets.UTF_8),
                                    Paste.Source.TYPED));
        } catch (IOException e) {
            return expected("standard input that can be read");
        }
    }

    private static Parsed<Paste> octets(InputStream in) throws IOException {
        byte[] octets = in.readNBytes(LONGEST + 1);
        if (octets.length > LONGEST) {
            return expected(
                    "at most 1 MiB; of a longer message the part above the first empty line is"
                            + " enough");
        }
        return octets.length == 0 ? expected("a message; this is empty") : MessageFile.read(octets);
    }

    private static Parsed<Paste> expected(String what) {
        return Parsed.invalid(what, 0, 0);
    }
}
