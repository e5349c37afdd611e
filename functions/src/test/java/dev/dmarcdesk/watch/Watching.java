package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A domain that is looked at again and again. What is seen stays as it was said last.
///
/// An aspect is written as its kind, with a name where there are several: `dmarc`, `dkim-key:s1`,
/// `included-spf:a.example`. What is observed of it is a word, such as `reject`; or `-` for
/// nothing, `?` for unknown, and an empty word where nobody asks. `one>a.example>b.example` is an
/// SPF record that leads on.
final class Watching {
    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("watched.example");

    private final TreeMap<Aspect, Observed> seen = new TreeMap<>();
    private final TreeMap<Aspect, List<Observed>> own = new TreeMap<>();
    private Memory memory = Memory.NONE;
    private Instant at = BEGIN;
    private Level level = Level.GOOD;

    /// Says what looks see from now on.
    Watching sees(String... what) {
        for (String one : what) {
            Aspect aspect = aspect(one);
            String value = one.substring(one.indexOf('=') + 1);
            if (value.isEmpty()) {
                seen.remove(aspect);
            } else {
                seen.put(aspect, observed(value));
            }
        }
        return this;
    }

    /// Says what the zones' own servers answer from now on, with commas between them; nothing when
    /// none can be asked, and `=` for what is seen, as it is before anything is said.
    Watching own(String... what) {
        for (String one : what) {
            Aspect aspect = aspect(one);
            String value = one.substring(one.indexOf('=') + 1);
            if (value.equals("=")) {
                own.remove(aspect);
            } else {
                own.put(aspect, value.isEmpty() ? List.of() : words(value));
            }
        }
        return this;
    }

    /// Says what the domain stands like from now on.
    Watching stands(Level now) {
        this.level = now;
        return this;
    }

    /// Goes on looking after some time, which may be negative.
    Step after(Duration time) {
        at = at.plus(time);
        return again();
    }

    Step afterMinutes(long minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    Step afterHours(long hours) {
        return after(Duration.ofHours(hours));
    }

    /// Takes the same look once more.
    Step again() {
        Step step = Vigilance.step(memory, look());
        memory = step.memory();
        return step;
    }

    /// What the next look would be, at the present time.
    Look look() {
        var snapshot = snapshot();
        return new Look(
                at,
                snapshot,
                Vigilance.suspects(memory, snapshot).stream().map(this::testimony).toList());
    }

    Snapshot snapshot() {
        return new Snapshot(
                seen, new Standing(level, "none", seen.size(), 0, new TreeMap<>(), List.of()));
    }

    Memory memory() {
        return memory;
    }

    Instant at() {
        return at;
    }

    SortedMap<Aspect, Observed> known() {
        return memory.known() instanceof Memory.Known.State(var snapshot, _)
                ? snapshot.aspects()
                : new TreeMap<>();
    }

    private Testimony testimony(Aspect aspect) {
        var said = own.getOrDefault(aspect, List.of(seen.get(aspect)));
        var words = new ArrayList<Testimony.Word>();
        for (Observed one : said) {
            var server = DomainName.of("ns" + (words.size() + 1) + ".watched.example");
            words.add(new Testimony.Word(server, one));
        }
        return new Testimony(aspect, words);
    }

    private static List<Observed> words(String values) {
        return Arrays.stream(values.split(",", -1)).map(Watching::observed).toList();
    }

    /// Reads `kind:name=…`.
    static Aspect aspect(String text) {
        String[] parts = text.substring(0, (text + "=").indexOf('=')).split(":", -1);
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(parts[0])) {
                return new Aspect(kind, parts.length > 1 ? DomainName.of(parts[1]) : DOMAIN);
            }
        }
        throw new IllegalArgumentException(text);
    }

    static Observed observed(String value) {
        String[] parts = value.split(">", -1);
        var text = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            text.append(" include:").append(parts[i]);
        }
        return switch (value) {
            case "-" -> new Observed.Nothing();
            case "?" -> new Observed.Unknown(Answer.Reason.SERVFAIL);
            default -> new Observed.Published(List.of(text.toString()), List.of(text.toString()));
        };
    }

    /// The opposite of [#aspect].
    static String text(Aspect aspect) {
        String name = aspect.name().equals(DOMAIN) ? "" : ":" + aspect.name();
        return aspect.kind().word() + name;
    }

    /// The opposite of [#observed].
    static String text(Observed observed) {
        return switch (observed) {
            case Observed.Nothing() -> "-";
            case Observed.Unknown _ -> "?";
            case Observed.Published(var meaning, _) ->
                    String.join("+", meaning).replace(" include:", ">");
        };
    }
}
