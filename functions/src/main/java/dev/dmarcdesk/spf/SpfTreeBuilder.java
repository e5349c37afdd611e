package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.spf.SpfTarget.Absence;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Builds the tree of a record from what the DNS answered.
///
/// The same include may be reached in many ways and counts each time (RFC 7208 §4.6.4), so a few
/// names can make a huge tree: only so many steps are listed, the terms of records already reached
/// are counted beyond that.
final class SpfTreeBuilder {
    private static final int MAX_STEPS = 400;

    private final Map<Question, Answer> answers;
    private final Map<DomainName, SpfRecord> records;
    private final Deque<DomainName> path = new ArrayDeque<>();
    private int steps;

    private SpfTreeBuilder(SpfLookups.Collected collected) {
        this.answers = collected.answers();
        this.records = collected.records();
    }

    /// Asks the DNS for all that a record leads to and puts it together.
    ///
    /// @param domain whose record it is
    /// @param published the record
    static SpfTree build(DomainName domain, Rdata.Text published, Dns dns) {
        var record = SpfParser.read(published.joined());
        return new SpfTreeBuilder(SpfLookups.below(domain, record, dns))
                .tree(domain, published, record);
    }

    private SpfTree tree(DomainName domain, Rdata.Text published, SpfRecord record) {
        var listed = new ArrayList<SpfStep>();
        int unlisted = 0;
        path.push(domain);
        for (var term : SpfTree.lookingUp(record)) {
            if (steps == MAX_STEPS) {
                unlisted++;
            } else {
                steps++;
                listed.add(step(term, domain));
            }
        }
        path.pop();
        return new SpfTree(domain, published, record, listed, unlisted);
    }

    private SpfStep step(Term term, DomainName current) {
        return switch (term) {
            case Directive(_, Mechanism.Include(var target), _, _) -> policy(term, target, current);
            case Modifier.Redirect(var target, _, _) -> policy(term, target, current);
            case Directive(_, Mechanism.A(var target, _), _, _) -> host(term, target, current);
            case Directive(_, Mechanism.Mx(var target, _), _, _) -> host(term, target, current);
            case Directive(_, Mechanism.Exists(var target), _, _) -> host(term, target, current);
            case Directive(_, Mechanism.Ptr(var target), _, _) ->
                    new SpfStep(term, shown(target, current), new SpfTarget.PerClient());
            case Directive _, Modifier _, Unreadable _ ->
                    throw new IllegalArgumentException("does not look up: " + term.text());
        };
    }

    private SpfStep policy(Term term, DomainSpec target, DomainName current) {
        var leadsTo =
                switch (target.name(current)) {
                    case Parsed.Valid<DomainName>(var name, _) when !target.hasMacros() ->
                            path.contains(name) ? new SpfTarget.Loop(name) : policy(term, name);
                    case Parsed.Valid<DomainName> _ -> new SpfTarget.PerClient();
                    case Parsed.Invalid<DomainName> _ ->
                            target.hasMacros()
                                    ? new SpfTarget.PerClient()
                                    : new SpfTarget.NoPolicy(Absence.NOT_A_NAME);
                };
        return new SpfStep(term, shown(target, current), leadsTo);
    }

    private SpfTarget policy(Term term, DomainName name) {
        return switch (answers.get(SpfLookups.questions(term, name).getFirst())) {
            case null -> new SpfTarget.NotFollowed();
            case Answer.Unavailable unavailable -> new SpfTarget.Unavailable(unavailable);
            case Answer.NoSuchDomain _ -> new SpfTarget.NoPolicy(Absence.NO_SUCH_NAME);
            case Answer.NoData _ -> new SpfTarget.NoPolicy(Absence.NO_DATA);
            case Answer.Found found -> policy(name, SpfSelection.records(found));
        };
    }

    private SpfTarget policy(DomainName name, List<Rdata.Text> published) {
        var record = records.get(name);
        if (record != null) {
            return new SpfTarget.Policy(tree(name, published.getFirst(), record));
        }
        return published.isEmpty()
                ? new SpfTarget.NoPolicy(Absence.NO_SPF)
                : new SpfTarget.SeveralPolicies(published.size());
    }

    private SpfStep host(Term term, DomainSpec target, DomainName current) {
        return new SpfStep(term, shown(target, current), host(term, current, target.hasMacros()));
    }

    private SpfTarget host(Term term, DomainName current, boolean macros) {
        if (macros) {
            return new SpfTarget.PerClient();
        }
        var questions = SpfLookups.questions(term, current);
        if (questions.isEmpty()) {
            return new SpfTarget.Nothing(Absence.NOT_A_NAME);
        }
        if (!answers.keySet().containsAll(questions)) {
            return new SpfTarget.NotFollowed();
        }
        return host(questions.stream().map(answers::get).toList());
    }

    /// A client is of one family and only that is looked up, so a name with one family of addresses
    /// is not void.
    private static SpfTarget host(List<Answer> replies) {
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i) instanceof Answer.Found found) {
                var exchanges = found.all(Rdata.Exchange.class);
                return exchanges.isEmpty()
                        ? new SpfTarget.Addresses(i > 0)
                        : new SpfTarget.MailHosts(hosts(exchanges));
            }
        }
        for (var reply : replies) {
            if (reply instanceof Answer.Unavailable unavailable) {
                return new SpfTarget.Unavailable(unavailable);
            }
        }
        return new SpfTarget.Nothing(
                replies.getFirst() instanceof Answer.NoSuchDomain
                        ? Absence.NO_SUCH_NAME
                        : Absence.NO_DATA);
    }

    /// A null MX names none (RFC 7505).
    private static int hosts(List<Rdata.Exchange> exchanges) {
        return (int) exchanges.stream().filter(exchange -> !exchange.host().isRoot()).count();
    }

    private static String shown(DomainSpec target, DomainName current) {
        return !target.hasMacros()
                        && target.name(current) instanceof Parsed.Valid<DomainName>(var name, _)
                ? name.toString()
                : target.text();
    }
}
