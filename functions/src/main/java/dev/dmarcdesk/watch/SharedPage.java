package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.Remedies;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The page about one record that several watched domains lead to.
///
/// @param include whose record
/// @param hits the domains it meets, at least one
/// @param senders the services to know by name
record SharedPage(DomainName include, List<AlertPage.Hit> hits, Senders senders) {
    private static final int MOST_DOMAINS = 15;

    SharedPage {
        hits = List.copyOf(hits);
    }

    /// What the change does to one domain.
    private record Effect(DomainName domain, Severity severity, int before, int after) {
        boolean breaksBudget() {
            return after > SpfChanges.MOST_LOOKUPS && before <= SpfChanges.MOST_LOOKUPS;
        }
    }

    Document write() {
        var effects = hits.stream().map(this::effect).sorted(byWeight()).toList();
        var changed = hits.getFirst().changed();
        var title = title();
        var lead = lead(effects);
        var tone = effects.getFirst().severity().tone();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(Leading.strong(lead)));
        blocks.addAll(Difference.blocks(only(changed)));
        blocks.add(
                new Block.Bullets(
                        Bounded.sentences(
                                effects.stream().map(SharedPage::line).toList(), MOST_DOMAINS),
                        false));
        blocks.add(new Block.Paragraph(Witnesses.sentence(only(changed))));
        if (effects.stream().anyMatch(Effect::breaksBudget)) {
            blocks.addAll(new Remedies().blocks(ToDo.LEAD, SpfChangeWords.LESS));
        }
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "One alert for all domains watched here that lead to %s",
                                include.toString())));
        return new Document(tone, title, Sentence.of("%s. %s", title, lead), blocks);
    }

    private Effect effect(AlertPage.Hit hit) {
        var changed = hit.changed();
        return new Effect(
                hit.domain(),
                ChangePage.severity(ChangePage.advice(hit.domain(), changed, senders)),
                changed.before().standing().spfLookups(),
                changed.after().standing().spfLookups());
    }

    /// Those over the budget first.
    private static Comparator<Effect> byWeight() {
        return Comparator.comparing((Effect effect) -> !effect.breaksBudget())
                .thenComparing(Effect::severity)
                .thenComparing(Effect::domain);
    }

    private Sentence title() {
        var changed = hits.getFirst().changed();
        int before = new SpfPast(changed.before()).lookups(include);
        int after = new SpfPast(changed.after()).lookups(include);
        boolean gone = Shift.of(aspect(), changed.before(), changed.after()).isRemoval();
        return gone
                ? Sentence.of("%s: its SPF record is gone", include.toString())
                : before == after
                        ? Sentence.of("%s: its SPF record changed", include.toString())
                        : Sentence.of(
                                "%s: its SPF record %s",
                                include.toString(), SpfChangeWords.growth(after - before));
    }

    private Sentence lead(List<Effect> effects) {
        long over = effects.stream().filter(Effect::breaksBudget).count();
        var all =
                effects.size() == 1
                        ? Sentence.of("1 watched domain uses it")
                        : Sentence.of("%d watched domains use it", effects.size());
        if (over > 0) {
            return Sentence.of(
                    "%s, and %s now: part of their mail gets permerror.%s",
                    all,
                    over == 1
                            ? Sentence.of("1 is over ten lookups")
                            : Sentence.of("%d are over ten lookups", over),
                    service());
        }
        return Sentence.of(
                "%s.%s%s",
                all,
                effects.getFirst().severity() == Severity.ERROR
                        ? Sentence.of(" Their mail gets permerror.")
                        : Sentence.of(" None of them is over ten lookups."),
                service());
    }

    private Sentence service() {
        return SpfPast.service("include:" + include, senders)
                .map(name -> Sentence.of(" The record belongs to %s.", new Inline.Strong(name)))
                .orElse(Sentence.NONE);
    }

    private static Sentence line(Effect effect) {
        var lookups =
                effect.after() < 0
                        ? Sentence.of("lookups not known")
                        : effect.before() == effect.after() || effect.before() < 0
                                ? Sentence.of("%d lookups", effect.after())
                                : Sentence.of(
                                        "%d lookups, were %d", effect.after(), effect.before());
        return effect.breaksBudget()
                ? Sentence.of(
                        "%s %s: %s, over ten",
                        new Inline.Mark(effect.severity().tone()),
                        effect.domain().toString(),
                        lookups)
                : Sentence.of(
                        "%s %s: %s",
                        new Inline.Mark(effect.severity().tone()),
                        effect.domain().toString(),
                        lookups);
    }

    private Aspect aspect() {
        return new Aspect(Aspect.Kind.INCLUDED_SPF, include);
    }

    /// The change without what else may have changed at the first domain.
    private Tiding.Changed only(Tiding.Changed changed) {
        var aspects =
                changed.aspects().stream()
                        .filter(aspect -> aspect.kind() == Aspect.Kind.INCLUDED_SPF)
                        .collect(Collectors.toCollection(TreeSet::new));
        return new Tiding.Changed(
                changed.before(), changed.since(), changed.after(), aspects, changed.sight());
    }
}
