package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is answered to those who ask for watches.
public final class WatchPages {
    /// More rows have no room in one message of a chat.
    private static final int MOST_ROWS = 40;

    private static final int MOST_NAMES = 20;

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
        if (!already.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of("Watched here before already: %s.", names(already))));
        }
        blocks.add(
                new Block.SmallPrint(
                        Sentence.of(
                                "DMARC, SPF with all it includes, DKIM keys that are known, mail hosts, name servers, MTA-STS, TLS-RPT and BIMI · since %s · a change is told when it was seen twice",
                                Moments.plain(at))));
        var title =
                begun.size() == 1
                        ? Sentence.of("Watching %s", begun.getFirst().domain().toString())
                        : begun.isEmpty()
                                ? Sentence.of("Nothing new to watch")
                                : Sentence.of("Watching %d domains", begun.size());
        return new Document(Tone.GOOD, title, title, blocks);
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
                            Sentence.of(
                                    "Changes of %s are no longer told in this channel.",
                                    names(stopped))));
        }
        if (!unknown.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of("Not watched in this channel: %s.", names(unknown))));
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
            var none = Sentence.of("No domain is watched in this channel");
            return new Document(
                    Tone.NOTICE,
                    none,
                    none,
                    List.of(
                            new Block.Paragraph(
                                    Sentence.of("%s begins to watch one.", "watch example.com"))));
        }
        return listed(
                Sentence.of("%s watched in this channel", WatchWords.domains(watches.size())),
                watches,
                at);
    }

    /// What a workspace watches, for the page that the bot has of its own.
    ///
    /// @param watches in the order in which to show them
    /// @param total how many there are, when only some are given
    /// @param at now
    public static Document home(List<Watch> watches, int total, Instant at) {
        if (watches.isEmpty()) {
            var none = Sentence.of("No domain is watched in this workspace");
            return new Document(
                    Tone.NOTICE,
                    none,
                    none,
                    List.of(
                            new Block.Paragraph(
                                    Sentence.of(
                                            "In a channel, %s tells there what changes.",
                                            "/dmarc watch example.com"))));
        }
        return listed(
                Sentence.of("%s watched in this workspace", WatchWords.domains(total)),
                watches,
                at);
    }

    private static Document listed(Sentence title, List<Watch> watches, Instant at) {
        boolean many = watches.stream().anyMatch(watch -> !watch.channels().isEmpty());
        var columns =
                new ArrayList<>(List.of("Domain", "State", "Every", "As it is since", "Next look"));
        if (many) {
            columns.add("Told in");
        }
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Table(
                        columns,
                        watches.stream()
                                .limit(MOST_ROWS)
                                .map(watch -> WatchWords.row(watch, many, at))
                                .toList()));
        if (watches.size() > MOST_ROWS) {
            blocks.add(new Block.Paragraph(Sentence.of("and %d more", watches.size() - MOST_ROWS)));
        }
        blocks.add(new Block.SmallPrint(Sentence.of("As of %s", Moments.plain(at))));
        return new Document(WatchWords.tone(watches), title, title, blocks);
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

    /// More domains at once than one command takes.
    ///
    /// @param asked how many were named
    /// @param most how many can be
    public static Document tooMany(int asked, int most) {
        return full(
                Sentence.of("%d domains are too many for one command", asked),
                Sentence.of("Name up to %d at a time.", most),
                List.of());
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
