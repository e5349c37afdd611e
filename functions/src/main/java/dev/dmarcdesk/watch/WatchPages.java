package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is answered to those who ask for watches.
public final class WatchPages {
    /// More rows have no room in one message of a chat.
    private static final int MOST_ROWS = 40;

    private static final int MOST_NAMES = 20;

    /// More have no room in a notification.
    private static final int MOST_SAID = 5;

    /// As many as are drawn on one page of the bot's own.
    public static final int MOST_AT_HOME = 60;

    private WatchPages() {}

    /// A watched domain, for a page.
    ///
    /// @param domain which
    /// @param memory what is known of it
    /// @param every how often it is looked at
    /// @param next when it is looked at next
    /// @param quietUntil no change is told before; the epoch when nothing was said
    /// @param channels where it is told, by id; empty where the page speaks of one channel only
    public record Watch(
            DomainName domain,
            Memory memory,
            Duration every,
            Instant next,
            Instant quietUntil,
            List<String> channels) {
        public Watch {
            channels = List.copyOf(channels);
        }
    }

    /// Watches have begun, or were there already.
    ///
    /// @param begun those that are new, or were asked for anew; with what their first look saw
    /// @param already domains that were watched before, as often as now
    /// @param at now
    public static Document begun(List<Watch> begun, List<DomainName> already, Instant at) {
        var blocks = new ArrayList<Block>();
        begun.stream()
                .limit(MOST_NAMES)
                .forEach(watch -> blocks.add(new Block.Paragraph(WatchWords.begun(watch))));
        if (begun.size() > MOST_NAMES) {
            blocks.add(new Block.Paragraph(Sentence.of("and %d more", begun.size() - MOST_NAMES)));
        }
        if (!begun.isEmpty()) {
            blocks.add(new Block.Paragraph(WatchWords.when(begun, at)));
        }
        if (!already.isEmpty() && !(begun.isEmpty() && already.size() == 1)) {
            blocks.add(
                    new Block.Paragraph(Sentence.of("Watched here already: %s.", names(already))));
        }
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "What is watched: DMARC, SPF with all it includes, DKIM keys that are known, mail hosts, name servers, MTA-STS, TLS-RPT and BIMI · as of %s · a change is told when it was seen twice",
                                Moments.plain(at))));
        var title = title(begun, already);
        return new Document(Tone.GOOD, title, summary(title, begun), blocks);
    }

    private static Sentence title(List<Watch> begun, List<DomainName> already) {
        if (begun.isEmpty()) {
            return already.size() == 1
                    ? Sentence.of("%s is watched here already", already.getFirst().toString())
                    : Sentence.of("Nothing new to watch");
        }
        return begun.size() == 1
                ? Sentence.of("Watching %s", begun.getFirst().domain().toString())
                : Sentence.of("Watching %d domains", begun.size());
    }

    private static Sentence summary(Sentence title, List<Watch> begun) {
        var words = Sentence.of("%s.", title);
        for (Watch watch : begun.subList(0, Math.min(MOST_SAID, begun.size()))) {
            words = words.and(WatchWords.said(watch));
        }
        return words;
    }

    /// Watches have ended.
    ///
    /// @param stopped domains that are watched here no more
    /// @param unknown domains that were not watched here
    public static Document ended(List<DomainName> stopped, List<DomainName> unknown) {
        var blocks = new ArrayList<Block>();
        if (!stopped.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of("Changes of %s are no longer told here.", names(stopped))));
        }
        if (!unknown.isEmpty()) {
            blocks.add(new Block.Paragraph(Sentence.of("Not watched here: %s.", names(unknown))));
        }
        var title =
                stopped.size() == 1
                        ? Sentence.of("No longer watching %s", stopped.getFirst().toString())
                        : stopped.isEmpty()
                                ? Sentence.of("Nothing to stop watching")
                                : Sentence.of("No longer watching %d domains", stopped.size());
        return new Document(stopped.isEmpty() ? Tone.NOTICE : Tone.GOOD, title, title, blocks);
    }

    /// What is watched in a channel.
    ///
    /// @param watches in the order in which to show them
    /// @param at now
    public static Document watches(List<Watch> watches, Instant at) {
        if (watches.isEmpty()) {
            var none = Sentence.of("No domain is watched here");
            return new Document(
                    Tone.NOTICE,
                    none,
                    none,
                    List.of(
                            new Block.Paragraph(
                                    Sentence.of("%s begins to watch one.", "watch example.com"))));
        }
        return listed(
                Sentence.of(
                        "%s watched here%s",
                        WatchWords.domains(watches.size()), WatchWords.wrong(watches)),
                WatchWords.sorted(watches),
                at);
    }

    /// What a workspace watches, by channel, for the page that the bot has of its own.
    ///
    /// @param watches in the order in which to show them, with their channels
    /// @param total how many there are, when only some are given
    /// @param at now
    public static Document home(List<Watch> watches, int total, Instant at) {
        var title =
                watches.isEmpty()
                        ? Sentence.of("No domain is watched in this workspace")
                        : Sentence.of(
                                "%s watched in this workspace%s",
                                WatchWords.domains(total),
                                total > watches.size() ? Sentence.NONE : WatchWords.wrong(watches));
        var blocks = new ArrayList<Block>();
        List<Watch> shown = watches.stream().limit(MOST_AT_HOME).toList();
        channels(shown)
                .forEach((channel, there) -> {
                    blocks.add(new Block.Paragraph(channel(channel)));
                    blocks.add(
                            new Block.Bullets(
                                    there.stream()
                                            .map(watch -> WatchWords.item(watch, at))
                                            .toList(),
                                    false));
                });
        if (total > shown.size()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "… and %d more; %s in a channel lists those of it.",
                                    total - shown.size(), "/dmarc watches")));
        }
        blocks.add(
                new Block.Paragraph(
                        Sentence.of(
                                "%s in a channel tells there what changes in a domain's mail"
                                        + " records, and what that means for mail. %s ends it.",
                                "/dmarc watch example.com", "/dmarc unwatch example.com")));
        blocks.add(new Block.SmallPrint(Sentence.of("As of %s", Moments.plain(at))));
        return new Document(
                watches.isEmpty() ? Tone.NOTICE : WatchWords.tone(watches), title, title, blocks);
    }

    private static Map<String, List<Watch>> channels(List<Watch> watches) {
        var channels = new LinkedHashMap<String, List<Watch>>();
        for (Watch watch : watches) {
            for (String channel : watch.channels()) {
                channels.computeIfAbsent(channel, _ -> new ArrayList<>()).add(watch);
            }
        }
        return channels;
    }

    /// A conversation of two has no name.
    private static Sentence channel(String id) {
        return id.startsWith("D")
                ? Sentence.of("%s", new Inline.Strong("Told to you alone"))
                : Sentence.of("%s", new Inline.Person(id));
    }

    /// A channel wants to hear nothing of a domain for some time.
    ///
    /// @param until when that ends
    public static Document quiet(DomainName domain, Instant until) {
        var title = Sentence.of("Quiet about %s until %s", domain.toString(), Moments.plain(until));
        return new Document(
                Tone.NOTICE,
                title,
                title,
                List.of(
                        new Block.Paragraph(
                                Sentence.of(
                                        "It is looked at as before, and no change is told here"
                                                + " until then."))));
    }

    /// A channel wants to hear of a domain again.
    public static Document loud(DomainName domain) {
        var title = Sentence.of("No longer quiet about %s", domain.toString());
        return new Document(
                Tone.GOOD,
                title,
                title,
                List.of(new Block.Paragraph(Sentence.of("Changes are told here again."))));
    }

    private static Document listed(Sentence title, List<Watch> watches, Instant at) {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Table(
                        List.of("Domain", "State", "Unchanged since", "Looked at every"),
                        watches.stream()
                                .limit(MOST_ROWS)
                                .map(watch -> WatchWords.row(watch, at))
                                .toList()));
        if (watches.size() > MOST_ROWS) {
            blocks.addAll(others(watches.subList(MOST_ROWS, watches.size())));
        }
        Instant next = watches.stream().map(Watch::next).min(Comparator.naturalOrder()).orElse(at);
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "As of %s · next look at %s",
                                Moments.plain(at), Moments.clock(next, at))));
        return new Document(WatchWords.tone(watches), title, title, blocks);
    }

    /// Those without a row, by name.
    private static List<Block> others(List<Watch> watches) {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < watches.size(); i += MOST_ROWS) {
            var names =
                    watches.subList(i, Math.min(watches.size(), i + MOST_ROWS)).stream()
                            .map(watch -> watch.domain().toString())
                            .toList();
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "%s %s",
                                    i == 0
                                            ? Sentence.of(
                                                    "And %d more, none of them worse:",
                                                    watches.size())
                                            : Sentence.NONE,
                                    new Inline.Plain(String.join(", ", names)))));
        }
        return blocks;
    }

    /// A channel has as many watches as it can have.
    ///
    /// @param most how many that is
    /// @param left domains that are not watched for that reason
    public static Document channelFull(int most, List<DomainName> left) {
        return full(
                Sentence.of("This channel watches %d domains, and can not watch more", most),
                Sentence.of(
                        "End a watch with %s, or ask in another channel.", "unwatch example.com"),
                left);
    }

    /// A workspace has as many watches as it can have.
    ///
    /// @param most how many that is
    /// @param left domains that are not watched for that reason
    public static Document workspaceFull(int most, List<DomainName> left) {
        return full(
                Sentence.of("This workspace watches %d domains, and can not watch more", most),
                Sentence.of(
                        "End a watch that nobody needs with %s; %s lists those of a channel.",
                        "unwatch example.com", "watches"),
                left);
    }

    private static Document full(Sentence title, Sentence advice, List<DomainName> left) {
        var words =
                left.isEmpty() ? advice : Sentence.of("Not watched: %s. %s", names(left), advice);
        return new Document(
                Tone.WARNING,
                title,
                Sentence.of("%s. %s", title, words),
                List.of(new Block.Paragraph(words)));
    }

    private static Sentence names(List<DomainName> domains) {
        return Listed.codes(domains.stream().map(DomainName::toString).toList());
    }
}
