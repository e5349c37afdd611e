package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rules of [Vigilance] as diaries that can be read: on the left of each line how much later a
/// look was, what it saw that is not as in the line above, and what the zone's own servers said if
/// it was something else; on the right what was told of it.
///
/// `-Dgolden=write` writes the right side anew.
class DiaryGoldenTest {
    private static final Path DIARY = Path.of("src/test/resources/golden/watch-diary.txt");
    private static final String HOW =
            "If that is what should be told, write it down with:"
                    + " mvn -pl functions test -Dtest=DiaryGoldenTest -Dgolden=write";
    private static final int LEFT = 62;

    @Test
    void what_is_told_of_each_look_is_what_the_diary_says() throws IOException {
        String written = Files.readString(DIARY);
        String told = rewritten(written);
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(DIARY, told);
        }
        assertThat(told).as(HOW).isEqualTo(Files.readString(DIARY));
        assertThat(told).contains("| changed", "| unanswered", "| restless", "only our resolver");
    }

    private static String rewritten(String diary) {
        var lines = new ArrayList<String>();
        var watching = new Watching();
        for (String line : diary.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                watching = new Watching();
                lines.add(line);
            } else {
                String left = line.split("\\|", 2)[0].stripTrailing();
                lines.add((pad(left) + "| " + told(watching, left)).stripTrailing());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String pad(String left) {
        return left + " ".repeat(Math.max(1, LEFT - left.length()));
    }

    private static String told(Watching watching, String left) {
        List<String> words = List.of(left.strip().split("\\s+"));
        int own = words.indexOf("own");
        int end = own < 0 ? words.size() : own;
        watching.sees(words.subList(1, end).toArray(String[]::new));
        watching.own(
                words.subList(Math.min(end + 1, words.size()), words.size())
                        .toArray(String[]::new));
        Memory before = watching.memory();
        Step step = watching.after(time(words.getFirst()));
        return told(step, before);
    }

    private static Duration time(String text) {
        long amount = Long.parseLong(text.substring(1, text.length() - 1));
        Duration time =
                switch (text.charAt(text.length() - 1)) {
                    case 'm' -> Duration.ofMinutes(amount);
                    case 'h' -> Duration.ofHours(amount);
                    case 'd' -> Duration.ofDays(amount);
                    default -> throw new IllegalArgumentException(text);
                };
        return text.startsWith("-") ? time.negated() : time;
    }

    private static String told(Step step, Memory before) {
        var told = new ArrayList<String>();
        step.tidings().forEach(tiding -> told.add(told(tiding)));
        if (told.isEmpty()) {
            told.add(step.memory().equals(before) ? "" : "(noted)");
        }
        if (step.next() == Step.Next.SOON) {
            told.add("look soon");
        }
        return String.join("; ", told);
    }

    private static String told(Tiding tiding) {
        return switch (tiding) {
            case Tiding.Changed changed -> told(changed);
            case Tiding.Unanswered unanswered -> "unanswered " + texts(unanswered.aspects());
            case Tiding.Answered _ -> "answered";
            case Tiding.Restless restless -> "restless " + texts(restless.aspects());
            case Tiding.Rested rested -> "rested " + texts(rested.aspects());
        };
    }

    private static String told(Tiding.Changed changed) {
        String shifts =
                changed.causes().stream()
                        .map(aspect ->
                                Watching.text(aspect)
                                        + " "
                                        + text(changed.before(), aspect)
                                        + "→"
                                        + text(changed.after(), aspect))
                        .collect(Collectors.joining(", "));
        var with = new TreeSet<>(changed.aspects());
        with.removeAll(changed.causes());
        boolean heard = changed.sight().testimonies().stream().allMatch(Testimony::isHeard);
        return "changed "
                + shifts
                + (with.isEmpty() ? "" : " with " + texts(with))
                + (heard ? "" : " (only our resolver says so)");
    }

    private static String text(Snapshot snapshot, Aspect aspect) {
        return Watching.text(snapshot.aspects().getOrDefault(aspect, new Observed.Nothing()));
    }

    private static String texts(Set<Aspect> aspects) {
        return aspects.stream().map(Watching::text).collect(Collectors.joining(", "));
    }
}
