package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// A DNS that notes what one check asks of it.
///
/// @param base who answers
/// @param asked where the questions are noted; only the check's own thread adds to it
record NotedDns(Dns base, List<Question> asked) implements Dns {
    @Override
    public Answer ask(Question question) {
        asked.add(question);
        return base.ask(question);
    }

    @Override
    public List<Answer> askAll(List<Question> questions) {
        asked.addAll(questions);
        return base.askAll(questions);
    }

    @Override
    public boolean isFromMemory() {
        return base.isFromMemory();
    }
}
