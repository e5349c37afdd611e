package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.OlderReceiversPage;
import dev.dmarcdesk.report.ReportPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `check example.com`, or the domain alone: the full audit.
final class CheckCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "check",
                    "check example.com [--selector s1,s2] [--as 7489]",
                    "can someone forge this domain, and what to publish; the domain alone will do",
                    List.of(
                            "Looks at DMARC, SPF, DKIM, the mail hosts, MTA-STS, TLS-RPT, BIMI and DNSSEC.",
                            "DKIM keys are looked for at the usual selectors. --selector names yours:"
                                    + " the s= of a DKIM-Signature in any mail you sent.",
                            "--as 7489 shows the DMARC part as a receiver decides that still follows"
                                    + " RFC 7489, and what that changes for mail."));

    private static final String AS = "as";
    private static final String OLDER = "7489";
    private static final Set<String> STANDARDS = Set.of(OLDER, "rfc7489", "9989", "rfc9989");

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<String> options() {
        return List.of(Selectors.OPTION, AS);
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        List<Arguments.Option> selecting =
                arguments.options().stream().filter(option -> !option.name().equals(AS)).toList();
        List<Word> standards =
                arguments.options().stream()
                        .filter(option -> option.name().equals(AS))
                        .map(Arguments.Option::value)
                        .toList();
        for (Word standard : standards) {
            if (!STANDARDS.contains(standard.text().toLowerCase(Locale.ROOT))) {
                return Arguments.wrong(standard, "7489 or 9989 after --as");
            }
        }
        boolean older = !standards.isEmpty() && standards.getLast().text().endsWith(OLDER);
        return switch (arguments.onlyDomain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) ->
                    Selectors.parse(List.of(), selecting)
                            .map(selectors -> older ? older(domain) : work(domain, selectors));
        };
    }

    private static Work older(DomainInput domain) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, _) -> {
                    Audit audit = toolbox.audit(new Subject(domain.domain(), List.of()));
                    return new Outcome.Judged(
                            Echo.on(domain, OlderReceiversPage.of(audit.report(), audit.run())),
                            OlderReceiversPage.level(audit.report()),
                            audit.json());
                });
    }

    private static Work work(DomainInput domain, List<String> selectors) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    Audit audit =
                            toolbox.audit(
                                    Learning.subject(toolbox, place, domain.domain(), selectors));
                    return new Outcome.Judged(
                            Echo.on(domain, ReportPage.of(audit.report(), audit.run())),
                            audit.report().verdict().level(),
                            audit.json());
                });
    }
}
