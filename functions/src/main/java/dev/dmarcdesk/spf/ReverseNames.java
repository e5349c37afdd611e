package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.spf.CheckedTerm.Asked;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The names of a client that lead back to its address (RFC 7208 §5.5), looked up when first
/// wanted.
final class ReverseNames {
    /// More names are ignored (§4.6.4).
    private static final int MOST_NAMES = 10;

    /// What `%{p}` says where no name is known (§7.3).
    private static final String UNKNOWN = "unknown";

    private final Network client;
    private final Dns dns;
    private List<Asked> asked = List.of();
    private List<DomainName> validated = List.of();

    ReverseNames(Network client, Dns dns) {
        this.client = client;
        this.dns = dns;
    }

    /// What was asked to find them: the names first, then the addresses of each.
    List<Asked> asked() {
        look();
        return asked;
    }

    /// The names that have the client's address. A name whose addresses can not be looked up is
    /// none of them.
    List<DomainName> validated() {
        look();
        return validated;
    }

    /// The name for `%{p}`: `current` itself, else one below it, else any (§7.3).
    String validatedFor(DomainName current) {
        look();
        return Stream.<Predicate<DomainName>>of(
                        name -> name.equals(current), name -> name.isWithin(current), _ -> true)
                .flatMap(wanted -> validated.stream().filter(wanted).limit(1))
                .findFirst()
                .map(DomainName::toString)
                .orElse(UNKNOWN);
    }

    private void look() {
        if (!asked.isEmpty()) {
            return;
        }
        var question = new Question(client.reverseName(), RrType.PTR);
        var answer = dns.ask(question);
        var all = new ArrayList<>(List.of(new Asked(question, answer)));
        var names = new ArrayList<DomainName>();
        if (answer instanceof Answer.Found found) {
            var questions =
                    found.all(Rdata.Pointer.class).stream()
                            .limit(MOST_NAMES)
                            .map(name -> new Question(name.target(), client.addressType()))
                            .toList();
            var answers = dns.askAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                all.add(new Asked(questions.get(i), answers.get(i)));
                if (Network.in(answers.get(i), client.version().bits()).contains(client)) {
                    names.add(questions.get(i).name());
                }
            }
        }
        asked = List.copyOf(all);
        validated = List.copyOf(names);
    }
}
