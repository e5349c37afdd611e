package dev.dmarcdesk.publication;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.publication.PublicationFinding.CameOutWrong;
import dev.dmarcdesk.publication.Sight.Slip;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Words for a record that came out wrong.
final class SlipWords {
    private static final int STRING = 255;

    private final CameOutWrong wrong;
    private final RecordEdit edit;
    private final String name;

    private SlipWords(CameOutWrong wrong) {
        this.wrong = wrong;
        this.edit = wrong.edit();
        this.name = edit.name().toString();
    }

    static Advice on(CameOutWrong wrong) {
        var words = new SlipWords(wrong);
        return switch (wrong.slip()) {
            case Slip.Quoted(var record) -> words.quoted(record);
            case Slip.Escaped(var record) -> words.escaped(record);
            case Slip.Cut(var record) -> words.cut(record);
            case Slip.Spaced(var record) -> words.spaced(record);
            case Slip.Lettered(var record) -> words.lettered(record);
            case Slip.Beside(var others) -> words.beside(others);
            case Slip.Aliased(var target) -> words.aliased(target);
            case Slip.Relative(var target) -> words.relative(target);
        };
    }

    private Advice quoted(String record) {
        return error("At %s quotes became part of the record", name)
                .because(
                        "They were typed into a panel that adds its own; receivers can not read the record"
                                + " with them.")
                .showing(record, from(record.indexOf('"')))
                .fix(instead(record));
    }

    private Advice escaped(String record) {
        return error("At %s backslashes became part of the record", name)
                .because("They belong to a zone file; receivers can not read the record with them.")
                .showing(record, from(record.indexOf('\\')))
                .fix(instead(record));
    }

    private Advice cut(String record) {
        int end = record.length();
        var title =
                end == STRING
                        ? error("At %s the record is cut off after 255 characters", name)
                        : error("At %s only the beginning of the record is published", name);
        return title.because(
                        "%s",
                        new Inline.Plain(
                                end == STRING
                                        ? "The panel takes one string only; the record has to be split into several. What"
                                                + " is missing does not exist for receivers."
                                        : "What is missing does not exist for receivers. In a zone file a text with a"
                                                + " semicolon or a blank stands in quotes."))
                .showing(record, new Range(Math.max(0, end - 1), end))
                .fix(instead(record))
                .per(1035, end == STRING ? "3.3" : "5.1");
    }

    private Advice spaced(String record) {
        return error("At %s the record is published with other white space", name)
                .because(
                        "Words that run into each other are others to receivers. In a zone file a text with"
                                + " blanks stands in quotes.")
                .showing(record, new Range(0, 0))
                .fix(instead(record))
                .per(1035, "5.1");
    }

    private Advice lettered(String record) {
        int at = 0;
        while (at < record.length() - 1 && record.charAt(at) < 0x80) {
            at++;
        }
        return error("At %s letters beyond ASCII are in the record", name)
                .because(
                        "Curly quotes, long hyphens and blanks that nobody sees come from a chat or a word"
                                + " processor; receivers can not read the record with them.")
                .showing(record, from(at))
                .fix(instead(record));
    }

    private Advice beside(List<String> others) {
        var title =
                edit.type() == RrType.CNAME
                        ? error("At %s it stands beside another CNAME", name)
                        : error("At %s it stands beside another record of its kind", name);
        var removals = new ArrayList<RecordEdit>();
        others.forEach(other ->
                removals.add(new RecordEdit(Action.REMOVE, edit.type(), edit.name(), other)));
        return title.because("Receivers that find several take none of them, or any.")
                .showing(others.getFirst(), new Range(0, 0))
                .fix(new Fix.Todo(Sentence.of("Remove the old one:"), removals));
    }

    private Advice aliased(DomainName target) {
        var alias = new RecordEdit(Action.REMOVE, RrType.CNAME, edit.name(), target.toString());
        return error("%s is a CNAME to %s", name, target.toString())
                .because(
                        "No other record can stand beside a CNAME, so receivers never see this one.")
                .fix(
                        new Fix.Todo(
                                Sentence.of("Remove the CNAME, then publish the record:"),
                                List.of(alias, edit)))
                .per(1034, "3.6.2");
    }

    private Advice relative(DomainName target) {
        return error(
                        "%s points to %s, with your own domain behind the target",
                        name, target.toString())
                .because(
                        "That name does not exist. Without a final dot the panel took the target as a name of"
                                + " your zone.")
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Write the target with a dot at its end, %s:",
                                        edit.value() + "."),
                                List.of(replacing(target.toString()))))
                .per(1035, "5.1");
    }

    @FormatMethod
    private Advice error(@FormatString String title, Object... arguments) {
        return Advice.of(wrong, Severity.ERROR, title, arguments);
    }

    private Fix instead(String record) {
        return new Fix.Todo(
                Sentence.of("Put the record in its place as it was meant:"),
                List.of(replacing(record)));
    }

    private RecordEdit replacing(String record) {
        return RecordEdit.replacing(edit.type(), edit.name(), record, edit.value());
    }

    private static Range from(int at) {
        return new Range(at, at + 1);
    }
}
