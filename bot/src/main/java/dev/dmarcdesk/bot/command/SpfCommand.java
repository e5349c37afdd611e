package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.SpfPage;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// `spf example.com`: the record and all it includes.
final class SpfCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "spf",
                    "spf example.com",
                    "the SPF record, all it includes, and what that costs in lookups",
                    List.of(
                            "Counts the lookups of the worst case, in which no term matches before the"
                                    + " end. Ten are allowed (RFC 7208 §4.6.4)."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return arguments.onlyDomain().map(SpfCommand::work);
    }

    private static Work work(DomainInput domain) {
        return new Work.Looking(
                Echo.subject(domain),
                toolbox -> {
                    Audit audit = toolbox.audit(domain.domain(), List.of());
                    return new Outcome(
                            Echo.on(domain, SpfPage.of(audit.report(), audit.run())),
                            SpfPage.level(audit.report()),
                            audit.json());
                });
    }
}
