package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.dns.Transcript;

import java.util.Comparator;
import java.util.List;

/// What one run found out: a function of its subject and its transcript.
///
/// @param subject what was examined
/// @param examinations one for each check, in the order of the registry
/// @param findings all in words, worst first, with those that follow only from several checks
/// @param profile whether the domain sends mail
/// @param providers the services whose marks its records bear
/// @param verdict the answer in two lines
/// @param transcript every question asked and its answer
public record Report(
        Subject subject,
        List<Examination<?>> examinations,
        List<Advice> findings,
        MailProfile profile,
        List<Provider> providers,
        Verdict verdict,
        Transcript transcript) {
    public Report {
        examinations = List.copyOf(examinations);
        findings = List.copyOf(findings);
        providers = List.copyOf(providers);
    }

    /// Where the records of the domain stand.
    public Zones zones() {
        return new Zones(transcript, subject.domain());
    }

    /// The facts of one check.
    ///
    /// @param kind which
    /// @throws IllegalArgumentException when no registered check finds such facts out: our mistake
    public <F extends Facts> F facts(Class<F> kind) {
        return facts(examinations, kind);
    }

    /// The examination that found such facts out.
    ///
    /// @param kind which
    /// @throws IllegalArgumentException when no registered check does: our mistake
    <F extends Facts> Examination<F> examination(Class<F> kind) {
        return examination(examinations, kind);
    }

    @SuppressWarnings("unchecked") // its facts are of that kind
    static <F extends Facts> Examination<F> examination(
            List<Examination<?>> examinations, Class<F> kind) {
        for (Examination<?> one : examinations) {
            if (kind.isInstance(one.facts())) {
                return (Examination<F>) one;
            }
        }
        throw new IllegalArgumentException("no check finds out " + kind.getSimpleName());
    }

    static <F extends Facts> F facts(List<Examination<?>> examinations, Class<F> kind) {
        return examination(examinations, kind).facts();
    }

    /// Worst first; findings of the same severity in the order of the checks.
    static List<Advice> byWeight(List<Advice> findings) {
        return findings.stream().sorted(Comparator.comparing(Advice::severity)).toList();
    }
}
