package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.report.FindingCatalogue;
import dev.dmarcdesk.report.WhyFindingPage;
import dev.dmarcdesk.report.WhyPage;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `why example.com [code]`: the verdict explained step by step, or one finding of it.
final class WhyCommand implements BotCommand {
    /// Codes that are offered in place of one that does not exist.
    private static final int OFFERED = 5;

    private static final Topic TOPIC =
            new Topic(
                    "why",
                    "why example.com [finding-code]",
                    "the verdict explained step by step, each claim with the answer it rests on; with a"
                            + " code such as spf.too-many-lookups, that finding in full",
                    List.of(
                            "Which record decides, which policy follows, and what a forged mail meets at"
                                    + " receivers of RFC 9989 and of RFC 7489.",
                            "With a code: what it is, why it matters, the answers that show it, the fix,"
                                    + " and how sure that is; or that it is no longer so.",
                            "In a terminal with a code, the exit code is 0 where it is not so, 3 where"
                                    + " that could not be checked."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        List<Word> words = arguments.words();
        if (words.size() > 2) {
            return Arguments.wrong(words.get(2), "a domain and at most one finding code");
        }
        return switch (arguments.domain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) when words.size() == 1 ->
                    Parsed.valid(verdict(domain));
            case Valid<DomainInput>(var domain, _) -> finding(domain, words.get(1));
        };
    }

    private static Work verdict(DomainInput domain) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    Audit audit = audit(toolbox, place, domain);
                    return new Outcome.Judged(
                            Echo.on(domain, WhyPage.of(audit.report(), audit.run())),
                            audit.report().verdict().level(),
                            audit.json());
                });
    }

    private static Parsed<Work> finding(DomainInput domain, Word typed) {
        FindingCatalogue catalogue = Catalogues.findings();
        String code = typed.text().toLowerCase(Locale.ROOT);
        List<String> ofDomains = catalogue.codesOfDomains();
        Optional<FindingCatalogue.Entry> entry = catalogue.of(code);
        if (entry.isEmpty()) {
            return Arguments.wrong(typed, "a finding code" + nearest(code, ofDomains));
        }
        return ofDomains.contains(code)
                ? Parsed.valid(finding(domain, entry.get()))
                : Arguments.wrong(
                        typed,
                        "a code that is said of domains; this one is said of "
                                + saidOf(entry.get().area()));
    }

    private static String saidOf(String area) {
        return switch (area) {
            case "change" -> "changes, in an alert";
            case "lint" -> "drafts of records; see lint";
            default -> "messages; see headers";
        };
    }

    /// Those that look alike, else those of the same area, else where there is a list.
    private static String nearest(String code, List<String> known) {
        Optional<String> alike = Spelling.nearest(code, known);
        if (alike.isPresent()) {
            return "; did you mean " + alike.get() + "?";
        }
        String what = code.substring(code.indexOf('.') + 1);
        String area = code.substring(0, Math.max(0, code.indexOf('.') + 1));
        List<String> some =
                known.stream()
                        .filter(one ->
                                (what.length() > 2 && one.contains(what))
                                        || (!area.isEmpty() && one.startsWith(area)))
                        .sorted(
                                Comparator.comparing(
                                        one -> !(one.startsWith(area) && one.contains(what))))
                        .limit(OFFERED)
                        .toList();
        return some.isEmpty()
                ? " such as spf.too-many-lookups; docs/findings.md lists them all"
                : "; there are " + String.join(", ", some);
    }

    private static Work finding(DomainInput domain, FindingCatalogue.Entry entry) {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) -> {
                    Audit audit = audit(toolbox, place, domain);
                    return new Outcome.Judged(
                            Echo.on(domain, WhyFindingPage.of(audit.report(), audit.run(), entry)),
                            WhyFindingPage.level(audit.report(), entry),
                            audit.json());
                });
    }

    /// With the selectors that were learnt, as the full check does: both must see the same.
    private static Audit audit(Toolbox toolbox, Place place, DomainInput domain) {
        Subject subject = Learning.subject(toolbox, place, domain.domain(), List.of());
        return toolbox.audit(subject);
    }
}
