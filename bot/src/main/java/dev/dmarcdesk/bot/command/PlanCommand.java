package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.plan.RolloutPage;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.whatif.Change;
import dev.dmarcdesk.whatif.ChangeParser;

import java.util.List;
import java.util.stream.Stream;

/// `plan example.com`: where the domain stands between `p=none` and `p=reject`, and what to publish
/// next. `plan example.com v=DMARC1; p=reject`: what would change if that were published.
final class PlanCommand implements BotCommand {
    private static final String MESSAGE = "message";
    private static final String SUMMARY =
            "the way from p=none over quarantine to reject, and what to publish next; or what would"
                    + " change if a record were published";
    private static final String FORMS =
            "With a record, or a change such as add include:_spf.vendor.example, remove include:…,"
                    + " replace include:a.example by include:b.example, p=quarantine t=y or sp=reject:"
                    + " tells what that would change for mail, on the DNS of now. Nothing is published.";
    private static final String KEY =
            "A DKIM key needs its selector: plan example.com --selector s1 v=DKIM1; p=…";
    private static final List<String> ROAD =
            List.of(
                    "Says what has to be true before the next step, and how much of it is known;"
                            + " what only your aggregate reports tell is not guessed.",
                    "A month at least at each level (RFC 9989 §7.4). To stay at quarantine is"
                            + " right where people write to mailing lists.",
                    "A domain that sends no mail goes to reject at once.");

    private static final Topic IN_CHAT =
            new Topic(
                    "plan",
                    "plan example.com [record or change] [--selector s1,s2]",
                    SUMMARY,
                    details(
                            List.of(
                                    FORMS,
                                    KEY,
                                    "It is tried on the last message of the domain, too, that you had"
                                            + " diagnosed in the last 30 days.")));

    private static final Topic IN_TERMINAL =
            new Topic(
                    "plan",
                    "plan example.com [record or change] [--selector s1,s2] [--message FILE]",
                    SUMMARY,
                    details(
                            List.of(
                                    FORMS,
                                    KEY + " In a shell, put the record into single quotes.",
                                    "--message FILE is a message to try it on, as for headers.",
                                    "In a terminal the exit code is 0 at the end of the road, 1 when"
                                            + " there is a next step, and 3 when the DNS did not"
                                            + " answer. With a change it is 0 when nothing would be"
                                            + " worse and nothing would be wrong then, 1 when something"
                                            + " would be worse or would still be wrong, and 3 when that"
                                            + " can not be told.")));

    private final boolean chat;

    /// @param chat whether lines come through a chat program, which changes what is typed
    PlanCommand(boolean chat) {
        this.chat = chat;
    }

    private static List<String> details(List<String> more) {
        return Stream.concat(ROAD.stream(), more.stream()).toList();
    }

    @Override
    public Topic topic() {
        return chat ? IN_CHAT : IN_TERMINAL;
    }

    @Override
    public List<String> options() {
        return chat ? List.of(Selectors.OPTION) : List.of(Selectors.OPTION, MESSAGE);
    }

    @Override
    public Takes takes() {
        return Takes.TEXT;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        Word all = arguments.words().getFirst();
        int end = 0;
        while (end < all.text().length() && !Character.isWhitespace(all.text().charAt(end))) {
            end++;
        }
        Word first = part(all, 0, end);
        Word rest = part(all, end, all.text().length());
        if (first.text().isEmpty()) {
            int line = arguments.line().text().length();
            return Parsed.invalid("a domain such as example.com after it", line, line);
        }
        return switch (Arguments.domain(first)) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) ->
                    switch (Selectors.parse(List.of(), arguments.options())) {
                        case Invalid<List<String>>(var defects) -> new Invalid<>(defects);
                        case Valid<List<String>>(var selectors, _) ->
                                rest.text().isBlank()
                                        ? Parsed.valid(road(domain, selectors))
                                        : change(domain, rest, selectors, arguments);
                    };
        };
    }

    private static Word part(Word all, int from, int to) {
        int start = all.at().start();
        return new Word(all.text().substring(from, to), new Range(start + from, start + to));
    }

    private Parsed<Work> change(
            DomainInput domain, Word text, List<String> selectors, Arguments arguments) {
        return switch (ChangeParser.parse(text.text(), chat, !selectors.isEmpty())) {
            case Invalid<Change>(var defects) ->
                    new Invalid<>(
                            defects.stream()
                                    .map(defect -> new Defect(defect.expected(), text.at()))
                                    .toList());
            case Valid<Change>(var change, _) -> {
                var work = new WhatIfWork(domain, change, selectors);
                yield Parsed.valid(
                        arguments.options().stream()
                                .filter(option -> option.name().equals(MESSAGE))
                                .map(option -> work.wanting(option.value().text()))
                                .findFirst()
                                .orElseGet(work::looking));
            }
        };
    }

    private static Work road(DomainInput domain, List<String> selectors) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    PlanAudit audit =
                            toolbox.plan(
                                    Learning.subject(toolbox, place, domain.domain(), selectors));
                    var run = audit.run();
                    return new Outcome.Judged(
                            Echo.on(domain, RolloutPage.of(run.rollout(), run.run())),
                            run.rollout().level(),
                            audit.json());
                });
    }
}
