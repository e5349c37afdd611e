package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The way a message took, for people.
final class Way {
    private static final int MOST = 10;

    /// Slower than mail that nobody held up.
    private static final long SLOW = 60;

    private Way() {}

    /// Its servers, where it did not come straight away or somebody held it up; else nothing.
    static List<Block> of(Path path) {
        boolean slow =
                path.hops().stream()
                        .flatMap(hop -> hop.delaySeconds().stream())
                        .anyMatch(delay -> delay >= SLOW);
        boolean direct = path.kind() == Path.Kind.DIRECT || path.kind() == Path.Kind.UNKNOWN;
        if (path.hops().isEmpty() || (direct && !slow)) {
            return List.of();
        }
        var servers = servers(path);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Heading(Sentence.of("The way it took")));
        blocks.add(new Block.Paragraph(kind(path)));
        if (!servers.isEmpty()) {
            blocks.add(new Block.Paragraph(servers));
        }
        return blocks;
    }

    /// The names of its servers in a line, with the time that one held it up. Who is not named is
    /// left out.
    private static Sentence servers(Path path) {
        var line = Sentence.NONE;
        String last = "";
        int shown = 0;
        for (Path.Hop hop : path.hops()) {
            for (String host : List.of(Shown.host(hop.from()), Shown.host(hop.by()))) {
                if (host.isEmpty() || host.equals(last)) {
                    continue;
                }
                if (shown++ == MOST) {
                    return Sentence.of("%s → … (%d hops in all)", line, path.hops().size());
                }
                line =
                        line.isEmpty()
                                ? Sentence.of("%s", host)
                                : Sentence.of("%s → %s", line, host);
                last = host;
            }
            line = line.and(held(hop));
        }
        return line;
    }

    private static Sentence held(Path.Hop hop) {
        return hop.delaySeconds().stream()
                .filter(delay -> delay >= SLOW)
                .map(delay -> Sentence.of("(after %s)", new Inline.Plain(duration(delay))))
                .findFirst()
                .orElse(Sentence.NONE);
    }

    /// By whom it went, and what shows it.
    static Sentence kind(Path path) {
        String word =
                switch (path.kind()) {
                    case DIRECT -> "Direct delivery";
                    case FORWARDED -> "Forwarded";
                    case MAILING_LIST -> "By a mailing list";
                    case GATEWAY -> "Through a gateway";
                    case UNKNOWN -> "Not known";
                };
        String sure =
                switch (path.certainty()) {
                    case CERTAIN -> "";
                    case LIKELY -> ", most likely";
                    case GUESS -> ", which is a guess";
                };
        var reason = Shown.words(path.reason());
        String end = path.kind() == Path.Kind.UNKNOWN ? "" : sure;
        return reason.isEmpty()
                ? Sentence.of("%s.", new Inline.Plain(word + end))
                : Sentence.of("%s: %s", new Inline.Plain(word + end), reason);
    }

    /// A time as people say it.
    static String duration(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%d min", seconds / 60)
                : String.format(Locale.ROOT, "%d h", seconds / 3600);
    }

    /// How many servers, and how long from the first to the last; empty when there are none.
    static String measure(Path path) {
        int hops = path.hops().size();
        long seconds =
                path.hops().stream()
                        .flatMap(hop -> hop.delaySeconds().stream())
                        .filter(delay -> delay > 0)
                        .mapToLong(Long::longValue)
                        .sum();
        boolean timed = path.hops().stream().anyMatch(hop -> !hop.delaySeconds().isEmpty());
        String counted = hops == 1 ? "1 hop" : hops + " hops";
        return hops == 0 ? "" : timed && seconds > 0 ? counted + ", " + duration(seconds) : counted;
    }
}
