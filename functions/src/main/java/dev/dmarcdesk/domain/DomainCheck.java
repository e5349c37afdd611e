package dev.dmarcdesk.domain;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.InternationalLabel;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.ArrayList;
import java.util.List;

/// Looks whether the domain is there at all.
public final class DomainCheck implements Check<DomainFacts> {
    @Override
    public String id() {
        return "domain";
    }

    /// The questions that tell whether a name exists, also asked by the checks of mail: asked once
    /// a run they cost nothing.
    static List<Question> questions(DomainName domain) {
        return List.of(new Question(domain, RrType.TXT), new Question(domain, RrType.MX));
    }

    @Override
    public Examination<DomainFacts> examine(Subject subject, Sources sources) {
        Dns dns = sources.dns();
        DomainName domain = subject.domain();
        List<Answer> answers = dns.askAll(questions(domain));
        var facts = new DomainFacts(domain, Existence.of(answers));
        List<Advice> advice = findings(facts, answers).stream().map(DomainAdvice::on).toList();
        return new Examination<>(facts, row(facts), advice);
    }

    private static List<DomainFinding> findings(DomainFacts facts, List<Answer> answers) {
        var findings = new ArrayList<DomainFinding>();
        switch (facts.existence()) {
            case EXISTS -> {}
            case DOES_NOT_EXIST -> findings.add(new DomainFinding.DoesNotExist(facts.domain()));
            case UNKNOWN ->
                    findings.add(new DomainFinding.Unavailable(facts.domain(), detail(answers)));
        }
        if (isMixedScript(facts.domain())) {
            findings.add(
                    new DomainFinding.MixedScript(
                            facts.domain(), DomainInput.unicode(facts.domain())));
        }
        return findings;
    }

    private static boolean isMixedScript(DomainName domain) {
        return domain.labels().stream()
                .filter(label -> label.startsWith("xn--"))
                .anyMatch(InternationalLabel::isMixedScript);
    }

    private static String detail(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Unavailable.class::isInstance)
                .map(Answer.Unavailable.class::cast)
                .map(Answer.Unavailable::detail)
                .findFirst()
                .orElse("no answer");
    }

    private static Row row(DomainFacts facts) {
        return switch (facts.existence()) {
            case EXISTS -> new Row("Domain", Tone.GOOD, "exists", Sentence.of("It is in the DNS."));
            case DOES_NOT_EXIST ->
                    new Row(
                            "Domain",
                            Tone.BAD,
                            "does not exist",
                            Sentence.of("No mail can be sent to it."));
            case UNKNOWN ->
                    new Row(
                            "Domain",
                            Tone.UNKNOWN,
                            "no answer",
                            Sentence.of("Nothing could be looked up."));
        };
    }
}
