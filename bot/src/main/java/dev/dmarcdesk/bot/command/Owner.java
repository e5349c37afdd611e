package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Parsed;

import java.util.regex.Pattern;

/// Who is called about a change: somebody's id, in Slack's spelling of a mention or bare.
final class Owner {
    /// A user (`U`, `W`), a user group (`S`) or a channel (`C`, `G`).
    private static final Pattern BARE = Pattern.compile("[UWSCG][A-Z0-9]{5,31}");

    private static final Pattern MENTION =
            Pattern.compile("<(?:@|#|!subteam\\^)([UWSCG][A-Z0-9]{1,31})(?:\\|[^<>]*)?>");

    private Owner() {}

    /// The id.
    ///
    /// @return or how to name somebody: what is typed after a slash command comes without ids, and
    ///   a name may be anybody's
    static Parsed<String> parse(Word word) {
        var mention = MENTION.matcher(word.text());
        if (mention.matches()) {
            return Parsed.valid(mention.group(1));
        }
        return BARE.matcher(word.text()).matches()
                ? Parsed.valid(word.text())
                : Arguments.wrong(
                        word,
                        "a mention after --owner. Slack does not say who is meant by a name after"
                                + " /dmarc, so mention me instead: @DMARC Desk watch example.com"
                                + " --owner @group");
    }
}
