package dev.dmarcdesk.lambda;

import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.spf.BudgetPlan;
import dev.dmarcdesk.spf.Saving;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfStep;
import dev.dmarcdesk.spf.SpfTarget;
import dev.dmarcdesk.spf.SpfTree;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The SPF facts as JSON, with the tree of terms that look up.
final class SpfJson {
    private SpfJson() {}

    static void write(JsonOut out, SpfFacts facts, Transcript transcript) {
        out.text("status", facts.status().word()).text("record", facts.record());
        number(out, "lookups", facts.lookups());
        number(out, "voidLookups", facts.voidLookups());
        out.text("exceedsAt", facts.exceedsAt()).text("all", facts.all().map(all -> all.result()));
        facts.tree()
                .ifPresentOrElse(
                        tree -> out.object("tree", _ -> root(out, tree)),
                        () -> out.nothing("tree"));
        number(out, "lookupsAfter", facts.budget().stream().mapToInt(SpfJson::after).findFirst());
        out.objects(
                "savings",
                facts.budget().stream().flatMap(SpfJson::savings).toList(),
                one -> saving(out, one, transcript));
    }

    private static int after(BudgetPlan plan) {
        return plan.then().lookups();
    }

    /// A way to spend fewer lookups, and whether it is one of those that suffice together.
    private record Weighed(Saving saving, boolean chosen) {}

    private static Stream<Weighed> savings(BudgetPlan plan) {
        return Stream.concat(
                plan.savings().stream().map(saving -> new Weighed(saving, true)),
                Stream.concat(plan.more().stream(), plan.last().stream())
                        .map(saving -> new Weighed(saving, false)));
    }

    private static void saving(JsonOut out, Weighed weighed, Transcript transcript) {
        var saving = weighed.saving;
        out.text("way", saving.way().word())
                .text("certainty", saving.certainty().word())
                .flag("chosen", weighed.chosen)
                .text("domain", saving.in().toString())
                .text("term", saving.term())
                .text("service", Optional.of(saving.service()).filter(name -> !name.isEmpty()))
                .number("lookups", saving.lookups())
                .number("voidLookups", saving.voids())
                .text("summary", saving.words().text())
                .objects(
                        "records", saving.edits(), edit -> FindingJson.edit(out, edit, transcript));
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
