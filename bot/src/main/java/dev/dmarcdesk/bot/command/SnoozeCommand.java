package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Snooze;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// `snooze example.com [24h|3d|until 2026-12-01|off]`: no alert about it for some time.
final class SnoozeCommand implements BotCommand {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,3})(h|d|w)");
    private static final String EXPECTED =
            "a time such as 24h or 3d, a day such as until 2026-12-01, or off";

    private static final Topic TOPIC =
            new Topic(
                    "snooze",
                    "snooze example.com [24h|3d|until 2026-12-01|off]",
                    "tell no change of a domain here for some time: 24 hours, if nothing is said",
                    List.of(
                            "Up to 90 days, in UTC. The domain is looked at as before; off ends the"
                                    + " silence."));

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public Parsed<Work> parse(Arguments arguments) {
        return switch (arguments.domain()) {
            case Invalid<DomainInput>(var defects) -> new Invalid<>(defects);
            case Valid<DomainInput>(var domain, _) ->
                    snooze(arguments.words().subList(1, arguments.words().size()))
                            .map(snooze -> work(domain, snooze));
        };
    }

    private static Work work(DomainInput domain, Snooze snooze) {
        return Watching.work(
                Echo.subject(domain),
                (tools, place) -> tools.book().snooze(place, domain.domain(), snooze));
    }

    private static Parsed<Snooze> snooze(List<Word> words) {
        if (words.isEmpty()) {
            return Parsed.valid(new Snooze.For(USUAL));
        }
        Word first = words.getFirst();
        boolean isUntil = first.text().equalsIgnoreCase("until");
        int taken = isUntil ? 2 : 1;
        if (words.size() > taken) {
            return Arguments.wrong(words.get(taken), "nothing after the time");
        }
        if (isUntil) {
            return words.size() < taken ? Arguments.wrong(first, EXPECTED) : until(words.get(1));
        }
        return first.text().equalsIgnoreCase("off") ? Parsed.valid(new Snooze.Off()) : time(first);
    }

    private static Parsed<Snooze> until(Word word) {
        try {
            return Parsed.valid(new Snooze.Until(LocalDate.parse(word.text())));
        } catch (DateTimeException e) {
            return Arguments.wrong(word, EXPECTED);
        }
    }

    private static Parsed<Snooze> time(Word word) {
        var typed = TIME.matcher(word.text().toLowerCase(Locale.ROOT));
        if (!typed.matches()) {
            return Arguments.wrong(word, EXPECTED);
        }
        Duration unit =
                switch (typed.group(2)) {
                    case "h" -> Duration.ofHours(1);
                    case "w" -> Duration.ofDays(7);
                    default -> Duration.ofDays(1);
                };
        Duration time = unit.multipliedBy(Long.parseLong(typed.group(1)));
        return time.compareTo(Snooze.LONGEST) > 0
                ? Arguments.wrong(word, "at most " + Snooze.LONGEST.toDays() + " days")
                : Parsed.valid(new Snooze.For(time));
    }
}
