package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;

/// What the steps of a walk show besides the record that applies.
final class WalkReview {
    private final DmarcFacts facts;
    private final List<DmarcFinding> around;
    private final List<DmarcFinding> findings = new ArrayList<>();

    private WalkReview(DmarcFacts facts, List<DmarcFinding> around) {
        this.facts = facts;
        this.around = around;
    }

    /// @param facts what was found
    /// @param wildcardAlias whether the CNAME at `_dmarc` is a wildcard's, which nobody put there
    ///   on purpose
    /// @param around what was found besides, records in wrong places among it
    static List<DmarcFinding> of(
            DmarcFacts facts, boolean wildcardAlias, List<DmarcFinding> around) {
        var review = new WalkReview(facts, around);
        for (Step step : facts.walk()) {
            boolean own = step.domain().equals(facts.domain());
            if (own || facts.discovery() instanceof Discovery.Nothing) {
                review.alias(step, wildcardAlias);
                review.lookalikes(step);
            }
            review.several(step, own);
        }
        if (facts.discovery() instanceof Discovery.Undetermined(var steps)) {
            review.findings.add(
                    new DmarcFinding.Unavailable(
                            facts.domain(),
                            steps.stream().flatMap(step -> questions(step).stream()).toList(),
                            steps.getFirst().answer().detail()));
        }
        return review.findings;
    }

    /// That there is nothing, with what would change that.
    ///
    /// @param publishAt the domain whose record would cover the one asked
    /// @param others the other findings, whose fixes it repeats
    static DmarcFinding none(DmarcFacts facts, DomainName publishAt, List<DmarcFinding> others) {
        var questions = facts.walk().stream().flatMap(step -> questions(step).stream()).toList();
        boolean exists =
                facts.existence() != Existence.DOES_NOT_EXIST || !publishAt.equals(facts.domain());
        List<RecordEdit> edits =
                others.stream()
                        .map(WalkReview::remedy)
                        .filter(remedy -> !remedy.isEmpty())
                        .findFirst()
                        .orElseGet(() -> exists ? firstRecord(publishAt) : List.of());
        return new DmarcFinding.None(facts.domain(), publishAt, edits, questions);
    }

    /// A first record: it only watches.
    private static List<RecordEdit> firstRecord(DomainName domain) {
        return TreeWalk.question(domain)
                .map(question ->
                        new RecordEdit(
                                Action.ADD,
                                RrType.TXT,
                                question.name(),
                                "v=DMARC1; p=none; rua=mailto:dmarc-reports@" + domain))
                .stream()
                .toList();
    }

    private static List<RecordEdit> remedy(DmarcFinding finding) {
        if (finding instanceof DmarcFinding.LooksLikeDmarc(var in, _)) {
            return List.of(in.edit());
        }
        if (finding instanceof DmarcFinding.CnameDangling dangling) {
            return dangling.edits();
        }
        return finding instanceof Elsewhere misplaced ? misplaced.found().move() : List.of();
    }

    /// A record in place of a CNAME that leads nowhere: the one that stands elsewhere, or a first.
    private List<RecordEdit> inPlaceOf(DomainName alias, DomainName domain) {
        if (domain.equals(facts.domain())) {
            for (DmarcFinding finding : around) {
                if (finding instanceof Elsewhere misplaced) {
                    return misplaced.found().move();
                }
            }
        }
        var edits = new ArrayList<>(removal(domain, alias));
        edits.addAll(firstRecord(domain));
        return edits;
    }

    /// Takes a CNAME away from the `_dmarc` of `domain`.
    static List<RecordEdit> removal(DomainName domain, DomainName alias) {
        return TreeWalk.question(domain)
                .map(question ->
                        new RecordEdit(
                                Action.REMOVE, RrType.CNAME, question.name(), alias.toString()))
                .stream()
                .toList();
    }

    private void several(Step step, boolean own) {
        boolean matters = own || facts.discovery() instanceof Discovery.Several;
        if (matters && step instanceof Step.Several(var domain, var answer, var texts)) {
            findings.add(
                    new DmarcFinding.Multiple(
                            domain,
                            texts.stream().map(text -> published(domain, answer, text)).toList()));
        }
    }

    private void alias(Step step, boolean wildcard) {
        List<DomainName> aliases = step.answer().aliases();
        if (aliases.isEmpty()) {
            return;
        }
        switch (step) {
            case Step.One _, Step.Several _ ->
                    findings.add(
                            new DmarcFinding.Cname(
                                    step.domain(), aliases.getLast(), questions(step)));
            case Step.Nothing(var domain, var answer) -> {
                if (!wildcard) {
                    boolean exists = !(answer instanceof Answer.NoSuchDomain);
                    findings.add(
                            new DmarcFinding.CnameDangling(
                                    domain,
                                    aliases.getFirst(),
                                    aliases.getLast(),
                                    exists,
                                    inPlaceOf(aliases.getFirst(), domain),
                                    questions(step)));
                }
            }
            case Step.Unknown _ -> {}
        }
    }

    private void lookalikes(Step step) {
        if (step instanceof Step.Nothing(var domain, var answer)) {
            Step.texts(answer).stream()
                    .filter(TextDamage::looksLikeDmarc)
                    .limit(1)
                    .map(text -> published(domain, answer, text))
                    .forEach(in -> findings.addAll(TextDamage.inLookalike(in)));
        }
    }

    private static Published published(DomainName domain, Answer answer, String text) {
        return Published.at(domain, answer, text, Standing.ORGANIZATION);
    }

    private static List<Question> questions(Step step) {
        return TreeWalk.question(step.domain()).stream().toList();
    }
}
