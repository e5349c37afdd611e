package dev.dmarcdesk.dkim;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.DkimFinding.Misplaced;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Keys where nobody looks, in words.
final class MisplacedAdvice {
    private static final int DKIM = 6376;

    private MisplacedAdvice() {}

    static Advice on(Misplaced misplaced) {
        String at = misplaced.at().toString();
        var advice =
                switch (misplaced.place()) {
                    case APEX ->
                            told(
                                    misplaced,
                                    "A DKIM key stands at %s itself, where nobody looks",
                                    at);
                    case NO_SELECTOR ->
                            told(misplaced, "A DKIM key stands at %s, without a selector", at);
                    case DOUBLED_NAME ->
                            told(
                                    misplaced,
                                    "The DKIM key stands at %s: the domain is in that name twice",
                                    at);
                };
        return advice.because(
                        "Receivers look for a key below _domainkey, at the selector that the signature names, and nowhere else.")
                .fix(move(misplaced))
                .seenIn(List.of(new Question(misplaced.at(), RrType.TXT)))
                .per(DKIM, "3.6.2.1");
    }

    @FormatMethod
    private static Advice told(Misplaced misplaced, @FormatString String title, String at) {
        return Advice.of(misplaced, Severity.WARNING, title, at);
    }

    private static Fix move(Misplaced misplaced) {
        var edits = new ArrayList<RecordEdit>();
        edits.add(new RecordEdit(Action.REMOVE, RrType.TXT, misplaced.at(), misplaced.text()));
        for (String selector : misplaced.selectors()) {
            if (misplaced.domain().prefixed(selector + "._domainkey")
                    instanceof Parsed.Valid<DomainName>(var right, _)) {
                edits.add(new RecordEdit(Action.ADD, RrType.TXT, right, misplaced.text()));
                return new Fix.Todo(Sentence.of("Move the DKIM key to its selector:"), edits);
            }
        }
        return new Fix.Todo(
                Sentence.of(
                        "Publish the DKIM key at %s, with the selector that the signing service shows, and remove it here:",
                        "SELECTOR._domainkey." + misplaced.domain()),
                edits);
    }
}
