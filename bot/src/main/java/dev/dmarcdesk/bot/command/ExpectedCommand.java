package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// `expected ID [reason]`: the change was meant so.
final class ExpectedCommand implements BotCommand {
    /// Characters of a reason that are kept.
    private static final int LONGEST = 300;

    private static final Topic TOPIC =
            new Topic(
                    "expected",
                    "expected ID [reason]",
                    "say that a change was meant so, and why",
                    List.of(
                            "The button “Expected” of an alert does the same.",
                            "In a chat, a change of policy, report address, mail hosts, name servers or"
                                    + " MTA-STS mode takes two people to accept."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    /// Words of a person, with whatever hyphens are in them.
    @Override
    public Takes takes() {
        return Takes.MESSAGE;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        String text = arguments.words().isEmpty() ? "" : arguments.words().getFirst().text();
        int start =
                arguments.words().isEmpty()
                        ? arguments.line().text().length()
                        : arguments.words().getFirst().at().start();
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String reason = reason(text.substring(end));
        return AlertId.parse(new Word(text.substring(0, end), new Range(start, start + end)))
                .map(id -> work(id, reason));
    }

    private static Work work(String id, String reason) {
        return Watching.work(
                Sentence.of("the alert"),
                (tools, place) -> tools.alerts().expected(place, id, reason));
    }

    /// One line, and no longer than fits into an alert.
    private static String reason(String typed) {
        String line = typed.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
