package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.SpfAdvice.SPF;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about how a record is written.
final class SyntaxWords {
    private static final String PERMERROR =
            "One wrong word spoils the whole record: receivers answer permerror to every message, so SPF never passes.";

    private SyntaxWords() {}

    static Advice syntax(SpfFinding.Syntax finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s in the SPF record of %s can not be read",
                        finding.term(),
                        finding.at().domain())
                .because(PERMERROR)
                .todo(
                        "Correct %s in the SPF record: expected is %s.",
                        finding.term(), new Inline.Plain(finding.expected()))
                .per(SPF, "4.6");
    }

    static Advice unknownMechanism(SpfFinding.UnknownMechanism finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "There is no mechanism %s, which the SPF record of %s uses",
                        finding.name(),
                        finding.at().domain())
                .because(PERMERROR)
                .todo(
                        "Correct the mechanism %s in the SPF record, or remove the term.",
                        finding.name())
                .per(SPF, "4.6.1");
    }

    static Advice unknownModifier(SpfFinding.UnknownModifier finding) {
        return finding.meantMechanism()
                ? Advice.of(
                                finding,
                                Severity.WARNING,
                                "%s is ignored: a mechanism takes a colon, not an equals sign",
                                finding.at().term())
                        .because(
                                "Receivers read it as a modifier they do not know and pass over it: the sender it names is not authorized.")
                        .todo(
                                "Write %s instead of %s in the SPF record.",
                                finding.name() + ":", finding.name() + "=")
                        .per(SPF, "6")
                : Advice.of(
                                finding,
                                Severity.NOTICE,
                                "The modifier %s is not known and is ignored",
                                finding.at().term())
                        .because("It does no harm and has no effect on mail.")
                        .per(SPF, "6");
    }

    static Advice duplicateModifier(SpfFinding.DuplicateModifier finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s stands twice in the SPF record of %s",
                        finding.name() + "=",
                        finding.at().domain())
                .because(
                        "It may stand once only: receivers answer permerror to every message, so SPF never passes.")
                .todo("Keep one %s in the SPF record.", finding.name() + "=")
                .per(SPF, "6");
    }

    static Advice macroInvalid(SpfFinding.MacroInvalid finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "The macro %s in the SPF record of %s can not be read",
                        finding.at().term(),
                        finding.at().domain())
                .because(PERMERROR)
                .todo(
                        "Correct %s in the SPF record: expected is %s.",
                        finding.at().term(), new Inline.Plain(finding.expected()))
                .per(SPF, "7.1");
    }

    static Advice macro(SpfFinding.Macro finding) {
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "Part of the SPF record depends on the sender's address: %s",
                        list(finding.terms()))
                .because(
                        "What such a term leads to differs from message to message; it is counted as one lookup and not followed here.")
                .per(SPF, "7");
    }

    static Advice split(SpfFinding.SplitWithoutSpace finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "A blank is missing where the SPF record is cut: %s and %s became one word",
                        finding.before(),
                        finding.after())
                .because(
                        "The strings of one TXT record are joined with nothing between them, so receivers see neither of the two terms.")
                .todo("Put a blank at the end of the first string of the SPF record.")
                .per(SPF, "3.3");
    }

    static Advice termsAfterAll(SpfFinding.TermsAfterAll finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s after %s in the SPF record is never reached",
                        list(finding.terms()),
                        "all")
                .because(
                        "%s matches everybody and ends the evaluation; senders named after it are not authorized.",
                        "all")
                .todo("Move what you need before %s in the SPF record and remove the rest.", "all")
                .per(SPF, "5.1");
    }

    static Advice redirectIgnored(SpfFinding.RedirectIgnored finding) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s is ignored, because the SPF record has an %s",
                        finding.at().term(),
                        "all")
                .because("Senders that only the other record names are not authorized.")
                .todo(
                        "Remove the redirect from the SPF record, or remove %s if the other record is to decide.",
                        "all")
                .per(SPF, "6.1")
                .per(SPF, "5.1");
    }

    /// Terms of others, one after the other.
    static Sentence list(List<String> terms) {
        return new Sentence(
                terms.stream()
                        .<Inline>mapMulti((term, next) -> {
                            next.accept(new Inline.Plain(", "));
                            next.accept(new Inline.Code(term));
                        })
                        .skip(1)
                        .toList());
    }
}
