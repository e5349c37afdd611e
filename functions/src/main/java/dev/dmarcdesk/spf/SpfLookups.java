package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks for all that a record leads to, one level of includes at a time: a tree costs its depth in
/// round trips, not its size.
///
/// A record is an attacker's to write, so the questions and the levels are bounded. Both bounds lie
/// far over the limit of ten lookups: what is left out can not change the verdict.
final class SpfLookups {
    private static final int MAX_QUESTIONS = 120;
    private static final int MAX_LEVELS = 16;

    private final Dns dns;
    private final Map<Question, Answer> answers = new HashMap<>();
    private final Map<DomainName, SpfRecord> records = new HashMap<>();

    private SpfLookups(Dns dns) {
        this.dns = dns;
    }

    /// A record and whose it is.
    private record Owned(DomainName domain, SpfRecord record) {}

    /// What the DNS said.
    ///
    /// @param answers by question
    /// @param records the one SPF record of each domain that has one, read
    record Collected(Map<Question, Answer> answers, Map<DomainName, SpfRecord> records) {
        Collected {
            answers = Map.copyOf(answers);
            records = Map.copyOf(records);
        }
    }

    /// Asks for everything below a record; macros are not looked up, they need a client.
    static Collected below(DomainName domain, SpfRecord record, Dns dns) {
        var lookups = new SpfLookups(dns);
        lookups.records.put(domain, record);
        var level = List.of(new Owned(domain, record));
        for (int i = 0; i < MAX_LEVELS && !level.isEmpty(); i++) {
            level = lookups.next(level);
        }
        return new Collected(lookups.answers, lookups.records);
    }

    /// What a term asks while `current` is under evaluation; nothing when that needs a client.
    static List<Question> questions(Term term, DomainName current) {
        return switch (term) {
            case Directive(_, Mechanism.Include(var target), _, _) ->
                    ask(target, current, RrType.TXT);
            case Directive(_, Mechanism.A(var target, _), _, _) ->
                    ask(target, current, RrType.A, RrType.AAAA);
            case Directive(_, Mechanism.Mx(var target, _), _, _) -> ask(target, current, RrType.MX);
            case Directive(_, Mechanism.Exists(var target), _, _) -> ask(target, current, RrType.A);
            case Directive(_, Mechanism.All _, _, _) -> List.of();
            case Directive(_, Mechanism.Ptr _, _, _) -> List.of();
            case Directive(_, Mechanism.Ip4 _, _, _) -> List.of();
            case Directive(_, Mechanism.Ip6 _, _, _) -> List.of();
            case Modifier.Redirect(var target, _, _) -> ask(target, current, RrType.TXT);
            case Modifier.Explanation _, Modifier.Unknown _, Unreadable _ -> List.of();
        };
    }

    /// The domain whose record an `include` or `redirect` looks up; nothing for other terms, or
    /// when it depends on the client.
    static List<DomainName> policies(Term term, DomainName current) {
        return questions(term, current).stream()
                .filter(question -> question.type() == RrType.TXT)
                .map(Question::name)
                .toList();
    }

    private static List<Question> ask(DomainSpec target, DomainName current, RrType... types) {
        if (target.hasMacros()
                || !(target.name(current) instanceof Parsed.Valid<DomainName>(var name, _))) {
            return List.of();
        }
        return List.of(types).stream().map(type -> new Question(name, type)).toList();
    }

    private List<Owned> next(List<Owned> level) {
        var wanted = List.copyOf(wanted(level));
        var found = dns.askAll(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            answers.put(wanted.get(i), found.get(i));
        }
        var next = new ArrayList<Owned>();
        for (int i = 0; i < wanted.size() && answers.size() < MAX_QUESTIONS; i++) {
            collect(wanted.get(i), found.get(i), next);
        }
        return next;
    }

    /// No more than may still be asked are put together: a level may name hundreds of thousands.
    private Set<Question> wanted(List<Owned> level) {
        var wanted = new LinkedHashSet<Question>();
        for (var owned : level) {
            for (var term : SpfTree.lookingUp(owned.record)) {
                for (var question : questions(term, owned.domain)) {
                    if (answers.size() + wanted.size() == MAX_QUESTIONS) {
                        return wanted;
                    }
                    if (!answers.containsKey(question)) {
                        wanted.add(question);
                    }
                }
            }
        }
        return wanted;
    }

    private void collect(Question question, Answer answer, List<Owned> next) {
        if (question.type() == RrType.TXT
                && answer instanceof Answer.Found txt
                && !records.containsKey(question.name())) {
            List<Rdata.Text> published = SpfSelection.records(txt);
            if (published.size() == 1) {
                var record = SpfParser.read(published.getFirst().joined());
                records.put(question.name(), record);
                next.add(new Owned(question.name(), record));
            }
        }
    }
}
