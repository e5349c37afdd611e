package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;

/// The DNS as it will be when repaired records are published: a repair is judged before it is
/// proposed.
record MendedDns(Dns dns, List<Mend> mends) implements Dns {
    @Override
    public Answer ask(Question question) {
        return mended(question, dns.ask(question));
    }

    @Override
    public List<Answer> askAll(List<Question> questions) {
        var answers = dns.askAll(questions);
        var mended = new ArrayList<Answer>();
        for (int i = 0; i < answers.size(); i++) {
            mended.add(mended(questions.get(i), answers.get(i)));
        }
        return mended;
    }

    private Answer mended(Question question, Answer answer) {
        Answer now = answer;
        for (var mend : mends) {
            if (question.type() == RrType.TXT
                    && question.name().equals(mend.name())
                    && now instanceof Answer.Found(var records, var aliases)) {
                now = new Answer.Found(mend.applied(records), aliases);
            }
        }
        return now;
    }
}
