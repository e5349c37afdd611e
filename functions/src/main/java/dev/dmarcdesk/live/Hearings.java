package dev.dmarcdesk.live;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Astray;
import dev.dmarcdesk.publication.Hearing;
import dev.dmarcdesk.publication.Lifetime;
import dev.dmarcdesk.publication.Sighting;
import dev.dmarcdesk.publication.Statement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Asks about a change: the zone's own servers all at once, and our resolver; and only where it is
/// not in its place, where else it may stand.
///
/// @param own asks the servers of zones
/// @param source our resolver
/// @param patience how long the resolver may take in all
record Hearings(OwnServers own, DnsSource source, Duration patience) {
    /// Asks.
    Hearing on(RecordEdit edit) {
        Question question = Hearing.question(edit);
        Resolver resolver = resolver();
        var cached = resolver.hear(question);
        List<Statement> said = own.hear(List.of(question), resolver.dns()).getFirst();
        var hearing = new Hearing(edit, said, cached, List.of());
        return switch (Sighting.of(hearing).stage()) {
            case LIVE, CACHED, UNASKED -> hearing;
            case SPREADING, NOT_YET, ANOTHER, WRONG ->
                    edit.action() == RecordEdit.Action.REMOVE
                            ? hearing
                            : new Hearing(
                                    edit, said, cached, elsewhere(edit, said, resolver.dns()));
        };
    }

    /// A resolver, with what it says of how long it keeps an answer.
    private interface Resolver {
        RecordingDns dns();

        Hearing.Cached hear(Question question);
    }

    private Resolver resolver() {
        return switch (source) {
            case DnsSource.Demo() ->
                    fromMemory(new RecordingDns(DemoZone.read(), Inspector.BUDGET));
            case DnsSource.Resolvers(var addresses) ->
                    live(new LiveDns(addresses, patience, System::nanoTime));
        };
    }

    private static Resolver fromMemory(RecordingDns dns) {
        return new Resolver() {
            @Override
            public RecordingDns dns() {
                return dns;
            }

            @Override
            public Hearing.Cached hear(Question question) {
                return new Hearing.Cached(dns.ask(question), Lifetime.UNSAID);
            }
        };
    }

    private static Resolver live(LiveDns live) {
        var dns = new RecordingDns(live, Inspector.BUDGET);
        return new Resolver() {
            @Override
            public RecordingDns dns() {
                return dns;
            }

            @Override
            public Hearing.Cached hear(Question question) {
                return live.hear(question);
            }
        };
    }

    /// What the zone's servers say of other places; our resolver where they can not be asked, of
    /// names that nobody asked for before, so that nothing is in its cache.
    private List<Hearing.Elsewhere> elsewhere(RecordEdit edit, List<Statement> said, Dns dns) {
        List<Question> questions = Astray.questions(edit, zone(edit.name(), dns));
        List<Answer> answers =
                said.isEmpty()
                        ? dns.askAll(questions)
                        : own.hear(questions, dns).stream().map(Hearings::firstHeard).toList();
        var elsewhere = new ArrayList<Hearing.Elsewhere>();
        for (int i = 0; i < questions.size(); i++) {
            elsewhere.add(new Hearing.Elsewhere(questions.get(i), answers.get(i)));
        }
        return elsewhere;
    }

    private static Answer firstHeard(List<Statement> said) {
        Answer none = new Answer.Unavailable(Answer.Reason.TIMEOUT, "No server was found.");
        return said.stream()
                .map(Statement::answer)
                .filter(Answer.Found.class::isInstance)
                .findFirst()
                .orElse(none);
    }

    private static DomainName zone(DomainName name, Dns dns) {
        for (var at = name; !at.isRoot(); at = at.parent()) {
            if (dns.ask(at, RrType.NS) instanceof Answer.Found found && found.aliases().isEmpty()) {
                return at;
            }
        }
        return DomainName.ROOT;
    }
}
