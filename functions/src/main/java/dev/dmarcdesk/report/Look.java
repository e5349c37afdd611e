package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Question;

import java.util.ArrayList;
import java.util.List;

/// One check, what it asked, and what it made of the answers.
///
/// @param check which
/// @param asked its questions, in the order first asked; some twice
/// @param examination what came of it
record Look(Check<?> check, List<Question> asked, Examination<?> examination) {
    Look {
        asked = List.copyOf(asked);
    }

    static Look at(Subject subject, Check<?> check, Sources sources) {
        var asked = new ArrayList<Question>();
        var noted = new Sources(new NotedDns(sources.dns(), asked), sources.web(), sources.chain());
        var examination = check.examine(subject, noted);
        return new Look(check, asked, examination);
    }
}
