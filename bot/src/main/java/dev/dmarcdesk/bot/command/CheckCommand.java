package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.ReportPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// `check example.com`, or the domain alone: the full audit.
final class CheckCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "check",
                    "check example.com [--selector s1,s2]",
                    "can someone forge this domain, and what to publish; the domain alone will do",
                    List.of(
                            "Looks at DMARC, SPF, DKIM, the mail hosts, MTA-STS, TLS-RPT, BIMI and DNSSEC.",
                            "DKIM keys are looked for at the usual selectors. --selector names yours:"
                                    + " the s= of a DKIM-Signature in any mail you sent."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<String> options() {
        return List.of(Selectors.OPTION);
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return switch (arguments.onlyDomain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) ->
                    Selectors.parse(List.of(), arguments.options())
                            .map(selectors -> work(domain, selectors));
        };
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
