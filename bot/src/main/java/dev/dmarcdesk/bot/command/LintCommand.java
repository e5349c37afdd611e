package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.LintPage;
import dev.dmarcdesk.plan.Paste;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// `lint v=DMARC1; p=none`: a record judged before it is published.
final class LintCommand implements BotCommand {
    private static final String DOMAIN = "domain";
    private static final Topic TOPIC =
            new Topic(
                    "lint",
                    "lint v=DMARC1; p=reject [--domain example.com] [--selector s1]",
                    "a record before it is published: what is wrong with it, and the corrected one",
                    List.of(
                            "Takes DMARC, SPF, DKIM, MTA-STS, TLS-RPT and BIMI records, an MTA-STS policy,"
                                    + " or a whole line of a zone file or a DNS panel with its name and quotes.",
                            "Nothing is looked up. With --domain the record is held against what is"
                                    + " published there: a second record, a damaged one, the lookups of its"
                                    + " includes, who takes its reports.",
                            "In a shell, put the record into single quotes, or - for standard input."));

    private final boolean chat;

    /// @param chat whether lines come through a chat program, which changes what is typed
    LintCommand(boolean chat) {
        this.chat = chat;
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<String> options() {
        return List.of(DOMAIN, Selectors.OPTION);
    }

    @Override
    public Takes takes() {
        return Takes.TEXT;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return switch (target(arguments)) {
            case Invalid<Target>(var defects) -> new Invalid<>(defects);
            case Valid<Target>(var target, _) -> parse(arguments.words().getFirst(), target);
        };
    }

    private Parsed<Work> parse(Word text, Target target) {
        return switch (Paste.read(text.text(), chat)) {
            case Invalid<Draft>(var defects) ->
                    new Invalid<>(
                            defects.stream()
                                    .map(defect ->
                                            new Defect(
                                                    defect.expected(),
                                                    defect.at().shift(text.at().start())))
                                    .toList());
            case Valid<Draft>(var draft, _) -> Parsed.valid(work(draft, target));
        };
    }

    private static Work work(Draft draft, Target target) {
        var subject = Sentence.of("your %s", new Inline.Plain(draft.type().noun()));
        return new Work.Looking(
                subject,
                (toolbox, _) -> {
                    LintAudit audit = toolbox.lint(draft, target);
                    return new Outcome.Judged(
                            LintPage.of(audit.run().lint(), audit.run().run()),
                            audit.run().lint().level(),
                            audit.json());
                });
    }

    private static Parsed<Target> target(Arguments arguments) {
        List<DomainName> domain = List.of();
        for (var option : arguments.options()) {
            if (option.name().equals(DOMAIN)) {
                switch (Arguments.domain(option.value())) {
                    case Invalid<DomainInput>(var defects) -> {
                        return new Invalid<>(defects);
                    }
                    case Valid<DomainInput>(var input, _) -> domain = List.of(input.domain());
                }
            }
        }
        List<DomainName> named = domain;
        return Selectors.parse(List.of(), arguments.options())
                .map(selectors -> new Target(named, selectors.stream().limit(1).toList()));
    }
}
