package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;

import java.util.List;

/// All that was said when a change was looked for.
///
/// @param edit the change that somebody says they published
/// @param servers what the zone's own servers say of it, by name; none where they can not be asked
///   from here
/// @param resolver what our resolver says, and how long it keeps that
/// @param elsewhere what stands where it does not belong; asked for only where it is not in place
public record Hearing(
        RecordEdit edit, List<Statement> servers, Cached resolver, List<Elsewhere> elsewhere) {
    /// What a resolver says.
    ///
    /// @param lifetime how much of it is left
    public record Cached(Answer answer, Lifetime lifetime) {}

    /// What stands at another name, or as another type.
    public record Elsewhere(Question question, Answer answer) {}

    public Hearing {
        servers = List.copyOf(servers);
        elsewhere = List.copyOf(elsewhere);
    }

    /// The question that shows the change.
    public static Question question(RecordEdit edit) {
        return new Question(edit.name(), edit.type());
    }

    /// The servers that were asked, by name.
    public List<DomainName> asked() {
        return servers.stream().map(Statement::server).toList();
    }
}
