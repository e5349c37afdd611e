package dev.dmarcdesk.arc;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The keys of a whole chain, asked for together: a chain of fifty sets should not wait fifty
/// times.
record ChainKeys(Map<Question, Answer> answers, Dns others) implements Dns {
    /// Asks all questions, no two of which are the same.
    static Dns of(List<Question> questions, Dns dns) {
        List<Answer> all = dns.askAll(questions);
        var answers = new HashMap<Question, Answer>();
        for (int i = 0; i < questions.size(); i++) {
            answers.put(questions.get(i), all.get(i));
        }
        return new ChainKeys(answers, dns);
    }

    /// Where a key record stands (RFC 6376 §3.6.2.1); none when the DNS has no room for its name.
    static List<Question> question(DomainName domain, String selector) {
        return domain.prefixed(selector + "._domainkey")
                        instanceof Parsed.Valid<DomainName>(var name, _)
                ? List.of(new Question(name, RrType.TXT))
                : List.of();
    }

    @Override
    public Answer ask(Question question) {
        Answer known = answers.get(question);
        return known == null ? others.ask(question) : known;
    }
}
