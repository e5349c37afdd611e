package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.List;

/// The policy records of a snapshot as a DNS, so that the rules say of the past what they say of
/// the present. What the snapshot does not hold was not there.
///
/// @param snapshot what was seen
record SnapshotDns(Snapshot snapshot) implements Dns {
    @Override
    public Answer ask(Question question) {
        return question.type() == RrType.TXT
                ? answer(seen(Kind.DMARC, question.name()))
                : new Answer.NoData(List.of());
    }

    private static Answer answer(Observed observed) {
        return switch (observed) {
            case Observed.Published(_, var records) when !records.isEmpty() ->
                    new Answer.Found(
                            records.stream().<Rdata>map(Rdata.Text::of).toList(), List.of());
            case Observed.Published _, Observed.Nothing _ -> new Answer.NoData(List.of());
            case Observed.Unknown(var reason) ->
                    new Answer.Unavailable(reason, "Not known when this was seen.");
        };
    }

    /// What was seen of an aspect; nothing where it was not looked at.
    private Observed seen(Kind kind, DomainName name) {
        return snapshot.aspects().getOrDefault(new Aspect(kind, name), new Observed.Nothing());
    }

    @Override
    public boolean isFromMemory() {
        return true;
    }
}
