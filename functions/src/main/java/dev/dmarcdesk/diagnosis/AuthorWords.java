package dev.dmarcdesk.diagnosis;

import static dev.dmarcdesk.diagnosis.MessageAdvice.DMARC;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about whose message it is.
final class AuthorWords {
    private static final int MAIL = 5322;
    private static final int SHOWN = 3;

    private AuthorWords() {}

    static Advice several(MessageFinding.MultipleFrom several) {
        var words =
                several.fields() > 1
                        ? Sentence.of(
                                "DMARC can not judge it: it has %d From fields (%s)",
                                several.fields(), names(several.domains()))
                        : Sentence.of(
                                "DMARC can not judge it: its From field names %d domains (%s)",
                                several.domains().size(), names(several.domains()));
        return Advice.of(several, Severity.ERROR, "%s", words)
                .because(
                        "There is no single author to vouch for. Receivers may refuse such mail, since"
                                + " forgers use it to show one author and prove another.")
                .todo("Have it sent with one From field that names one author.")
                .per(DMARC, "5.3.1")
                .per(DMARC, "11.5");
    }

    /// Names, all but the first few counted.
    static Sentence names(List<DomainName> domains) {
        var words = Sentence.NONE;
        for (int i = 0; i < Math.min(SHOWN, domains.size()); i++) {
            boolean last = i == domains.size() - 1;
            words =
                    Sentence.of(
                            "%s%s%s",
                            words,
                            new Inline.Plain(i == 0 ? "" : last ? " and " : ", "),
                            domains.get(i).toString());
        }
        return domains.size() > SHOWN
                ? Sentence.of("%s and %d more", words, domains.size() - SHOWN)
                : words;
    }

    static Advice none(MessageFinding.NoFrom none) {
        return none.whole() ? missing(none) : cut(none);
    }

    private static Advice missing(MessageFinding.NoFrom none) {
        return Advice.of(
                        none,
                        Severity.ERROR,
                        "%s",
                        none.field()
                                ? Sentence.of(
                                        "DMARC can not judge it: its From field names no domain")
                                : Sentence.of("DMARC can not judge it: it has no From field"))
                .because(
                        "Every message must name its author. Without a domain there is nobody to vouch"
                                + " for, and many receivers refuse such mail.")
                .todo("Have it sent with one From field that names one author.")
                .per(DMARC, "5.3.1")
                .per(MAIL, "3.6.2");
    }

    private static Advice cut(MessageFinding.NoFrom none) {
        return Advice.of(
                        none,
                        Severity.UNKNOWN,
                        "Could not tell whose message it is: the From field is not in what was given")
                .because("A piece of the header is missing, and DMARC judges the domain in From.")
                .todo("Give the whole header, best as a file.")
                .per(DMARC, "5.3.1");
    }
}
