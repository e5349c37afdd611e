package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repaired.Ambiguity;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Undoes what chat and mail programs did to a message that was pasted, and tells what it undid.
///
/// What a line means is decided by the grammar of RFC 5322 §2.2 where it decides, by the names and
/// habits of real fields where it does not, and where neither does, both readings are handed on. A
/// text that is no header is refused with what it is instead. Whatever the text, nothing is thrown;
/// time and memory grow with its length, and no further.
public final class PasteRepair {
    private static final int MOST_AMBIGUITIES = 4;

    private PasteRepair() {}

    /// Reads what somebody handed over.
    ///
    /// @param paste anything
    /// @return the message, with every repair that was needed; or what is accepted, and what this
    ///   is instead
    public static Parsed<Repaired> repair(Paste paste) {
        String wrong = WrongInput.binary(paste);
        if (!wrong.isEmpty()) {
            return Parsed.invalid(wrong, 0, paste.text().length());
        }
        if (paste.source() == Source.FILE) {
            var intact = IntactFile.read(paste.text());
            if (!intact.isEmpty()) {
                return Parsed.valid(intact.getFirst());
            }
        }
        return damaged(paste);
    }

    private static Parsed<Repaired> damaged(Paste paste) {
        var log = new RepairLog();
        String text =
                paste.source() == Source.FILE ? Octets.characters(paste.text(), log) : paste.text();
        String tidy = Characters.tidy(text, log);
        var plain = ChatMarkup.undo(tidy, paste.source(), log);
        var unwrapped = PastedHeader.find(plain.text(), text.length(), log);
        String wrong = unwrapped.wrong();
        if (!wrong.isEmpty()) {
            return Parsed.invalid(wrong, 0, paste.text().length());
        }
        var reading = unwrapped.read(PastedHeader.Choice.FIRST, log);
        var others = new ArrayList<Message>();
        for (var choice : reading.otherChoices()) {
            others.add(unwrapped.read(choice, new RepairLog()).message());
        }
        for (int link = 0; link < plain.doubts(); link++) {
            var unlogged = new RepairLog();
            var other = ChatMarkup.undo(tidy, paste.source(), unlogged, link);
            others.add(
                    PastedHeader.find(other.text(), text.length(), unlogged)
                            .read(PastedHeader.Choice.FIRST, unlogged)
                            .message());
        }
        return Parsed.valid(
                new Repaired(
                        reading.message(),
                        log.repairs(),
                        ambiguities(reading.message(), others),
                        reading.completeness()));
    }

    private static List<Ambiguity> ambiguities(Message message, List<Message> others) {
        var ambiguities = new ArrayList<Ambiguity>();
        for (Message other : others) {
            String field = firstDifference(message.header().fields(), other.header().fields());
            if (!field.isEmpty() && ambiguities.size() < MOST_AMBIGUITIES) {
                ambiguities.add(new Ambiguity(field, other));
            }
        }
        return ambiguities;
    }

    /// The name of the field in question; empty when both readings are the same. Where a field of
    /// one reading goes on in the other, the one it swallows is in question.
    private static String firstDifference(List<HeaderField> fields, List<HeaderField> others) {
        int shorter = Math.min(fields.size(), others.size());
        for (int i = 0; i < shorter; i++) {
            String one = fields.get(i).raw();
            String other = others.get(i).raw();
            if (!one.equals(other)) {
                return other.startsWith(one)
                        ? name(fields, i + 1, i)
                        : one.startsWith(other) ? name(others, i + 1, i) : name(fields, i, i);
            }
        }
        return fields.size() == others.size()
                ? ""
                : name(fields.size() > shorter ? fields : others, shorter, shorter);
    }

    private static String name(List<HeaderField> fields, int at, int otherwise) {
        return fields.get(at < fields.size() ? at : otherwise).name();
    }
}
