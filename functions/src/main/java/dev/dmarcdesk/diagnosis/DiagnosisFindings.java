package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ArcAdvice;
import dev.dmarcdesk.arc.ArcFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything there is to say of a message, in words: the verdict first, the others by weight. What
/// page and JSON show, so that they agree.
public final class DiagnosisFindings {
    /// More than any message gives rise to that was not made to.
    private static final int MOST = 100;

    private final Diagnosis diagnosis;
    private final List<Advice> others = new ArrayList<>();

    private DiagnosisFindings(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /// The findings of a diagnosis.
    public static List<Advice> of(Diagnosis diagnosis) {
        return new DiagnosisFindings(diagnosis).findings();
    }

    private List<Advice> findings() {
        causes();
        others.addAll(new ReceiverFindings(diagnosis).all());
        others.addAll(new WayFindings(diagnosis).all(told()));
        others.addAll(new SignatureFindings(diagnosis).all());
        others.addAll(new GivenFindings(diagnosis).all());
        others.add(ArcAdvice.on(ArcFinding.of(diagnosis.arc())));
        others.sort(Comparator.comparing(Advice::severity));
        var all = new ArrayList<Advice>();
        Advice verdict = new MessageVerdict(diagnosis).advice();
        if (diagnosis.given().doubts().isEmpty()) {
            all.add(verdict);
        } else {
            all.add(
                    MessageAdvice.on(
                            new MessageFinding.AmbiguousRepair(diagnosis.given().doubts())));
            all.add(
                    verdict.weighing(Severity.NOTICE)
                            .titled(Sentence.of("In the likelier reading: %s", verdict.title())));
        }
        all.addAll(others);
        return all.stream().distinct().limit(MOST).toList();
    }

    /// The causes, the first with the shortest fix; it is the whole message's.
    private void causes() {
        if (!(diagnosis.author() instanceof Author.One(var author))) {
            return;
        }
        Fix fix = shortestFix(diagnosis).fix();
        for (Cause cause : diagnosis.causes()) {
            for (Advice advice : CauseAdvice.on(cause, diagnosis, author)) {
                others.add(others.isEmpty() ? advice.fix(fix) : advice);
            }
        }
        onlySpf(author, fix);
    }

    private void onlySpf(DomainName author, Fix fix) {
        if (isBySpfAlone(diagnosis)) {
            diagnosis.spf().identifier().stream()
                    .filter(identifier -> identifier.alignment().aligned())
                    .map(identifier ->
                            MessageAdvice.on(
                                    new MessageFinding.OnlySpf(
                                            author,
                                            identifier.domain(),
                                            diagnosis.spf().nullPath())))
                    .forEach(advice -> others.add(advice.fix(fix)));
        }
    }

    /// What is told of the way by a cause already.
    private boolean told() {
        return others.stream()
                .map(Advice::finding)
                .anyMatch(finding ->
                        finding instanceof MessageFinding.Forwarded
                                || finding instanceof MessageFinding.MailingList
                                || finding instanceof MessageFinding.BehindGateway);
    }

    /// The one thing to do; nothing where an aligned signature passes.
    static ShortestFix shortestFix(Diagnosis diagnosis) {
        if (!(diagnosis.author() instanceof Author.One(var author))
                || (isPass(diagnosis) && isSigned(diagnosis))) {
            return ShortestFix.NONE;
        }
        var remedy = new Remedy(diagnosis, author);
        if (isBySpfAlone(diagnosis)) {
            return remedy.ofPassBySpf();
        }
        return diagnosis.causes().stream()
                .map(remedy::of)
                .filter(fix -> !fix.isNothing())
                .findFirst()
                .orElse(
                        diagnosis.dmarc().result() == DmarcView.Result.FAIL
                                ? remedy.sign()
                                : ShortestFix.NONE);
    }

    static boolean isPass(Diagnosis diagnosis) {
        return diagnosis.dmarc().result() == DmarcView.Result.PASS;
    }

    /// Whether it passed for nothing but its bounce address. A signature that passed without
    /// anybody saying whose it is may be the author's.
    static boolean isBySpfAlone(Diagnosis diagnosis) {
        return isPass(diagnosis)
                && !isSigned(diagnosis)
                && diagnosis.spf().result().equals("pass")
                && diagnosis.spf().identifier().stream()
                        .anyMatch(identifier -> identifier.alignment().aligned())
                && diagnosis.signatures().stream()
                        .noneMatch(view -> view.passes() && view.identifier().isEmpty());
    }

    /// Whether a signature of the author's passed: the pass that forwarding does not break.
    static boolean isSigned(Diagnosis diagnosis) {
        return diagnosis.signatures().stream().anyMatch(view -> view.passes() && isAligned(view));
    }

    static boolean isAligned(SignatureView view) {
        return view.identifier().stream().anyMatch(identifier -> identifier.alignment().aligned());
    }
}
