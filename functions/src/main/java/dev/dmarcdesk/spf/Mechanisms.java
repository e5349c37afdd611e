package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.spf.CheckedTerm.Asked;
import dev.dmarcdesk.spf.Mechanism.DualCidr;
import dev.dmarcdesk.spf.SpfTarget.Absence;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether one mechanism matches a client (RFC 7208 §5), but for `include`.
///
/// A lookup is void for the one family of addresses the client has; what is behind the names of an
/// `mx` or `ptr` counts for nothing (§4.6.4 counts terms).
///
/// @param client the client's address
/// @param dns whom to ask
/// @param macros what to fill in
/// @param budget what is left
/// @param reverse the client's names
record Mechanisms(
        Network client, Dns dns, Macros macros, LookupBudget budget, ReverseNames reverse) {
    CheckedTerm check(Directive directive, DomainName current) {
        return switch (directive.mechanism()) {
            case Mechanism.All _ -> still(directive, new Match.Yes(new Match.Everybody()));
            case Mechanism.Ip4(var network) -> still(directive, within(network));
            case Mechanism.Ip6(var network) -> still(directive, within(network));
            case Mechanism.A(var target, var cidr) ->
                    looking(directive, target, current, name -> a(name, prefix(cidr)));
            case Mechanism.Mx(var target, var cidr) ->
                    looking(directive, target, current, name -> mx(name, prefix(cidr)));
            case Mechanism.Exists(var target) -> looking(directive, target, current, this::exists);
            case Mechanism.Ptr(var target) -> looking(directive, target, current, this::ptr);
            case Mechanism.Include _ ->
                    throw new IllegalArgumentException("leads to a record: " + directive.text());
        };
    }

    static CheckedTerm tooManyLookups(Term term, DomainSpec target) {
        return new CheckedTerm(
                term,
                target.text(),
                List.of(),
                new Match.Stop(SpfResult.PERMERROR, new Match.TooManyLookups()),
                List.of());
    }

    private record Looked(List<Asked> asked, Match match) {}

    private interface Lookup {
        Looked of(DomainName name);
    }

    private static CheckedTerm still(Directive directive, Match match) {
        return new CheckedTerm(directive, "", List.of(), match, List.of());
    }

    private CheckedTerm looking(
            Directive directive, DomainSpec target, DomainName current, Lookup lookup) {
        if (!budget.spend()) {
            return tooManyLookups(directive, target);
        }
        return switch (macros.name(target, current)) {
            case Parsed.Valid<DomainName>(var name, _) -> {
                var looked = lookup.of(name);
                yield new CheckedTerm(
                        directive, name.toString(), looked.asked, looked.match, List.of());
            }
            case Parsed.Invalid<DomainName> _ ->
                    new CheckedTerm(
                            directive,
                            macros.text(target, current),
                            List.of(),
                            new Match.No(new Match.Nothing(Absence.NOT_A_NAME)),
                            List.of());
        };
    }

    private int prefix(DualCidr cidr) {
        return switch (client.version()) {
            case IP4 -> cidr.ip4();
            case IP6 -> cidr.ip6();
        };
    }

    private Match within(Network network) {
        if (network.version() != client.version()) {
            return new Match.No(new Match.OtherVersion());
        }
        return compared(List.of(network));
    }

    private Match compared(List<Network> networks) {
        return networks.stream()
                .filter(client::isWithin)
                .findFirst()
                .<Match>map(network -> new Match.Yes(new Match.Inside(network)))
                .orElse(new Match.No(new Match.Outside(networks)));
    }

    private Asked ask(DomainName name, RrType type) {
        var question = new Question(name, type);
        return new Asked(question, dns.ask(question));
    }

    /// What came of a lookup that found nothing: the next term, or an error.
    private Match nothing(Answer answer) {
        return switch (answer) {
            case Answer.Unavailable failed ->
                    new Match.Stop(SpfResult.TEMPERROR, new Match.LookupFailed(failed));
            case Answer.NoSuchDomain _ -> isVoid(Absence.NO_SUCH_NAME);
            case Answer.NoData _, Answer.Found _ -> isVoid(Absence.NO_DATA);
        };
    }

    private Match isVoid(Absence why) {
        return budget.spendVoid()
                ? new Match.No(new Match.Nothing(why))
                : new Match.Stop(SpfResult.PERMERROR, new Match.TooManyVoids());
    }

    /// §5.3.
    private Looked a(DomainName name, int prefix) {
        var asked = ask(name, client.addressType());
        var networks = Network.in(asked.answer(), prefix);
        return new Looked(
                List.of(asked), networks.isEmpty() ? nothing(asked.answer()) : compared(networks));
    }

    /// §5.4: the hosts in the order in which mail would try them. The eleventh is an error, unless
    /// one before it matched (§4.6.4).
    private Looked mx(DomainName name, int prefix) {
        var asked = new ArrayList<>(List.of(ask(name, RrType.MX)));
        if (!(asked.getFirst().answer() instanceof Answer.Found found)) {
            return new Looked(asked, nothing(asked.getFirst().answer()));
        }
        var exchanges = found.all(Rdata.Exchange.class);
        var questions =
                exchanges.stream()
                        .sorted(Comparator.comparingInt(Rdata.Exchange::preference))
                        .limit(SpfLimits.MAIL_HOSTS)
                        .map(Rdata.Exchange::host)
                        .filter(host -> !host.isRoot())
                        .map(host -> new Question(host, client.addressType()))
                        .toList();
        var answers = dns.askAll(questions);
        var networks = new ArrayList<Network>();
        for (int i = 0; i < answers.size(); i++) {
            asked.add(new Asked(questions.get(i), answers.get(i)));
            if (answers.get(i) instanceof Answer.Unavailable failed) {
                return new Looked(
                        asked, new Match.Stop(SpfResult.TEMPERROR, new Match.LookupFailed(failed)));
            }
            var here = Network.in(answers.get(i), prefix);
            networks.addAll(here);
            if (compared(here) instanceof Match.Yes yes) {
                return new Looked(asked, yes);
            }
        }
        return new Looked(
                asked,
                exchanges.size() > SpfLimits.MAIL_HOSTS
                        ? new Match.Stop(
                                SpfResult.PERMERROR, new Match.TooManyMailHosts(exchanges.size()))
                        : compared(networks));
    }

    /// §5.7: always an A record, whatever the client's address.
    private Looked exists(DomainName name) {
        var asked = ask(name, RrType.A);
        return new Looked(
                List.of(asked),
                asked.answer() instanceof Answer.Found
                        ? new Match.Yes(new Match.NameExists())
                        : nothing(asked.answer()));
    }

    /// §5.5: a lookup that fails is no error here.
    private Looked ptr(DomainName name) {
        return new Looked(
                reverse.asked(),
                reverse.validated().stream()
                        .filter(own -> own.isWithin(name))
                        .findFirst()
                        .<Match>map(own -> new Match.Yes(new Match.HasName(own)))
                        .orElseGet(() -> noSuchName(reverse.asked().getFirst().answer())));
    }

    private Match noSuchName(Answer names) {
        return names instanceof Answer.Absent
                ? nothing(names)
                : new Match.No(new Match.HasOtherNames(reverse.validated()));
    }
}
