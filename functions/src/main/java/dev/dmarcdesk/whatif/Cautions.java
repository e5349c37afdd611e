package dev.dmarcdesk.whatif;

import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.LintFinding;
import dev.dmarcdesk.report.FindingBlocks;
import dev.dmarcdesk.report.MailProfile;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What only the owner of the domain can know.
record Cautions(WhatIf whatIf) {
    List<Sentence> all() {
        var all = new ArrayList<Sentence>();
        stricter(all);
        older(all);
        removed(all);
        aligned(all);
        warned(all);
        return all;
    }

    private Optional<Difference> difference(Trait trait) {
        return whatIf.differences().stream().filter(one -> one.what() == trait).findFirst();
    }

    /// RFC 9989 §5.1, §7.4.
    private void stricter(List<Sentence> all) {
        boolean own = isStricter(Trait.POLICY);
        boolean below = isStricter(Trait.SUBDOMAIN_POLICY) || isStricter(Trait.NON_EXISTENT_POLICY);
        if ((!own && !below) || whatIf.after().profile() == MailProfile.SENDS_NOTHING) {
            return;
        }
        all.add(
                Sentence.of(
                        "Mail of your own%s that passes neither SPF nor DKIM for the domain is hit as well. A month of reports shows whether there is any (RFC 9989 §7.4); %s says what has to be true first.",
                        new Inline.Plain(own ? "" : " subdomains"), "plan " + whatIf.domain()));
        boolean jumps =
                difference(Trait.POLICY)
                        .filter(one ->
                                !one.before().equals(AssessmentPolicy.QUARANTINE.word())
                                        && one.after().equals(AssessmentPolicy.REJECT.word()))
                        .isPresent();
        if (jumps) {
            all.add(
                    Sentence.of(
                            "This is two steps at once. The careful next one is %s, tried out first: %s.",
                            "p=quarantine", "plan " + whatIf.domain() + " p=quarantine t=y"));
        }
        boolean rejects =
                difference(Trait.POLICY)
                        .filter(one -> one.after().equals(AssessmentPolicy.REJECT.word()))
                        .isPresent();
        if (rejects && whatIf.after().facts(DkimFacts.class).usable() == 0) {
            all.add(
                    Sentence.of(
                            "No DKIM key of %s was found. %s must not rest on SPF alone, which forwarding breaks (RFC 9989 §7.4).",
                            whatIf.domain().toString(), "p=reject"));
        }
    }

    /// Test mode means nothing to them (RFC 7489 §6.3).
    private void older(List<Sentence> all) {
        difference(Trait.POLICY_7489)
                .filter(_ -> difference(Trait.POLICY).isEmpty())
                .filter(one -> !one.after().equals(AssessmentPolicy.NONE.word()))
                .ifPresent(one ->
                        all.add(
                                Sentence.of(
                                        "Receivers that still follow RFC 7489 would apply %s at once: mail of your own that passes neither SPF nor DKIM is hit there.",
                                        new Inline.Plain(one.after()))));
    }

    private boolean isStricter(Trait trait) {
        return difference(trait).filter(one -> one.effect() == Effect.BETTER).isPresent();
    }

    private void removed(List<Sentence> all) {
        boolean wasted =
                whatIf.findings().going().stream()
                        .anyMatch(advice -> advice.finding() instanceof SpfFinding.UnusedInclude);
        difference(Trait.SPF_SENDERS)
                .filter(one -> !one.before().isEmpty())
                .map(one -> new Inline.Plain(one.before()))
                .map(who ->
                        wasted
                                ? Sentence.of(
                                        "As a rule %s bounces to a domain of its own and needs no include. That is our guess: make sure by the Return-Path of a message it sent for you.",
                                        who)
                                : Sentence.of(
                                        "Make sure that nothing sends as the domain through %s any more: its mail would fail SPF.",
                                        who))
                .ifPresent(all::add);
    }

    private void aligned(List<Sentence> all) {
        boolean strict =
                List.of(Trait.DKIM_ALIGNMENT, Trait.SPF_ALIGNMENT).stream()
                        .flatMap(trait -> difference(trait).stream())
                        .anyMatch(one -> one.after().equals("strict"));
        if (strict) {
            all.add(
                    Sentence.of(
                            "Services that sign or bounce with a subdomain no longer align by that: look at their mail first."));
        }
    }

    private void warned(List<Sentence> all) {
        whatIf.lint().findings().stream()
                .filter(advice -> advice.finding() instanceof LintFinding)
                .filter(advice -> FindingBlocks.mattering(List.of(advice)).contains(advice))
                .filter(advice -> !(advice.finding() instanceof LintFinding.PlaceIsAlias))
                .filter(advice -> !(advice.finding() instanceof LintFinding.PublishedDamaged))
                .map(advice -> Sentence.of("%s.", advice.title()))
                .forEach(all::add);
    }
}
