package dev.dmarcdesk.plan;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as Slack hands it over, and as it was meant: Slack writes `&`, `<` and `>` as entities
/// and makes links of addresses, and the programs people type in make curly quotes of straight
/// ones.
///
/// @param text as it was meant
/// @param undone what was undone
public record ChatText(String text, Set<Undone> undone) {
    /// Slack puts the address first and what was typed last: `<mailto:a@b.example|a@b.example>`.
    private static final Pattern LINK =
            Pattern.compile(
                    "<(?<href>(?:mailto:|https?://)[^<>|]{1,2000})(?:\\|(?<label>[^<>|]{1,2000}))?>");

    private static final Pattern DOUBLE = Pattern.compile("[\u201c\u201d\u201e\u201f\u00ab\u00bb]");
    private static final Pattern SINGLE = Pattern.compile("[\u2018\u2019\u201a\u201b]");

    public ChatText {
        undone = Set.copyOf(undone);
    }

    /// Undoes it.
    public static ChatText of(String typed) {
        var undone = EnumSet.noneOf(Undone.class);
        String unlinked = LINK.matcher(typed).replaceAll(ChatText::meant);
        note(typed, unlinked, Undone.LINKS, undone);
        String plain = unlinked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        note(unlinked, plain, Undone.ENTITIES, undone);
        String straight = SINGLE.matcher(DOUBLE.matcher(plain).replaceAll("\"")).replaceAll("'");
        note(plain, straight, Undone.CURLY_QUOTES, undone);
        return new ChatText(straight, undone);
    }

    private static String meant(MatchResult link) {
        String label = link.group("label");
        return Matcher.quoteReplacement(label == null ? link.group("href") : label);
    }

    private static void note(String before, String after, Undone what, Set<Undone> undone) {
        if (!before.equals(after)) {
            undone.add(what);
        }
    }
}
