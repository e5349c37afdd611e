package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.Backslash;
import dev.dmarcdesk.dmarc.DmarcFinding.ControlChars;
import dev.dmarcdesk.dmarc.DmarcFinding.LeadingSpace;
import dev.dmarcdesk.dmarc.DmarcFinding.LiteralQuotes;
import dev.dmarcdesk.dmarc.DmarcFinding.LooksLikeDmarc;
import dev.dmarcdesk.dmarc.DmarcFinding.MissingSemicolon;
import dev.dmarcdesk.dmarc.DmarcFinding.NonAscii;
import dev.dmarcdesk.dmarc.DmarcFinding.SyntaxError;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

/// Words about damaged text.
final class TextWords {
    private TextWords() {}

    static Advice lookalike(LooksLikeDmarc lookalike) {
        return Advice.of(
                        lookalike,
                        Severity.ERROR,
                        "What stands at %s is meant for DMARC but is no DMARC record",
                        lookalike.in().owner().toString())
                .because(
                        "A record begins with %s, in capitals and before all else; receivers ignore this one, so its policy does not exist.",
                        "v=DMARC1")
                .fix(
                        DmarcAdvice.mend(
                                lookalike.in(),
                                Sentence.of("Publish the DMARC record as receivers read it:")))
                .per(9989, "4.7");
    }

    static Advice syntax(SyntaxError error) {
        return about(
                Advice.of(
                        error,
                        severity(error.in()),
                        "%s in the DMARC record is no tag with a value",
                        error.in().quote(error.at())),
                error.in(),
                "Write every part of the DMARC record as tag=value, or leave it out:");
    }

    static Advice leadingSpace(LeadingSpace space) {
        return about(
                Advice.of(
                        space,
                        severity(space.in()),
                        "White space stands before the version in the DMARC record"),
                space.in(),
                "Publish the DMARC record without white space before it:");
    }

    static Advice quotes(LiteralQuotes quotes) {
        return about(
                Advice.of(quotes, severity(quotes.in()), "Quotes were typed into the DMARC record"),
                quotes.in(),
                "Publish the DMARC record without quotes; the DNS panel adds its own:");
    }

    static Advice backslash(Backslash backslash) {
        return about(
                Advice.of(
                        backslash,
                        severity(backslash.in()),
                        "Backslashes were typed into the DMARC record"),
                backslash.in(),
                "Publish the DMARC record without backslashes; the DNS panel adds its own:");
    }

    static Advice nonAscii(NonAscii foreign) {
        return about(
                Advice.of(
                        foreign,
                        severity(foreign.in()),
                        "The DMARC record holds a character that is not ASCII: %s",
                        new Inline.Plain(foreign.character())),
                foreign.in(),
                "Publish the DMARC record in plain ASCII:");
    }

    static Advice control(ControlChars control) {
        return about(
                Advice.of(
                        control,
                        severity(control.in()),
                        "The DMARC record holds control characters"),
                control.in(),
                "Publish the DMARC record on one line:");
    }

    static Advice semicolon(MissingSemicolon missing) {
        return about(
                Advice.of(
                        missing,
                        severity(missing.in()),
                        "A semicolon is missing before %s in the DMARC record",
                        missing.tag()),
                missing.in(),
                "Publish the DMARC record with all semicolons:");
    }

    private static boolean acts(Published in) {
        return in.effect() == Published.Effect.ACTS;
    }

    private static Severity severity(Published in) {
        return acts(in) ? Severity.WARNING : Severity.ERROR;
    }

    private static Advice about(Advice title, Published in, String summary) {
        return (acts(in)
                        ? title.because(
                                "Receivers pass over what they can not read there; the policy stands.")
                        : title.because(
                                "Receivers can not read the policy, so forged mail is not stopped."))
                .fix(DmarcAdvice.mend(in, Sentence.of("%s", new Inline.Plain(summary))))
                .per(9989, "4.8");
    }
}
