package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// One line as somebody typed it, cut at its white space.
///
/// @param text the line
/// @param words its words; the non-breaking spaces that phones and copied pages bring count as
///   white space
public record CommandLine(String text, List<Word> words) {
    /// Slack documents no length for the text of a command; whatever is longer was pasted.
    private static final int MAX_IN_CHAT = 255;

    public CommandLine {
        words = List.copyOf(words);
    }

    /// Reads a line.
    ///
    /// @param text anything; more than one line is no command
    public static Parsed<CommandLine> parse(String text) {
        String line = text.strip();
        int end = line.indexOf('\n') >= 0 ? line.indexOf('\n') : line.indexOf('\r');
        if (end >= 0) {
            return Parsed.invalid(
                    "a command of one line, such as check example.com; this has more",
                    end,
                    line.length());
        }
        return Parsed.valid(new CommandLine(line, words(line)));
    }

    /// Reads a line from a chat, where a long text is something pasted and never a command.
    public static Parsed<CommandLine> inChat(String text) {
        String line = text.strip();
        return line.length() > MAX_IN_CHAT
                ? Parsed.invalid(
                        "a command of at most 255 characters, such as check example.com",
                        MAX_IN_CHAT,
                        line.length())
                : parse(line);
    }

    /// Reads a command that takes a text of several lines; its words are those of all of them.
    static CommandLine ofText(String text) {
        String all = text.strip();
        return new CommandLine(all, words(all));
    }

    private static List<Word> words(String line) {
        var words = new ArrayList<Word>();
        int at = 0;
        while (at < line.length()) {
            int start = at;
            boolean space = isSpace(line.charAt(at));
            while (at < line.length() && isSpace(line.charAt(at)) == space) {
                at++;
            }
            if (!space) {
                words.add(new Word(line.substring(start, at), new Range(start, at)));
            }
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
