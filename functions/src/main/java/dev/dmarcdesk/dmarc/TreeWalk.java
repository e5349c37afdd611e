package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The DNS Tree Walk (RFC 9989 §4.10): which names it meets, and where it stops.
public final class TreeWalk {
    private static final int MOST_STEPS = 8;

    /// What records stand at, below the domain they speak for (RFC 9989 §4.5).
    static final String LABEL = "_dmarc";

    private TreeWalk() {}

    /// The names a walk may meet, longest first: the start, then at most seven labels of it, down
    /// to the top-level domain. Never more than eight.
    public static List<DomainName> domains(DomainName start) {
        var domains = new ArrayList<DomainName>();
        var domain = start;
        while (!domain.isRoot()) {
            domains.add(domain);
            boolean many = domain.size() >= MOST_STEPS;
            domain = many ? domain.last(MOST_STEPS - 1) : domain.parent();
        }
        return domains;
    }

    /// The question for the record of `domain`; none when the name would be too long for the DNS,
    /// where nobody can have published anything.
    public static Optional<Question> question(DomainName domain) {
        return domain.prefixed(LABEL) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(new Question(name, RrType.TXT))
                : Optional.empty();
    }

    /// The questions of a whole walk, which may be asked at once.
    public static List<Question> questions(DomainName start) {
        return domains(start).stream().flatMap(domain -> question(domain).stream()).toList();
    }

    /// What stands at every name the walk may meet, also past the place where it stops.
    public static List<Step> look(DomainName start, Dns dns) {
        var domains =
                domains(start).stream().filter(domain -> question(domain).isPresent()).toList();
        var answers = dns.askAll(questions(start));
        var steps = new ArrayList<Step>();
        for (int i = 0; i < domains.size(); i++) {
            steps.add(Step.of(domains.get(i), answers.get(i)));
        }
        return steps;
    }

    /// The steps up to the first single record that says whether it is a public suffix's.
    public static List<Step> untilStop(List<Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.One(_, _, var record)
                    && record.psd().or(PsdFlag.UNDECLARED) != PsdFlag.UNDECLARED) {
                return List.copyOf(steps.subList(0, i + 1));
            }
        }
        return List.copyOf(steps);
    }

    /// The walk from `start`.
    public static List<Step> walk(DomainName start, Dns dns) {
        return untilStop(look(start, dns));
    }
}
