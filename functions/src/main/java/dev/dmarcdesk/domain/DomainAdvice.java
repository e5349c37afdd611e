package dev.dmarcdesk.domain;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.domain.DomainFinding.DoesNotExist;
import dev.dmarcdesk.domain.DomainFinding.MixedScript;
import dev.dmarcdesk.domain.DomainFinding.Parked;
import dev.dmarcdesk.domain.DomainFinding.ParkedIncomplete;
import dev.dmarcdesk.domain.DomainFinding.Unavailable;

/// The words for [DomainFinding].
public final class DomainAdvice {
    private DomainAdvice() {}

    /// Explains a finding.
    public static Advice on(DomainFinding finding) {
        return words(finding).seenIn(finding.evidence());
    }

    private static Advice words(DomainFinding finding) {
        return switch (finding) {
            case DoesNotExist(var domain) ->
                    Advice.of(finding, Severity.ERROR, "%s does not exist", domain)
                            .because(
                                    "The DNS knows no such name, so mail to it bounces, and receivers may refuse mail from it.")
                            .todo("Check the spelling of %s.", domain)
                            .per(8020, "2");
            case Unavailable(var domain, var detail) ->
                    Advice.of(finding, Severity.UNKNOWN, "%s could not be looked up", domain)
                            .because(
                                    "%s Nothing is known about it now; that is not the same as nothing being published.",
                                    new Inline.Plain(detail))
                            .todo(
                                    "Try again, or ask another resolver; if it stays so, the name servers of %s need attention.",
                                    domain)
                            .per(9989, "5.3.6");
            case MixedScript(var domain, var unicode) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The name mixes alphabets: it looks like %s and is %s",
                                    new Inline.Plain(unicode),
                                    domain)
                            .because(
                                    "Names like this are made to be mistaken for another one; be sure that it is yours.")
                            .per(5891, "4.4");
            case Parked(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "%s sends and receives no mail, and says so everywhere",
                                    domain)
                            .because("Receivers can refuse whatever claims to come from it.")
                            .per(7505, "")
                            .per(7208, "10.1.2");
            case ParkedIncomplete parked -> incomplete(parked);
        };
    }

    private static Advice incomplete(ParkedIncomplete parked) {
        Sentence title =
                parked.guess()
                        ? Sentence.of(
                                "%s looks like a domain without mail, but does not say so",
                                parked.domain())
                        : Sentence.of(
                                "%s sends no mail, but does not say so everywhere",
                                parked.domain());
        Severity severity = parked.forgeable() ? Severity.ERROR : Severity.WARNING;
        Advice advice = Advice.of(parked, severity, "%s", title);
        Advice because =
                parked.forgeable()
                        ? advice.because(
                                "Forgers like such domains: nothing tells receivers that every mail from it is a forgery.")
                        : advice.because("Some receivers look at one of these records only.");
        Sentence remedy =
                parked.guess()
                        ? Sentence.of(
                                "If %s really sends no mail, publish what says so:",
                                parked.domain())
                        : Sentence.of(
                                "Publish what is missing to say that %s has no mail:",
                                parked.domain());
        return because.fix(new Fix.Todo(remedy, parked.missing()))
                .per(9989, "4.7")
                .per(7208, "10.1.2")
                .per(7505, "3");
    }
}
