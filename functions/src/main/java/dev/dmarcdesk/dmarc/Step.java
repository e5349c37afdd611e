package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// One name of a tree walk and what stood at `_dmarc` below it (RFC 9989 §4.10 steps 2 and 6).
public sealed interface Step {
    /// The name whose record was looked for.
    DomainName domain();

    /// What the DNS said.
    Answer answer();

    /// Exactly one DMARC Policy Record, other TXT records discarded.
    record One(DomainName domain, Answer answer, PolicyRecord record) implements Step {}

    /// Several DMARC Policy Records: all are discarded.
    ///
    /// @param texts the records
    record Several(DomainName domain, Answer answer, List<String> texts) implements Step {
        public Several {
            texts = List.copyOf(texts);
        }
    }

    /// No DMARC Policy Record.
    record Nothing(DomainName domain, Answer answer) implements Step {}

    /// Nobody knows.
    ///
    /// @param answer why
    record Unknown(DomainName domain, Answer.Unavailable answer) implements Step {}

    /// What was asked.
    default Question question() {
        return new Question(DomainName.of(TreeWalk.LABEL + "." + domain()), RrType.TXT);
    }

    /// Reads an answer to the question for TXT at `_dmarc` below `domain`.
    static Step of(DomainName domain, Answer answer) {
        if (answer instanceof Answer.Unavailable unavailable) {
            return new Unknown(domain, unavailable);
        }
        List<String> texts =
                texts(answer).stream().filter(PolicyRecordParser::isPolicyRecord).toList();
        if (texts.size() > 1) {
            return new Several(domain, answer, texts);
        }
        return texts.size() == 1
                        && PolicyRecordParser.parse(texts.getFirst())
                                instanceof Parsed.Valid<PolicyRecord>(var record, _)
                ? new One(domain, answer, record)
                : new Nothing(domain, answer);
    }

    /// Every TXT record of an answer, its strings joined.
    static List<String> texts(Answer answer) {
        return answer instanceof Answer.Found found
                ? found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList()
                : List.of();
    }
}
