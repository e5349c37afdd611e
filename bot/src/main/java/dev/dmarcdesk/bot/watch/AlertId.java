package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Tiding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// Names for alerts. A name follows from what happened alone: whoever comes to the same conclusion,
/// beside us or after a crash, gets the same one and finds it told.
final class AlertId {
    /// In letters of five bits each; two alerts never share so much.
    private static final int LETTERS = 16;

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private AlertId() {}

    /// Of a change of one domain. The same records may change the same way again some day: that it
    /// is another time follows from when the state that ended had begun.
    static String of(WatchKey key, Tiding.Changed changed) {
        var parts = new ArrayList<>(about(Alert.Kind.CHANGE, key));
        parts.add(changed.since().toString());
        for (Aspect aspect : changed.aspects()) {
            parts.add(aspect.kind().word());
            parts.add(aspect.name().toString());
            parts.addAll(meaning(seen(changed.before(), aspect)));
            parts.addAll(meaning(seen(changed.after(), aspect)));
        }
        return name(parts);
    }

    /// Of a change that many domains share; each of them has its own history, so none of theirs is
    /// in it.
    ///
    /// @param window the stretch of time it was found in
    /// @param time 0 for the first such change in that window
    static String ofShared(String team, SharedCause cause, long window, int time) {
        var parts = new ArrayList<String>();
        parts.add(Alert.Kind.SHARED_CHANGE.name());
        parts.add(team);
        parts.add(cause.aspect().name().toString());
        parts.addAll(meaning(cause.before()));
        parts.addAll(meaning(cause.after()));
        parts.add(Long.toString(window));
        parts.add(Integer.toString(time));
        return name(parts);
    }

    /// Of what began at some time and is about some of what a domain publishes.
    static String of(Alert.Kind kind, WatchKey key, Instant since, SortedSet<Aspect> aspects) {
        var parts = new ArrayList<>(about(kind, key));
        parts.add(since.toString());
        for (Aspect aspect : aspects) {
            parts.add(aspect.kind().word());
            parts.add(aspect.name().toString());
        }
        return name(parts);
    }

    /// Of what a channel hears once in a week.
    ///
    /// @param monday when the week's digest was due
    static String ofDigest(String team, String channel, Instant monday) {
        return name(List.of(Alert.Kind.DIGEST.name(), team, channel, monday.toString()));
    }

    /// What was seen of an aspect; what nobody looked for any more is not there.
    static Observed seen(Snapshot snapshot, Aspect aspect) {
        return snapshot.aspects().getOrDefault(aspect, new Observed.Nothing());
    }

    private static List<String> about(Alert.Kind kind, WatchKey key) {
        return List.of(kind.name(), key.team(), key.domain().toString());
    }

    private static List<String> meaning(Observed observed) {
        return switch (observed) {
            case Observed.Nothing _ -> List.of("nothing");
            case Observed.Unknown _ -> List.of("unknown");
            case Observed.Published(var meaning, _) -> {
                var parts = new ArrayList<String>();
                parts.add("published " + meaning.size());
                parts.addAll(meaning);
                yield parts;
            }
        };
    }

    /// Lengths keep neighbours apart, whatever characters are in them.
    private static String name(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] octets = part.getBytes(StandardCharsets.UTF_8);
            digest.update((octets.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(octets);
        }
        return base32(digest.digest());
    }

    private static String base32(byte[] octets) {
        var letters = new StringBuilder();
        for (int bit = 0; bit < LETTERS * 5; bit += 5) {
            int pair = ((octets[bit / 8] & 0xff) << 8) | (octets[bit / 8 + 1] & 0xff);
            letters.append(ALPHABET.charAt((pair >> (11 - bit % 8)) & 0x1f));
        }
        return letters.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
