package dev.dmarcdesk.whatif;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;
import dev.dmarcdesk.whatif.Change.TagChange;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Changes the tags of a DMARC record and nothing else of it.
final class TagEdits {
    /// What stands between the version and the report addresses: RFC 7489 §6.4 wants `p` first.
    private static final Set<String> POLICIES =
            Set.of("v", "p", "sp", "np", "t", "psd", "adkim", "aspf");

    /// As written in the record, without its semicolon.
    private record Pair(String name, String text) {

        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }

        String value() {
            return text.substring(text.indexOf('=') + 1).strip();
        }
    }

    private final List<Pair> pairs = new ArrayList<>();

    private TagEdits(String record) {
        for (Tag tag : TagList.parse(record).tags()) {
            pairs.add(
                    new Pair(
                            tag.name(),
                            record.substring(tag.nameAt().start(), tag.valueAt().end())));
        }
    }

    /// Makes the changes in order.
    ///
    /// @param record as published
    static Edited of(String record, List<TagChange> changes) {
        var edits = new TagEdits(record);
        for (TagChange change : changes) {
            Sentence trouble = edits.apply(change);
            if (!trouble.isEmpty()) {
                return new Edited.Impossible(trouble);
            }
        }
        return new Edited.Text(edits.text());
    }

    private String text() {
        return pairs.stream().map(Pair::text).collect(Collectors.joining("; "));
    }

    /// @return what is in the way; no words when it was done
    private Sentence apply(TagChange change) {
        return switch (change) {
            case TagChange.Set(var name, var value) -> {
                set(new Pair(name, name + "=" + value));
                yield Sentence.NONE;
            }
            case TagChange.Append(var name, var value) -> append(name, value);
            case TagChange.Remove(var name) ->
                    pairs.removeIf(pair -> pair.is(name))
                            ? Sentence.NONE
                            : Sentence.of(
                                    "%s is not in the record. In it are: %s",
                                    name,
                                    new Inline.Code(
                                            pairs.stream()
                                                    .map(Pair::name)
                                                    .collect(Collectors.joining(" "))));
        };
    }

    /// In the place of the first of that name; others of it annul or hide each other, and go.
    private void set(Pair pair) {
        int at = index(pair.name());
        pairs.removeIf(one -> one.is(pair.name()));
        pairs.add(at < 0 ? place(pair) : Math.min(at, pairs.size()), pair);
    }

    private int index(String name) {
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.get(i).is(name)) {
                return i;
            }
        }
        return -1;
    }

    private int place(Pair pair) {
        if (pair.is("p")) {
            return Math.min(1, pairs.size());
        }
        if (!POLICIES.contains(pair.name())) {
            return pairs.size();
        }
        int at = 0;
        while (at < pairs.size() && POLICIES.stream().anyMatch(pairs.get(at)::is)) {
            at++;
        }
        return at;
    }

    private Sentence append(String name, String value) {
        int at = index(name);
        if (at < 0) {
            set(new Pair(name, name + "=" + value));
            return Sentence.NONE;
        }
        Pair pair = pairs.get(at);
        if (List.of(pair.value().split("\\s*,\\s*")).contains(value)) {
            return Sentence.of("%s is in the record already: nothing would change", value);
        }
        String all = pair.value().isEmpty() ? value : pair.value() + "," + value;
        pairs.set(at, new Pair(pair.name(), pair.name() + "=" + all));
        return Sentence.NONE;
    }
}
