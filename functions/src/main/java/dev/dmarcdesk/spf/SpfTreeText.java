package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.SpfTree.Visit;

import java.util.ArrayList;

/// Draws a tree as plain text, a line a term:
///
/// ```
/// acme.example                  4 of 10 lookups
/// ├─ include:_spf.acme.example  2
/// │  ├─ a:gone.acme.example     1  does not exist: void
/// │  └─ 2 networks, ~all
/// ├─ mx                         1
/// ├─ include:sendgrid.net       1  Twilio SendGrid
/// └─ -all
/// ```
public final class SpfTreeText {
    private final SpfPlace breach;
    private final Senders senders;
    private final TreeLines lines = new TreeLines();
    private int lookups;

    private SpfTreeText(SpfTree tree, Senders senders) {
        this.senders = senders;
        this.breach = SpfLimits.breach(tree).map(SpfLimits.Breach::at).orElse(SpfPlace.of(tree));
    }

    /// Draws `tree`.
    ///
    /// @param senders the services to name; each is named where its part of the tree begins
    /// @param width how many columns there are; long terms are cut to keep to it
    public static String of(SpfTree tree, Senders senders, int width) {
        var text = new SpfTreeText(tree, senders);
        String counted = (tree.isBounded() ? "at least " : "") + tree.lookups();
        text.lines.add(
                Visible.code(tree.domain().toString()),
                counted + " of " + SpfLimits.LOOKUPS + " lookups",
                "");
        text.draw(tree, "", "");
        return text.lines.drawn(width);
    }

    /// @param within the service whose record it is; empty where that is not known
    private void draw(SpfTree tree, String indent, String within) {
        String rest = rest(tree);
        var steps = tree.steps();
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1 && rest.isEmpty();
            draw(new Visit(tree, steps.get(i)), indent, last, within);
        }
        if (!rest.isEmpty()) {
            lines.add(indent + "└─ " + rest, "", "");
        }
    }

    private void draw(Visit visit, String indent, boolean last, String within) {
        lookups++;
        var step = visit.step();
        String service = service(step, within);
        String term = indent + (last ? "└─ " : "├─ ") + Visible.code(step.term().text());
        lines.add(
                term,
                Integer.toString(step.lookups()),
                remark(visit, service.equals(within) ? "" : service));
        if (step.leadsTo() instanceof SpfTarget.Policy(var tree)) {
            draw(tree, indent + (last ? "   " : "│  "), service);
        }
    }

    private String service(SpfStep step, String within) {
        return senders.byTerm(step.target())
                .filter(SenderMatch::isNameable)
                .map(match -> match.sender().shortName())
                .orElse(within);
    }

    /// Where receivers stop is said alone, so that the drawing stays narrow.
    private String remark(Visit visit, String service) {
        var place = SpfPlace.of(visit.in(), visit.step().term());
        if (lookups == SpfLimits.LOOKUPS + 1 && place.equals(breach)) {
            return "← lookup 11: receivers stop here";
        }
        var target = visit.step().leadsTo();
        String remark = remark(target);
        boolean isShown = remark.isEmpty() || target instanceof SpfTarget.PerClient;
        if (service.isEmpty()) {
            return remark;
        }
        return isShown ? service : service + ": " + remark;
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
                    count > SpfLimits.MAIL_HOSTS
                            ? count + " mail hosts: permerror after " + SpfLimits.MAIL_HOSTS
                            : "";
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
}
