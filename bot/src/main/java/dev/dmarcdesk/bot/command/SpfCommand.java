package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.ClientPage;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.report.SpfPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// `spf example.com`: the record and all it includes; with `--ip` what it says about one client.
final class SpfCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "spf",
                    "spf example.com [--ip 192.0.2.1 [--sender a@b.example] [--helo name]]",
                    "the SPF record, all it includes, and what that costs in lookups; with --ip, whether"
                            + " that client may send",
                    List.of(
                            "Counts the lookups of the worst case, in which no term matches before the"
                                    + " end. Ten are allowed (RFC 7208 §4.6.4).",
                            "--ip evaluates the record for one client, as a receiver does (RFC 7208"
                                    + " §4), and shows every term that was looked at. --sender is the"
                                    + " MAIL FROM address (<> for the empty one) and --helo the HELO"
                                    + " name; they matter only to records with macros.",
                            "In a terminal with --ip, the exit code is 0 for pass (unless everybody"
                                    + " passes), 3 for temperror and 1 for any other result."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<String> options() {
        return List.of(Client.IP, Client.SENDER, Client.HELO);
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return switch (arguments.onlyDomain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) when arguments.options().isEmpty() ->
                    Parsed.valid(record(domain));
            case Valid<DomainInput>(var domain, _) ->
                    Client.question(domain.domain(), arguments.options())
                            .map(question -> client(domain, question));
        };
    }

    private static Work record(DomainInput domain) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, _) -> {
                    Audit audit = toolbox.audit(new Subject(domain.domain(), List.of()));
                    return new Outcome.Judged(
                            Echo.on(domain, SpfPage.of(audit.report(), audit.run())),
                            SpfPage.level(audit.report()),
                            audit.json());
                });
    }

    private static Work client(DomainInput domain, ClientQuestion question) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, _) -> {
                    ClientAudit audit = toolbox.evaluate(question);
                    return new Outcome.Judged(
                            Echo.on(domain, ClientPage.of(audit.report(), audit.run())),
                            audit.report().level(),
                            audit.json());
                });
    }
}
