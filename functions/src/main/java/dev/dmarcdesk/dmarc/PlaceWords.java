package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.Cname;
import dev.dmarcdesk.dmarc.DmarcFinding.CnameAndTxt;
import dev.dmarcdesk.dmarc.DmarcFinding.CnameDangling;
import dev.dmarcdesk.dmarc.DmarcFinding.Wildcard;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Words about where a record stands.
final class PlaceWords {
    private PlaceWords() {}

    static Advice misplaced(DmarcFinding finding, Misplaced found) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "A DMARC record stands at %s, where no receiver looks",
                        found.wrongOwner().toString())
                .because(
                        "Receivers ask for %s only; what is published elsewhere has no effect.",
                        found.in().owner().toString())
                .fix(
                        DmarcAdvice.awaken(
                                Sentence.of(
                                        "Move the DMARC record to where receivers look for it:"),
                                found.move()))
                .showing(found.in().text(), new Range(0, 0))
                .per(9989, "4.10.1");
    }

    static Advice wildcard(Wildcard wildcard) {
        var edits = new ArrayList<RecordEdit>();
        var in = wildcard.in();
        edits.add(ownRecord(in.edit()));
        if (wildcard.domain().prefixed("*") instanceof Parsed.Valid<DomainName>(var name, _)) {
            edits.add(new RecordEdit(Action.REMOVE, RrType.TXT, name, in.text()));
        }
        return Advice.of(
                        wildcard,
                        Severity.WARNING,
                        "The record is a wildcard's answer: every name below %s seems to have it",
                        wildcard.domain().toString())
                .because(
                        "Each subdomain looks as if it had a record of its own, so %s and %s never apply.",
                        "sp", "np")
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Publish the DMARC record at its own name instead of the wildcard:"),
                                edits))
                .per(4592, "3.3")
                .per(9989, "4.7");
    }

    /// The same advice where the record is a wildcard's answer: nothing stands at the name itself,
    /// so a new value for it is a record to add.
    static Advice besideWildcard(Advice advice) {
        return advice.fix() instanceof Fix.Todo(var summary, var edits, var files)
                ? advice.fix(
                        new Fix.Todo(
                                summary, edits.stream().map(PlaceWords::ownRecord).toList(), files))
                : advice;
    }

    private static RecordEdit ownRecord(RecordEdit edit) {
        return edit.action() == Action.REPLACE
                ? new RecordEdit(Action.ADD, edit.type(), edit.name(), edit.value())
                : edit;
    }

    static Advice alias(Cname cname) {
        return Advice.of(
                        cname,
                        Severity.NOTICE,
                        "The DMARC record of %s is delegated to %s",
                        cname.domain().toString(),
                        cname.target().toString())
                .because("Whoever runs that name decides what happens to mail that forges you.")
                .per(1034, "3.6.2");
    }

    static Advice dangling(CnameDangling dangling) {
        Sentence title =
                dangling.exists()
                        ? Sentence.of(
                                "The DMARC record of %s is delegated to %s, where there is none",
                                dangling.domain().toString(), dangling.target().toString())
                        : Sentence.of(
                                "The DMARC record of %s is delegated to %s, which does not exist",
                                dangling.domain().toString(), dangling.target().toString());
        Sentence because =
                dangling.exists()
                        ? Sentence.of("No policy applies until the record is there.")
                        : Sentence.of(
                                "No policy applies, and whoever gets hold of that name could publish one for you.");
        return Advice.of(dangling, Severity.ERROR, "%s", title)
                .because("%s", because)
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Let your DMARC service mend the target, or publish a record of your own in its place; the mailbox in it must exist."),
                                dangling.edits()))
                .per(1034, "3.6.2")
                .per(9989, "4.10.1");
    }

    static Advice aliasAndRecord(CnameAndTxt both) {
        var owner = both.in().owner();
        return Advice.of(
                        both,
                        Severity.ERROR,
                        "A CNAME and a TXT record stand side by side at %s",
                        owner.toString())
                .because(
                        "The DNS does not allow it: some receivers see the record, others what stands at %s.",
                        both.target().toString())
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Remove the CNAME beside the DMARC record; the record then stays alone."),
                                List.of(
                                        new RecordEdit(
                                                Action.REMOVE,
                                                RrType.CNAME,
                                                owner,
                                                both.target().toString()))))
                .per(1034, "3.6.2");
    }
}
