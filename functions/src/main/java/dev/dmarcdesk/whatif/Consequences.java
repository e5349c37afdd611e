package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.report.MailProfile;
import dev.dmarcdesk.whatif.Difference.Effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a change does to mail, what matters most first.
final class Consequences {
    /// What becomes of mail under a policy.
    private static final Map<String, String> FATES =
            Map.of(
                    "no DMARC",
                    "delivered",
                    AssessmentPolicy.NONE.word(),
                    "delivered",
                    AssessmentPolicy.QUARANTINE.word(),
                    "sent to spam",
                    AssessmentPolicy.REJECT.word(),
                    "rejected");

    private final WhatIf whatIf;
    private final String domain;
    private final List<Consequence> all = new ArrayList<>();

    private Consequences(WhatIf whatIf) {
        this.whatIf = whatIf;
        this.domain = whatIf.domain().toString();
    }

    /// All of them.
    static List<Consequence> of(WhatIf whatIf) {
        var consequences = new Consequences(whatIf);
        consequences.collect();
        return consequences.all;
    }

    private void collect() {
        difference(Trait.POLICY).ifPresent(one -> policy(one, "mail that forges %s"));
        difference(Trait.SPF).ifPresent(this::spf);
        newErrors();
        difference(Trait.SPF_SENDERS).ifPresent(this::senders);
        difference(Trait.SPF_ALL).ifPresent(this::everybodyElse);
        difference(Trait.MESSAGE).ifPresent(this::message);
        alignment(Trait.DKIM_ALIGNMENT, "signed by");
        alignment(Trait.SPF_ALIGNMENT, "sent with a bounce address of");
        subdomains();
        difference(Trait.REPORTS).ifPresent(this::reports);
        difference(Trait.SPF_LOOKUPS).ifPresent(this::lookups);
        older();
        for (Trait part : List.of(Trait.DKIM, Trait.MTA_STS, Trait.TLS_RPT, Trait.BIMI)) {
            difference(part).ifPresent(this::part);
        }
        resolved();
    }

    private Optional<Difference> difference(Trait trait) {
        return whatIf.differences().stream().filter(one -> one.what() == trait).findFirst();
    }

    private void add(Effect effect, Sentence words) {
        all.add(new Consequence.Changed(words, effect));
    }

    private void policy(Difference difference, String whose) {
        String before = FATES.getOrDefault(difference.before(), "");
        String after = FATES.getOrDefault(difference.after(), "");
        if (before.isEmpty() || after.isEmpty()) {
            return;
        }
        var mail = Sentence.of("%s", new Inline.Plain(whose.formatted(domain)));
        add(
                difference.effect(),
                before.equals(after)
                        ? Sentence.of("%s would still be %s", mail, new Inline.Plain(after))
                        : Sentence.of(
                                "%s would be %s instead of %s",
                                mail, new Inline.Plain(after), new Inline.Plain(before)));
    }

    private void spf(Difference difference) {
        var words =
                switch (difference.after()) {
                    case "works" ->
                            switch (difference.before()) {
                                case "no record" -> Sentence.of("SPF would say who may send");
                                case "lets everybody pass" ->
                                        Sentence.of(
                                                "no longer would everybody pass SPF, and with it DMARC, as %s",
                                                domain);
                                default ->
                                        Sentence.of(
                                                "SPF would work again, where it now comes to %s",
                                                new Inline.Plain(difference.before()));
                            };
                    case "no record" -> Sentence.of("there would be no SPF record any more");
                    case "lets everybody pass" ->
                            Sentence.of(
                                    "everybody would pass SPF, and with it DMARC, as %s", domain);
                    case "unknown" -> Sentence.of("whether SPF works could not be told");
                    default ->
                            Sentence.of(
                                    "SPF would break (permerror): mail of %s that depends on it fails",
                                    domain);
                };
        add(difference.effect(), words);
    }

    private void newErrors() {
        whatIf.findings().newErrors().stream()
                .map(Advice::title)
                .forEach(title -> add(Effect.WORSE, Sentence.of("%s", title)));
    }

    private void senders(Difference difference) {
        if (!difference.before().isEmpty()) {
            add(
                    Effect.OTHER,
                    Sentence.of(
                            "SPF would no longer let %s send",
                            new Inline.Plain(difference.before())));
        }
        if (!difference.after().isEmpty()) {
            add(
                    Effect.OTHER,
                    Sentence.of("SPF would let %s send too", new Inline.Plain(difference.after())));
        }
    }

    /// Never for a domain that sends mail (RFC 9989 §7.1).
    private void everybodyElse(Difference difference) {
        boolean hard = difference.after().startsWith("fail");
        boolean sends = whatIf.after().profile() == MailProfile.SENDS;
        if (hard && sends && !difference.before().isEmpty()) {
            add(
                    Effect.WORSE,
                    Sentence.of(
                            "with %s receivers may refuse your own forwarded mail before they look at DKIM",
                            "-all"));
        } else if (!hard || !sends) {
            add(
                    Effect.OTHER,
                    Sentence.of(
                            "SPF would answer %s to everybody else",
                            new Inline.Plain(
                                    difference.after().isEmpty()
                                            ? "neutral"
                                            : difference.after())));
        }
    }

    private void message(Difference difference) {
        add(
                difference.effect(),
                Sentence.of(
                        "the last message you had diagnosed would come to: %s (today: %s)",
                        new Inline.Plain(difference.after()),
                        new Inline.Plain(difference.before())));
    }

    private void alignment(Trait trait, String how) {
        difference(trait)
                .filter(one -> !one.before().isEmpty() || one.after().equals("strict"))
                .ifPresent(one ->
                        add(
                                Effect.OTHER,
                                one.after().equals("strict")
                                        ? Sentence.of(
                                                "only mail %s exactly %s would count, no longer its subdomains",
                                                new Inline.Plain(how), domain)
                                        : Sentence.of(
                                                "mail %s a subdomain of %s would count too",
                                                new Inline.Plain(how), domain)));
    }

    private void subdomains() {
        var existing = difference(Trait.SUBDOMAIN_POLICY);
        var invented = difference(Trait.NON_EXISTENT_POLICY);
        boolean same =
                existing.map(Difference::after).equals(invented.map(Difference::after))
                        && existing.map(Difference::before)
                                .equals(invented.map(Difference::before));
        if (same) {
            existing.filter(one -> !isAsOwn(one))
                    .ifPresent(one -> policy(one, "mail that forges its subdomains"));
            return;
        }
        existing.ifPresent(one -> policy(one, "mail that forges its existing subdomains"));
        invented.ifPresent(one -> policy(one, "mail that forges subdomains it does not have"));
    }

    /// The policy of the domain is told already.
    private boolean isAsOwn(Difference below) {
        return difference(Trait.POLICY)
                .filter(own ->
                        own.before().equals(below.before()) && own.after().equals(below.after()))
                .isPresent();
    }

    private void reports(Difference difference) {
        if (difference.after().equals("nobody") && difference.before().isEmpty()) {
            add(Effect.OTHER, Sentence.of("nobody would get reports"));
        } else if (difference.after().equals("nobody")) {
            add(Effect.WORSE, Sentence.of("nobody would get reports any more"));
        } else if (!difference.after().isEmpty()) {
            add(
                    difference.before().isEmpty() || difference.before().equals("nobody")
                            ? Effect.BETTER
                            : Effect.OTHER,
                    Sentence.of("reports would go to %s", difference.after()));
        }
    }

    private void lookups(Difference difference) {
        if (!difference.before().isEmpty() && !difference.after().isEmpty()) {
            add(
                    Effect.OTHER,
                    Sentence.of(
                            "SPF would cost %s lookups instead of %s",
                            new Inline.Plain(difference.after()),
                            new Inline.Plain(difference.before())));
        }
    }

    private void older() {
        difference(Trait.POLICY_7489)
                .ifPresent(one ->
                        add(
                                Effect.OTHER,
                                Sentence.of(
                                        "receivers that follow RFC 7489 would apply %s (today: %s)",
                                        new Inline.Plain(one.after()),
                                        new Inline.Plain(one.before()))));
    }

    private void part(Difference difference) {
        add(
                difference.effect(),
                Sentence.of(
                        "%s: %s instead of %s",
                        new Inline.Plain(difference.what().label()),
                        new Inline.Plain(difference.after()),
                        new Inline.Plain(difference.before())));
    }

    private void resolved() {
        whatIf.findings().going().stream()
                .filter(advice -> advice.severity().compareTo(Severity.WARNING) <= 0)
                .map(Advice::title)
                .limit(1)
                .forEach(title ->
                        all.add(
                                new Consequence.Resolved(
                                        Sentence.of("this would be over: %s", title))));
    }
}
