package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.spf.SpfTree.Visit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws a tree as plain text, a line a term:
///
/// ```
/// acme.example                       3 of 10 lookups
/// ├─ include:_spf.acme.example     2
/// │  ├─ a:gone.acme.example        1   does not exist
/// │  └─ 2 networks, ~all
/// ├─ mx                            1
/// └─ -all
/// ```
public final class SpfTreeText {
    private static final int MIN_WIDTH = 40;
    private static final int COST = 4;
    private static final int MAX_LINES = 150;

    private final Optional<SpfPlace> breach;
    private final int termWidth;
    private final List<String> lines = new ArrayList<>();
    private int lookups;

    private SpfTreeText(SpfTree tree, int width) {
        this.breach = SpfLimits.breach(tree).map(SpfLimits.Breach::at);
        int widest = widest(tree, 0);
        this.termWidth = Math.min(widest, Math.max(width, MIN_WIDTH) - COST);
    }

    /// Draws `tree`.
    ///
    /// @param width how many columns a term and its cost may take; remarks stand after them
    public static String of(SpfTree tree, int width) {
        var text = new SpfTreeText(tree, width);
        String counted = (tree.isBounded() ? "more than " : "") + tree.lookups();
        text.lines.add(
                text.column(Visible.code(tree.domain().toString()))
                        + "  "
                        + counted
                        + " of "
                        + SpfLimits.LOOKUPS
                        + " lookups");
        text.draw(tree, "");
        return String.join("\n", text.bounded());
    }

    private List<String> bounded() {
        if (lines.size() <= MAX_LINES) {
            return lines;
        }
        var some = new ArrayList<>(lines.subList(0, MAX_LINES));
        some.add("… and " + (lines.size() - MAX_LINES) + " more lines");
        return some;
    }

    private void draw(SpfTree tree, String indent) {
        String rest = rest(tree);
        var steps = tree.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1 && rest.isEmpty();
            draw(new Visit(tree, steps.get(i)), indent, last);
        }
        if (!rest.isEmpty()) {
            lines.add(indent + "└─ " + rest);
        }
    }

    private void draw(Visit visit, String indent, boolean last) {
        lookups++;
        var step = visit.step();
        String term = indent + (last ? "└─ " : "├─ ") + Visible.code(step.term().text());
        String line = column(term) + "  " + step.lookups() + remark(visit);
        lines.add(line);
        if (step.leadsTo() instanceof SpfTarget.Policy(var tree)) {
            draw(tree, indent + (last ? "   " : "│  "));
        }
    }

    private String remark(Visit visit) {
        var place = SpfPlace.of(visit.in(), visit.step().term());
        boolean breaks =
                lookups == SpfLimits.LOOKUPS + 1 && breach.filter(place::equals).isPresent();
        String remark = remark(visit.step().leadsTo());
        return (remark.isEmpty() ? "" : "  " + remark)
                + (breaks ? "  ← lookup 11: receivers stop here" : "");
    }

    private static String remark(SpfTarget target) {
        return switch (target) {
            case SpfTarget.Policy(var tree) ->
                    tree.record().isPermerror() ? "syntax error: permerror" : "";
            case SpfTarget.NoPolicy(var why) -> absence(why, "no SPF record") + ": permerror";
            case SpfTarget.SeveralPolicies(int count) -> count + " SPF records: permerror";
            case SpfTarget.Loop _ -> "comes back to itself: permerror";
            case SpfTarget.Addresses(boolean ipv6Only) -> ipv6Only ? "IPv6 only" : "";
            case SpfTarget.MailHosts(int count) ->
                    count > SpfLimits.MAIL_HOSTS ? count + " mail hosts: permerror" : "";
            case SpfTarget.Nothing(var why) -> absence(why, "nothing there") + ": void";
            case SpfTarget.Unavailable _ -> "could not be looked up";
            case SpfTarget.PerClient _ -> "depends on the sender";
            case SpfTarget.NotFollowed _ -> "not followed";
        };
    }

    private static String absence(SpfTarget.Absence why, String otherwise) {
        return switch (why) {
            case NO_SUCH_NAME -> "does not exist";
            case NO_DATA, NO_SPF -> otherwise;
            case NOT_A_NAME -> "no domain name";
        };
    }

    /// What costs nothing, in one line.
    private static String rest(SpfTree tree) {
        var pieces = new ArrayList<String>();
        long networks =
                tree.record().reached().stream()
                        .filter(directive -> !directive.mechanism().looksUp())
                        .filter(directive -> !(directive.mechanism() instanceof Mechanism.All))
                        .count();
        if (networks > 0) {
            pieces.add(networks + (networks == 1 ? " network" : " networks"));
        }
        if (tree.unlisted() > 0) {
            pieces.add(tree.unlisted() + " more lookups");
        }
        tree.record().terminal().ifPresent(all -> pieces.add(all.text()));
        return String.join(", ", pieces);
    }

    /// Cut or filled to the width of the terms.
    private String column(String text) {
        return text.length() > termWidth
                ? text.substring(0, termWidth - 1) + "…"
                : text + " ".repeat(termWidth - text.length());
    }

    private static int widest(SpfTree tree, int depth) {
        int widest = depth == 0 ? tree.domain().toString().length() : 0;
        for (var step : tree.steps()) {
            int own = 3 * (depth + 1) + Visible.code(step.term().text()).length();
            int below =
                    step.leadsTo() instanceof SpfTarget.Policy(var policy)
                            ? widest(policy, depth + 1)
                            : 0;
            widest = Math.max(widest, Math.max(own, below));
        }
        return widest;
    }
}
