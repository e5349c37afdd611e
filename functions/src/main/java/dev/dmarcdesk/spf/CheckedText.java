package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Visible;

import java.util.List;

/// Draws what an evaluation looked at as plain text, a line a term:
///
/// ```
/// acme.example                     pass
/// ├─ mx                         –  has 192.0.2.1
/// ├─ exists:%{i}.x.example      –  does not exist: void
/// │  → 203.0.113.7.x.example
/// └─ include:_spf.acme.example  ✓  gives pass: pass
///    ├─ 2 networks              –  do not match
///    └─ ip4:203.0.113.0/24      ✓  matches: pass
/// ```
public final class CheckedText {
    private final TreeLines lines = new TreeLines();

    private CheckedText() {}

    /// Draws `checked`.
    ///
    /// @param width how many columns there are; long terms are cut to keep to it
    public static String of(CheckedRecord checked, int width) {
        var text = new CheckedText();
        text.lines.add(Visible.code(checked.domain()), " ", checked.result().word());
        text.draw(checked, "");
        return text.lines.drawn(width);
    }

    private void draw(CheckedRecord checked, String indent) {
        var terms = checked.terms();
        int at = 0;
        while (at < terms.size()) {
            int networks = networks(terms.subList(at, terms.size()));
            at += Math.max(1, networks);
            boolean last = at == terms.size() && checked.ending() instanceof CheckedRecord.ByTerm;
            if (networks > 1) {
                lines.add(branch(indent, last) + networks + " networks", "–", "do not match");
            } else {
                draw(terms.get(at - 1), indent, last);
            }
        }
        switch (checked.ending()) {
            case CheckedRecord.NothingMatched() ->
                    lines.add(branch(indent, true) + "end", "✓", "no term matches: neutral");
            case CheckedRecord.Malformed(var wrong) ->
                    wrong.stream()
                            .limit(1)
                            .forEach(term ->
                                    lines.add(
                                            branch(indent, true) + Visible.code(term.text()),
                                            "✗",
                                            "not understood: permerror"));
            case CheckedRecord.ByTerm _,
                    CheckedRecord.NotADomain _,
                    CheckedRecord.NoRecord _,
                    CheckedRecord.SeveralRecords _,
                    CheckedRecord.LookupFailed _ -> {}
        }
    }

    private void draw(CheckedTerm checked, String indent, boolean last) {
        String below = indent + (last ? "   " : "│  ");
        lines.add(
                branch(indent, last) + Visible.code(checked.term().text()),
                sign(checked.match()),
                MatchWords.of(checked));
        if (checked.term().text().contains("%") && !checked.asked().isEmpty()) {
            lines.add(below + "→ " + Visible.code(checked.target()), "", "");
        }
        checked.nested().forEach(nested -> draw(nested, below));
    }

    private static String branch(String indent, boolean last) {
        return indent + (last ? "└─ " : "├─ ");
    }

    private static String sign(Match match) {
        return switch (match) {
            case Match.Yes _ -> "✓";
            case Match.No _ -> "–";
            case Match.Stop _ -> "✗";
        };
    }

    /// How many networks in a row do not have the client: they make one line.
    private static int networks(List<CheckedTerm> terms) {
        int count = 0;
        while (count < terms.size() && isNetworkWithout(terms.get(count))) {
            count++;
        }
        return count;
    }

    private static boolean isNetworkWithout(CheckedTerm checked) {
        return checked.match() instanceof Match.No
                && checked.term() instanceof Directive directive
                && !directive.mechanism().looksUp();
    }
}
