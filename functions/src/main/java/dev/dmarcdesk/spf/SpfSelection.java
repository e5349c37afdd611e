package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Rdata;

import java.util.List;
import java.util.Optional;

/// Which of a name's TXT records are SPF records (RFC 7208 §4.5).
///
/// @param records those that are; exactly one is right
/// @param lookalikes those that were meant as one and are none
record SpfSelection(List<Rdata.Text> records, List<Lookalike> lookalikes) {
    SpfSelection {
        records = List.copyOf(records);
        lookalikes = List.copyOf(lookalikes);
    }

    static SpfSelection of(Answer.Found answer) {
        return new SpfSelection(
                records(answer),
                answer.all(Rdata.Text.class).stream()
                        .map(Lookalike::of)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /// Those that are, without a look at the others.
    static List<Rdata.Text> records(Answer.Found answer) {
        return answer.all(Rdata.Text.class).stream()
                .filter(text -> SpfParser.isRecord(text.joined()))
                .toList();
    }
}
