package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Old against new: for each name that changed, the records that are gone and those that are new.
final class Difference {
    /// All records of one name together have room in one block of a chat.
    private static final int MOST_TEXT = 2_400;

    /// All blocks together have room in one message of a chat, beside what else it says.
    private static final int MOST_OF_ALL = 7_200;

    /// More names are only named.
    private static final int MOST_NAMES = 6;

    private static final int MOST_LINES = 12;

    /// What is kept of a line at least.
    private static final int SHORTEST = 80;

    private Difference() {}

    /// The blocks of a change, bounded.
    static List<Block> blocks(Tiding.Changed changed) {
        var all = shifts(changed);
        var blocks = new ArrayList<Block>();
        var shown = all.stream().limit(MOST_NAMES).toList();
        int room = Math.min(MOST_TEXT, MOST_OF_ALL / Math.max(1, shown.size()));
        shown.stream().map(shift -> listing(shift, room)).forEach(blocks::add);
        if (all.size() > MOST_NAMES) {
            var rest = all.subList(MOST_NAMES, all.size());
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "Changed besides: %s.",
                                    Listed.codes(
                                            rest.stream()
                                                    .map(shift -> head(shift.aspect(), " "))
                                                    .toList()))));
        }
        return blocks;
    }

    /// Who runs the zone comes first, because all else may follow from it. A record that the
    /// domain's SPF leads to only now, or no longer, is itself as it was: the term says it all.
    private static List<Shift> shifts(Tiding.Changed changed) {
        var all =
                changed.aspects().stream()
                        .sorted(Comparator.comparing(aspect -> aspect.kind() != Kind.NS))
                        .map(aspect -> Shift.of(aspect, changed.before(), changed.after()))
                        .filter(shift -> !shift.before().equals(shift.after()))
                        .toList();
        var own = all.stream().filter(shift -> !isOfTheTerm(shift.aspect(), changed)).toList();
        return own.isEmpty() ? all : own;
    }

    private static boolean isOfTheTerm(Aspect aspect, Tiding.Changed changed) {
        return aspect.kind() == Kind.INCLUDED_SPF
                && !(changed.before().aspects().containsKey(aspect)
                        && changed.after().aspects().containsKey(aspect));
    }

    private static Block.Listing listing(Shift shift, int most) {
        var gone = lines("- ", shift.before(), shift.after());
        var news = lines("+ ", shift.after(), shift.before());
        int room = most / Math.max(1, gone.size() + news.size());
        return new Block.Listing(
                Stream.concat(
                                Stream.of(head(shift.aspect(), "  ")),
                                Stream.concat(gone.stream(), news.stream())
                                        .map(line -> cut(line, Math.max(room, SHORTEST))))
                        .collect(Collectors.joining("\n")));
    }

    private static String head(Aspect aspect, String gap) {
        return type(aspect.kind()) + gap + aspect.name();
    }

    private static List<String> lines(String sign, List<String> records, List<String> others) {
        var known = others.stream().flatMap(String::lines).toList();
        return records.stream()
                .flatMap(String::lines)
                .filter(line -> !known.contains(line))
                .limit(MOST_LINES)
                .map(line -> sign + Visible.code(line))
                .toList();
    }

    private static String cut(String line, int room) {
        return line.length() <= room
                ? line
                : line.substring(0, room) + "… (" + (line.length() - 2) + " characters)";
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case DMARC, SPF, INCLUDED_SPF, DKIM_KEY, MTA_STS, TLS_RPT, BIMI -> "TXT";
            case MX -> "MX";
            case NS -> "NS";
            case MTA_STS_POLICY -> "https";
        };
    }
}
