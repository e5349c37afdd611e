package dev.dmarcdesk.bot.slack;

import dev.dmarcdesk.document.Tone;

/// The sign of a tone, by Slack's name and as a character for places that know no names.
enum Emoji {
    GOOD("white_check_mark", "✅"),
    NOTICE("information_source", "ℹ️"),
    WARNING("warning", "⚠️"),
    BAD("x", "❌"),
    UNKNOWN("grey_question", "❔"),
    SKIPPED("heavy_minus_sign", "➖");

    private final String slackName;
    private final String sign;

    Emoji(String slackName, String sign) {
        this.slackName = slackName;
        this.sign = sign;
    }

    static Emoji of(Tone tone) {
        return switch (tone) {
            case GOOD -> GOOD;
            case NOTICE -> NOTICE;
            case WARNING -> WARNING;
            case BAD -> BAD;
            case UNKNOWN -> UNKNOWN;
            case SKIPPED -> SKIPPED;
        };
    }

    String slackName() {
        return slackName;
    }

    String sign() {
        return sign;
    }
}
