package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the record in what somebody pasted: a bare record, a zone file's line, a row of a DNS
/// panel, the output of a lookup, an MTA-STS policy.
public final class Paste {
    /// Longer texts are no record, whatever is in them: all of a TXT record's data.
    private static final int LONGEST = 65_535;

    private static final String ACCEPTED =
            "a DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI record, such as v=DMARC1; p=reject";

    private static final Pattern FENCE = Pattern.compile("^(?:```|['`])|(?:```|['`])$");

    /// A second SPF record on the same line.
    private static final Pattern AGAIN = Pattern.compile("(?i)\\s+(?=v=spf1 )");

    private static final Pattern REMARK = Pattern.compile("\\s*;;.*|\\s*; <<.*|\\s*");

    /// The version of Sender ID (RFC 4406 §3.1), whose records look like those of SPF.
    private static final Pattern SENDER_ID =
            Pattern.compile("\"?spf2\\.0\\b", Pattern.CASE_INSENSITIVE);

    /// RFC 6686 ended the experiment with both in favour of SPF.
    private static final String OF_TODAY =
            "a record that receivers read; this one is of Sender ID (spf2.0), which SPF outlived"
                    + " (RFC 6686): it can be deleted where it is published";

    private final String text;
    private final Set<Undone> undone;
    private final List<LintFinding> findings = new ArrayList<>();
    private int lines = 1;

    private Paste(String text, Set<Undone> undone) {
        this.text = text;
        this.undone = EnumSet.noneOf(Undone.class);
        this.undone.addAll(undone);
    }

    /// Reads what was pasted.
    ///
    /// @param pasted anything
    /// @param chat whether a chat program may have changed it
    /// @return the record, or what is accepted instead
    public static Parsed<Draft> read(String pasted, boolean chat) {
        if (pasted.length() > LONGEST) {
            return Parsed.invalid(
                    "a record of at most 65,535 characters", LONGEST, pasted.length());
        }
        var meant = chat ? ChatText.of(pasted) : new ChatText(pasted, Set.of());
        String octets =
                new String(
                        meant.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new Paste(octets, meant.undone()).read(pasted.length());
    }

    private Parsed<Draft> read(int length) {
        if (Recognition.of(text).filter(RecordType.MTA_STS_POLICY::equals).isPresent()) {
            return Parsed.valid(policy());
        }
        var entries = entries();
        var first = entries.isEmpty() ? Wrapping.of(text) : Wrapping.of(entries.getFirst());
        var owner = Optional.of(first.owner()).filter(name -> !name.isEmpty()).map(Owner::parse);
        String body = FENCE.matcher(first.body()).replaceAll("").strip();
        if (SENDER_ID.matcher(body).lookingAt()) {
            return Parsed.invalid(OF_TODAY, 0, length);
        }
        var type = type(body, owner);
        if (type.isEmpty() || first.body().isBlank()) {
            return Parsed.invalid(ACCEPTED, 0, length);
        }
        return Parsed.valid(draft(type.get(), owner, entries));
    }

    /// The version decides, then the name it stands behind, then what only one kind has.
    private static Optional<RecordType> type(String body, Optional<Owner> owner) {
        return Recognition.byVersion(body)
                .or(() -> owner.flatMap(Paste::type))
                .or(() -> Recognition.of(body));
    }

    private static Optional<RecordType> type(Owner owner) {
        for (RecordType type : RecordType.values()) {
            boolean fits =
                    !type.place("").isEmpty()
                            && owner.place().endsWith(type.place("").replaceFirst("^\\.", ""));
            if (fits) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private Draft draft(RecordType type, Optional<Owner> owner, List<String> entries) {
        var records = new ArrayList<Rdata.Text>();
        for (String entry : entries) {
            String body = Wrapping.of(entry).body();
            if (!body.equals(entry.strip())) {
                undone.add(Undone.ZONE_LINE);
            }
            for (List<String> strings : strings(body)) {
                String all = String.join("", strings);
                var kind = Recognition.byVersion(all).orElse(type);
                if (kind == type) {
                    records.add(new Rdata.Text(joined(strings, type)));
                } else {
                    findings.add(new LintFinding.OtherRecord(type, kind));
                }
            }
        }
        note(type);
        if (records.size() == 1) {
            records.set(0, versioned(type, records.getFirst()));
        }
        boolean asPasted = records.size() == 1 && records.getFirst().joined().equals(text);
        return new Draft(type, records, owner.stream().toList(), asPasted, findings);
    }

    private Rdata.Text versioned(RecordType type, Rdata.Text record) {
        String body = record.joined();
        if (!type.needsVersion() || Recognition.byVersion(body).isPresent()) {
            return record;
        }
        int end = body.indexOf(type == RecordType.SPF ? ' ' : ';');
        findings.add(
                new LintFinding.VersionMissing(
                        type, body, new Range(0, end < 0 ? body.length() : end)));
        return new Rdata.Text(List.of(type.start() + body.strip()));
    }

    /// The strings of each record in quotes; a text that is not made of quoted strings is one of
    /// its own.
    private List<List<String>> strings(String body) {
        var quoted = QuotedStrings.read(body);
        if (quoted.isEmpty()) {
            String bare = FENCE.matcher(body).replaceAll("").strip();
            if (!bare.equals(body)) {
                undone.add(Undone.QUOTES);
            }
            var records = AGAIN.splitAsStream(bare).map(List::of).toList();
            boolean first = Recognition.byVersion(records.getFirst().getFirst()).isPresent();
            return first ? records : List.of(List.of(bare));
        }
        var records = new ArrayList<List<String>>();
        for (String string : quoted.get()) {
            if (records.isEmpty() || Recognition.startsRecord(string)) {
                records.add(new ArrayList<>());
            }
            records.getLast().add(string);
        }
        boolean several = records.stream().anyMatch(record -> record.size() > 1);
        undone.add(several ? Undone.STRINGS : Undone.QUOTES);
        return records;
    }

    /// The strings without line breaks.
    private List<String> joined(List<String> strings, RecordType type) {
        var whole = strings.stream().map(string -> OneLine.of(string, type)).toList();
        whole.forEach(line -> lines = Math.max(lines, line.lines()));
        return whole.stream().map(OneLine::text).toList();
    }

    /// One text for each record: a new one begins on a line that begins with a version.
    private List<String> entries() {
        var entries = new ArrayList<StringBuilder>();
        boolean begun = false;
        for (String line : text.lines().toList()) {
            if (REMARK.matcher(line).matches()) {
                continue;
            }
            boolean begins = Recognition.startsRecord(Wrapping.of(line).body());
            if (entries.isEmpty() || (begins && begun)) {
                entries.add(new StringBuilder(line));
            } else {
                entries.getLast().append('\n').append(line);
            }
            begun |= begins;
        }
        return entries.stream().map(StringBuilder::toString).toList();
    }

    private Draft policy() {
        String bare = FENCE.matcher(text.strip()).replaceAll("").strip();
        note(RecordType.MTA_STS_POLICY);
        return new Draft(
                RecordType.MTA_STS_POLICY,
                List.of(new Rdata.Text(List.of(bare + "\n"))),
                List.of(),
                bare.equals(text.strip()),
                findings);
    }

    private void note(RecordType type) {
        if (!undone.isEmpty()) {
            findings.addFirst(
                    new LintFinding.PasteUnwrapped(type, undone.stream().sorted().toList()));
        }
        if (lines > 1) {
            findings.add(new LintFinding.LineBreaks(type, lines));
        }
    }
}
