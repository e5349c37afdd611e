package dev.dmarcdesk.sender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the stanzas of the catalogue: `field: value` lines, services separated by an empty line,
/// `#` for remarks. Every field stands once, but for the parts of the set-up, which keep their
/// order.
///
/// The text is our own, so a mistake in it is ours: it is an exception, and the tests read the
/// whole catalogue.
final class SenderText {
    private final Map<String, String> fields = new HashMap<>();
    private final List<String> setUp = new ArrayList<>();

    private SenderText() {}

    static List<Sender> read(String text) {
        var senders = new ArrayList<Sender>();
        var stanza = new SenderText();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            stanza.line(text.substring(start, end), senders);
            start = end + 1;
        }
        stanza.finish(senders);
        return senders;
    }

    private void line(String line, List<Sender> senders) {
        if (line.isBlank()) {
            finish(senders);
        } else if (line.charAt(0) != '#') {
            int colon = line.indexOf(": ");
            String field = line.substring(0, Math.max(colon, 0));
            if (SetUpText.isPart(field)) {
                setUp.add(line);
            } else if (colon < 0 || fields.put(field, line.substring(colon + 2)) != null) {
                throw new IllegalArgumentException("not one more field: " + line);
            }
        }
    }

    private void finish(List<Sender> senders) {
        if (!fields.isEmpty()) {
            senders.add(sender());
            setUp.clear();
            if (!fields.isEmpty()) {
                throw new IllegalArgumentException("unknown fields: " + fields.keySet());
            }
        }
    }

    private Sender sender() {
        String help = needed("help");
        String[] checked = needed("checked").split(" ", -1);
        return new Sender(
                needed("sender"),
                needed("name"),
                word(Sender.Kind.class, needed("type")),
                marks(),
                ability(needed("alignment")),
                word(Sender.Prospect.class, needed("include")),
                Integer.parseInt(optional("lookups", "0")),
                setUp,
                help.equals("unknown") ? "" : help,
                needed("source"),
                checked[0],
                word(Sender.Confidence.class, checked[1]));
    }

    private Marks marks() {
        return new Marks(
                words("spf"),
                words("dead-spf"),
                words("mx"),
                words("bounce"),
                words("bounce-below"),
                words("servers"),
                words("cname"),
                words("selectors"),
                words("weak-selectors"),
                words("selector-patterns"),
                words("signs-as"),
                words("runs-on"),
                optional("idle-key", "").equals("absent"));
    }

    private static Sender.Ability ability(String text) {
        var of = new HashMap<String, Sender.Prospect>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            of.put(
                    pair.substring(0, equals),
                    word(Sender.Prospect.class, pair.substring(equals + 1)));
        }
        var unknown = Sender.Prospect.UNKNOWN;
        return new Sender.Ability(
                of.getOrDefault("spf", unknown),
                of.getOrDefault("dkim", unknown),
                of.getOrDefault("strict-spf", unknown),
                of.getOrDefault("strict-dkim", unknown));
    }

    private String needed(String field) {
        String value = fields.remove(field);
        if (value == null) {
            throw new IllegalArgumentException("no " + field + " beside " + fields);
        }
        return value;
    }

    private String optional(String field, String otherwise) {
        String value = fields.remove(field);
        return value == null ? otherwise : value;
    }

    private List<String> words(String field) {
        String value = optional(field, "");
        return value.isEmpty() ? List.of() : List.of(value.split(" ", -1));
    }

    private static <E extends Enum<E>> E word(Class<E> words, String text) {
        return Enum.valueOf(words, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
