package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.VersionTag;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads MTA-STS records, by the letter of the grammar: a sender that meets anything else acts as
/// if there were no record (RFC 8461 §3.1).
public final class StsRecordParser {
    /// What a record begins with.
    public static final VersionTag VERSION = new VersionTag("STSv1", false);

    /// The field that every record has.
    static final String ID = "id";

    private static final Pattern ID_VALUE = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x3a\\x3c\\x3e-\\x7e]+");
    private static final int MOST_FAULTS = 10;

    private StsRecordParser() {}

    /// Whether a TXT record is looked at as an MTA-STS record at all; all others are discarded
    /// before they are counted (RFC 8461 §3.1).
    ///
    /// @param text one char an octet
    public static boolean isRecord(String text) {
        return VERSION.opens(text) && text.indexOf(';') > 0;
    }

    /// Reads a record.
    ///
    /// @param text one char an octet
    /// @return the record, or why it is none
    public static Parsed<StsRecord> parse(String text) {
        Fields fields = read(text);
        return fields.faults().isEmpty()
                ? Parsed.valid(new StsRecord(fields.ids().getFirst().value(), fields.others()))
                : new Parsed.Invalid<>(fields.faults().stream().map(RecordFault::defect).toList());
    }

    /// What makes the text no record, the first few places; empty when it is one.
    static List<RecordFault> faults(String text) {
        return read(text).faults();
    }

    /// What can be read of a text.
    ///
    /// @param tags its fields, in order
    /// @param faults what makes it no record
    private record Fields(List<Tag> tags, List<RecordFault> faults) {
        List<Tag> ids() {
            return tags.stream().filter(tag -> tag.name().equals(ID)).toList();
        }

        List<Tag> others() {
            return tags.stream().filter(tag -> !tag.name().equals(ID)).toList();
        }
    }

    /// The fields besides the id that can be read.
    static List<Tag> extensions(String text) {
        return read(text).others();
    }

    private static Fields read(String text) {
        var tags = new ArrayList<Tag>();
        var faults = new ArrayList<RecordFault>();
        int first = text.indexOf(';');
        if (!isRecord(text)) {
            int end = first < 0 ? text.length() : first;
            faults.add(new RecordFault(RecordFault.Kind.NO_VERSION, new Range(0, end)));
        }
        int start = first < 0 ? text.length() + 1 : first + 1;
        while (start <= text.length()) {
            int semicolon = text.indexOf(';', start);
            int end = semicolon < 0 ? text.length() : semicolon;
            Range piece = trim(text, start, end);
            boolean afterLast = semicolon < 0 && piece.start() == piece.end();
            if (!afterLast) {
                readField(text, piece, tags, faults);
            }
            start = end + 1;
        }
        var fields = new Fields(tags, faults);
        judgeId(text, fields.ids(), faults);
        return new Fields(tags, faults.stream().limit(MOST_FAULTS).toList());
    }

    private static void readField(
            String text, Range piece, List<Tag> tags, List<RecordFault> faults) {
        int equals = text.indexOf('=', piece.start());
        boolean pair = equals >= 0 && equals < piece.end();
        var name = new Range(piece.start(), pair ? equals : piece.end());
        var value = new Range(pair ? equals + 1 : piece.end(), piece.end());
        boolean isId = name.of(text).equals(ID);
        boolean readable =
                pair
                        && NAME.matcher(name.of(text)).matches()
                        && (isId || VALUE.matcher(value.of(text)).matches());
        if (readable) {
            tags.add(new Tag(name.of(text), value.of(text), name, value));
        } else {
            faults.add(new RecordFault(RecordFault.Kind.NOT_A_FIELD, piece));
        }
    }

    /// The id must be there (RFC 8461 §3.1). Two of them the grammar allows and no rule explains:
    /// senders differ, so it is not a record to rely on.
    private static void judgeId(String text, List<Tag> ids, List<RecordFault> faults) {
        if (ids.isEmpty()) {
            boolean explained =
                    faults.stream()
                            .anyMatch(fault ->
                                    fault.kind() == RecordFault.Kind.NOT_A_FIELD
                                            && fault.at().of(text).startsWith(ID));
            if (!explained) {
                faults.add(
                        new RecordFault(
                                RecordFault.Kind.NO_ID, new Range(text.length(), text.length())));
            }
            return;
        }
        if (ids.size() > 1) {
            faults.add(new RecordFault(RecordFault.Kind.TWO_IDS, ids.get(1).nameAt()));
        }
        Tag id = ids.getFirst();
        if (!ID_VALUE.matcher(id.value()).matches()) {
            faults.add(new RecordFault(RecordFault.Kind.BAD_ID, id.valueAt()));
        }
    }

    private static Range trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return new Range(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
