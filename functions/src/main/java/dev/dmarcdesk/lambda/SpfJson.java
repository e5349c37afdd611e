package dev.dmarcdesk.lambda;

import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfStep;
import dev.dmarcdesk.spf.SpfTarget;
import dev.dmarcdesk.spf.SpfTree;

import java.util.List;
import java.util.OptionalInt;

/// The SPF facts as JSON, with the tree of terms that look up.
final class SpfJson {
    private SpfJson() {}

    static void write(JsonOut out, SpfFacts facts) {
        out.text("status", facts.status().word()).text("record", facts.record());
        number(out, "lookups", facts.lookups());
        number(out, "voidLookups", facts.voidLookups());
        out.text("exceedsAt", facts.exceedsAt()).text("all", facts.all().map(all -> all.result()));
        facts.tree()
                .ifPresentOrElse(
                        tree -> out.object("tree", _ -> root(out, tree)),
                        () -> out.nothing("tree"));
    }

    private static void number(JsonOut out, String name, OptionalInt value) {
        if (value.isPresent()) {
            out.number(name, value.getAsInt());
        } else {
            out.nothing(name);
        }
    }

    private static void root(JsonOut out, SpfTree tree) {
        out.text("domain", tree.domain().toString())
                .text("record", tree.record().text())
                .nothing("term")
                .number("lookups", tree.lookups())
                .objects("children", tree.steps(), step -> node(out, step));
    }

    /// A term that looks up: `domain` is the name it leads to, `record` the policy found there.
    private static void node(JsonOut out, SpfStep step) {
        var policy =
                step.leadsTo() instanceof SpfTarget.Policy(var tree)
                        ? List.of(tree)
                        : List.<SpfTree>of();
        out.text("domain", step.target())
                .text(
                        "record",
                        policy.stream()
                                .map(tree -> Shortened.text(tree.record().text()))
                                .findFirst())
                .text("term", step.term().text())
                .number("lookups", step.lookups())
                .objects(
                        "children",
                        policy.stream().flatMap(tree -> tree.steps().stream()).toList(),
                        child -> node(out, child));
    }
}
