package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Aspect.Kind;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a watch covers, as the first look found it.
///
/// @param snapshot what was found
record Coverage(Snapshot snapshot) {
    private static final int SHOWN_SELECTORS = 8;

    /// One line each for what is published, what is not, and what nobody could say.
    List<Sentence> lines() {
        var lines = new ArrayList<Sentence>();
        policy(lines);
        spf(lines);
        keys(lines);
        rest(
                "Also: %s.",
                Stream.of(Kind.MX, Kind.NS, Kind.MTA_STS, Kind.TLS_RPT, Kind.BIMI)
                        .filter(kind ->
                                !seen(kind, Observed.Published.class::isInstance).isEmpty()),
                lines);
        rest(
                "Not published, and told when that changes: %s.",
                Stream.of(Kind.values())
                        .filter(kind -> !seen(kind, Observed.Nothing.class::isInstance).isEmpty())
                        .filter(kind -> seen(kind, Observed.Published.class::isInstance).isEmpty()),
                lines);
        rest(
                "Could not be looked up just now, which is no change: %s.",
                Stream.of(Kind.values())
                        .filter(kind -> !seen(kind, Observed.Unknown.class::isInstance).isEmpty()),
                lines);
        return lines;
    }

    private void policy(List<Sentence> lines) {
        seen(Kind.DMARC, Observed.Published.class::isInstance)
                .forEach(aspect ->
                        lines.add(Sentence.of("The DMARC policy at %s", aspect.name().toString())));
    }

    private void spf(List<Sentence> lines) {
        int included = seen(Kind.INCLUDED_SPF, _ -> true).size();
        seen(Kind.SPF, Observed.Published.class::isInstance)
                .forEach(aspect ->
                        lines.add(
                                included == 0
                                        ? Sentence.of("SPF of %s", aspect.name().toString())
                                        : Sentence.of(
                                                "SPF of %s and %s it leads to",
                                                aspect.name().toString(),
                                                new Inline.Plain(
                                                        Words.count(
                                                                included, "record", "records")))));
    }

    private void keys(List<Sentence> lines) {
        List<Aspect> keys = seen(Kind.DKIM_KEY, Observed.Published.class::isInstance);
        if (keys.isEmpty()) {
            return;
        }
        var words =
                Sentence.of(
                        "%s at %s",
                        new Inline.Plain(Words.count(keys.size(), "DKIM key", "DKIM keys")),
                        keys.getFirst().name().labels().getFirst());
        for (Aspect key : keys.stream().skip(1).limit(SHOWN_SELECTORS - 1).toList()) {
            words = Sentence.of("%s, %s", words, key.name().labels().getFirst());
        }
        lines.add(
                keys.size() > SHOWN_SELECTORS
                        ? Sentence.of("%s and %d more", words, keys.size() - SHOWN_SELECTORS)
                        : words);
    }

    private static void rest(String template, Stream<Kind> kinds, List<Sentence> lines) {
        List<String> names = kinds.map(Coverage::name).distinct().toList();
        if (!names.isEmpty()) {
            String words = template.replace("%s", Words.and(names));
            lines.add(Sentence.of("%s", new Inline.Plain(words)));
        }
    }

    private List<Aspect> seen(Kind kind, Predicate<Observed> how) {
        return snapshot.aspects().entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind && how.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case DMARC -> "DMARC";
            case SPF -> "SPF";
            case INCLUDED_SPF -> "included SPF records";
            case DKIM_KEY -> "DKIM keys";
            case MX -> "mail hosts";
            case NS -> "name servers";
            case MTA_STS -> "MTA-STS";
            case MTA_STS_POLICY -> "the MTA-STS policy";
            case TLS_RPT -> "TLS-RPT";
            case BIMI -> "BIMI";
        };
    }
}
