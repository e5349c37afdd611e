package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.DkimCheck;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcAdvice;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.domain.DomainAdvice;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.domain.DomainFinding;
import dev.dmarcdesk.mx.MxCheck;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.spf.SpfFinding.MailUse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What follows only from several checks together: the standards do not know of each other, a
/// domain without mail needs all of them.
final class Crossings {
    private final List<Examination<?>> examinations;
    private final MailProfile profile;

    private Crossings(List<Examination<?>> examinations, MailProfile profile) {
        this.examinations = examinations;
        this.profile = profile;
    }

    /// The examinations as they read once it is known whether the domain sends mail.
    static List<Examination<?>> profiled(List<Examination<?>> examinations, MailProfile profile) {
        var facts = Report.facts(examinations, DomainFacts.class);
        if (facts.existence() == Existence.DOES_NOT_EXIST) {
            return examinations.stream().<Examination<?>>map(Crossings::withoutDomain).toList();
        }
        boolean alias = isAlias(examinations);
        List<Examination<?>> crossed = OptionalParts.crossed(examinations, profile);
        return switch (profile) {
            case UNKNOWN -> crossed;
            case SENDS ->
                    crossed.stream()
                            .<Examination<?>>map(one -> advised(one, Crossings::withSenders))
                            .toList();
            case SENDS_NOTHING ->
                    crossed.stream()
                            .<Examination<?>>map(
                                    examination -> profiled(facts.domain(), alias, examination))
                            .toList();
            case PROBABLY_SENDS_NOTHING ->
                    crossed.stream()
                            .<Examination<?>>map(one -> advised(one, Crossings::hedged))
                            .toList();
        };
    }

    /// Where there is no such name, only its inherited policy has anything to say.
    private static Examination<?> withoutDomain(Examination<?> examination) {
        return switch (examination.facts()) {
            case DomainFacts _, DmarcFacts _ -> examination;
            default ->
                    new Examination<>(
                            examination.facts(),
                            new Row(
                                    examination.row().label(),
                                    Tone.SKIPPED,
                                    "no such name",
                                    Sentence.of("Nothing can be published for it.")),
                            List.of());
        };
    }

    @SuppressWarnings("unchecked") // the facts of an examination tell its type
    private static Examination<?> profiled(
            DomainName domain, boolean alias, Examination<?> examination) {
        return switch (examination.facts()) {
            case DkimFacts _ -> DkimCheck.notNeeded(domain, (Examination<DkimFacts>) examination);
            case MxFacts _ when !alias ->
                    MxCheck.nullMissing(domain, (Examination<MxFacts>) examination);
            case DmarcFacts _ -> advised(examination, Crossings::withoutMail);
            default -> examination;
        };
    }

    static <F extends Facts> Examination<F> advised(
            Examination<F> examination, UnaryOperator<Advice> change) {
        return new Examination<>(
                examination.facts(),
                examination.row(),
                examination.advice().stream().map(change).toList());
    }

    /// A domain with keys sends mail, though it may take none: it must not say that nobody may
    /// send.
    private static Advice withSenders(Advice advice) {
        return advice.finding() instanceof SpfFinding.None none
                        && none.mail() == MailUse.NO_MAIL_HOSTS
                ? advice.todo(
                        "Publish an SPF record that names the services which send for %s, and ends in ~all.",
                        none.at().domain().toString())
                : advice;
    }

    /// While it is only our guess that the domain sends nothing, what a domain that does should do
    /// stays an alternative, and is told as one.
    private static Advice hedged(Advice advice) {
        return switch (advice.finding()) {
            case DmarcFinding.None _, DmarcFinding.Monitoring _ -> otherwise(advice);
            case DkimFinding.ProvenNone _ -> otherwise(advice).weighing(Severity.NOTICE);
            default -> advice;
        };
    }

    private static Advice otherwise(Advice advice) {
        return advice.fix() instanceof Fix.Todo(var summary, var records, var files)
                ? advice.fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "If it sends mail after all, this instead: %s", summary),
                                records,
                                files))
                : advice;
    }

    /// Nobody has to be told of mail that is never sent: reports of forgeries are good to have, no
    /// more.
    private static Advice withoutMail(Advice advice) {
        return switch (advice.finding()) {
            case DmarcFinding.None none -> DmarcAdvice.forDomainWithoutMail(none);
            case DmarcFinding.NoRua _ -> advice.weighing(Severity.NOTICE);
            default -> advice;
        };
    }

    /// The findings about the domain as a whole.
    static List<Advice> of(List<Examination<?>> examinations, MailProfile profile) {
        return new Crossings(examinations, profile)
                .findings().stream().map(DomainAdvice::on).toList();
    }

    private List<DomainFinding> findings() {
        return switch (profile) {
            case SENDS, UNKNOWN -> List.of();
            case SENDS_NOTHING -> takesMail() ? List.of() : parked(false);
            case PROBABLY_SENDS_NOTHING -> isForgeable() ? parked(true) : List.of();
        };
    }

    private boolean takesMail() {
        var mx = Report.facts(examinations, MxFacts.class);
        return mx.status() == MxFacts.Status.FOUND || mx.status() == MxFacts.Status.UNKNOWN;
    }

    /// Whether the domain itself is a CNAME: nothing may stand beside it (RFC 1034 §3.6.2), so
    /// nothing can be published there.
    private static boolean isAlias(List<Examination<?>> examinations) {
        var spf = Report.facts(examinations, SpfFacts.class);
        return !spf.owner().equals(spf.domain());
    }

    /// Praise only for a policy that was seen to reject; nothing where it could not be looked up,
    /// or has faults that are told of already.
    private List<DomainFinding> parked(boolean guess) {
        DomainName domain = Report.facts(examinations, DomainFacts.class).domain();
        if (dmarc().facts().status() == DmarcFacts.Status.UNKNOWN) {
            return List.of();
        }
        List<RecordEdit> missing = missing(domain);
        if (!missing.isEmpty()) {
            return List.of(
                    new DomainFinding.ParkedIncomplete(domain, guess, missing, isForgeable()));
        }
        return policy() == AssessmentPolicy.REJECT
                ? List.of(new DomainFinding.Parked(domain))
                : List.of();
    }

    private boolean isForgeable() {
        return !policy().enforces();
    }

    private AssessmentPolicy policy() {
        return dmarc().facts().effectivePolicy().orElse(AssessmentPolicy.NONE);
    }

    private Examination<DmarcFacts> dmarc() {
        return Report.examination(examinations, DmarcFacts.class);
    }

    /// What a domain without mail publishes: nobody may send (RFC 7208 §10.1.2), what claims to
    /// come from it is to be rejected (RFC 9989 §4.7), nothing is taken in (RFC 7505 §3).
    private List<RecordEdit> missing(DomainName domain) {
        var missing = new ArrayList<RecordEdit>();
        var spf = Report.facts(examinations, SpfFacts.class);
        boolean alias = isAlias(examinations);
        if (spf.status() == SpfFacts.Status.NONE && !alias) {
            missing.add(new RecordEdit(Action.ADD, RrType.TXT, domain, "v=spf1 -all"));
        }
        missing.addAll(new RejectingRecord(dmarc()).edits());
        if (Report.facts(examinations, MxFacts.class).status() == MxFacts.Status.IMPLICIT
                && !alias) {
            missing.add(new RecordEdit(Action.ADD, RrType.MX, domain, "0 ."));
        }
        return missing;
    }
}
