package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.DkimPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `dkim example.com [selector…]`: the keys there, or those found at the usual selectors.
final class DkimCommand implements BotCommand {
    private static final String PLACE = "._domainkey.";
    private static final Topic TOPIC =
            new Topic(
                    "dkim",
                    "dkim example.com [selector…]",
                    "the DKIM keys at these selectors, or at the usual ones",
                    List.of(
                            "The DNS does not list selectors. Yours is the s= of a DKIM-Signature in"
                                    + " any mail you sent; several are written one after the other.",
                            "The name of a key will do as well: dkim s1._domainkey.example.com"));

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
        return switch (arguments.domain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) ->
                    Selectors.parse(selectors(arguments), arguments.options())
                            .map(selectors -> work(domain, selectors));
        };
    }

    /// The words after the domain, led by the selector that a key's own name begins with.
    private static List<Word> selectors(Arguments arguments) {
        var selectors = new ArrayList<Word>();
        Word first = arguments.words().getFirst();
        int end = first.text().toLowerCase(Locale.ROOT).indexOf(PLACE);
        if (end > 0) {
            int start = first.at().start();
            selectors.add(new Word(first.text().substring(0, end), new Range(start, start + end)));
        }
        selectors.addAll(arguments.words().subList(1, arguments.words().size()));
        return selectors;
    }

    private static Work work(DomainInput domain, List<String> selectors) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    Audit audit =
                            toolbox.audit(
                                    Learning.subject(toolbox, place, domain.domain(), selectors));
                    return new Outcome.Judged(
                            Echo.on(domain, DkimPage.of(audit.report(), audit.run())),
                            DkimPage.level(audit.report()),
                            audit.json());
                });
    }
}
