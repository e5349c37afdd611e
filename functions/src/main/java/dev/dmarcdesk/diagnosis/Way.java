package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The way a message took, for people.
final class Way {
    private static final int MOST = 8;

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
        var items = new ArrayList<Sentence>();
        path.hops().stream().limit(MOST).map(Way::hop).forEach(items::add);
        if (path.hops().size() > MOST) {
            items.add(Sentence.of("and %d more", path.hops().size() - MOST));
        }
        return List.of(
                new Block.Heading(Sentence.of("The way it took")),
                new Block.Paragraph(kind(path)),
                new Block.Bullets(items, true));
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

    private static Sentence hop(Path.Hop hop) {
        String from = Shown.host(hop.from());
        String by = Shown.host(hop.by());
        return Sentence.of(
                        "%s to %s",
                        from.isEmpty() ? Sentence.of("a client") : Sentence.of("%s", from),
                        by.isEmpty() ? Sentence.of("a server") : Sentence.of("%s", by))
                .and(
                        Sentence.of(
                                "%s",
                                new Inline.Plain(
                                        protocol(hop.protocol()) + delay(hop.delaySeconds()))));
    }

    private static String protocol(String protocol) {
        String shown = Shown.protocol(protocol);
        return shown.isEmpty() ? "" : "(" + shown + ")";
    }

    private static String delay(List<Long> seconds) {
        return seconds.isEmpty()
                ? ""
                : seconds.getFirst() < 0
                        ? " clocks disagree"
                        : " after " + duration(seconds.getFirst());
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
        return hops == 0 ? "" : timed ? counted + ", " + duration(seconds) : counted;
    }
}
