package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.plan.RolloutPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.List;

/// `plan example.com`: where the domain stands between `p=none` and `p=reject`, and what to publish
/// next.
final class PlanCommand implements BotCommand {
    private static final Topic TOPIC =
            new Topic(
                    "plan",
                    "plan example.com [--selector s1,s2]",
                    "the way from p=none over quarantine to reject: where the domain stands, and what"
                            + " to publish next",
                    List.of(
                            "Says what has to be true before the next step, and how much of it is"
                                    + " known; what only your aggregate reports tell is not guessed.",
                            "A month at least at each level (RFC 9989 §7.4). To stay at quarantine is"
                                    + " right where people write to mailing lists.",
                            "A domain that sends no mail goes to reject at once.",
                            "In a terminal the exit code is 0 at the end of the road, 1 when there is"
                                    + " a next step, and 3 when the DNS did not answer."));

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
                            .map(selectors -> road(domain, selectors));
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
