package dev.dmarcdesk.bimi;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// BIMI findings in words.
public final class BimiAdvice {
    private static final String DRAFT = "draft-brand-indicators-for-message-identification";

    private BimiAdvice() {}

    /// The advice on a finding.
    public static Advice on(BimiFinding finding) {
        return switch (finding) {
            case BimiFinding.Ok ok -> ok(ok);
            case BimiFinding.None(var at) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s names no picture to show beside its mail (BIMI)",
                                    at.author().toString())
                            .because(
                                    "That is optional, and changes nothing about how its mail is treated. Only the selector %s was looked at; messages can name another.",
                                    "default")
                            .seenIn(at.asked())
                            .per(draft("7.2"));
            case BimiFinding.Declined(var at, var record) -> declined(finding, at, record);
            case BimiFinding.NoEvidence(var at) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The BIMI record of %s names a picture, but no certificate for it",
                                    at.domain().toString())
                            .because(
                                    "Some receivers, Gmail among them, show no picture without a mark certificate (VMC or CMC).")
                            .todo(
                                    "If the picture is to be shown there too, get a mark certificate and name its address in %s of the BIMI record.",
                                    "a=")
                            .seenIn(at.asked())
                            .per(draft("4.3"));
            case BimiFinding.NotHttps(var at, var record, var flaw) ->
                    broken(
                                    Advice.of(
                                            finding,
                                            Severity.WARNING,
                                            "The BIMI record of %s has an address that is not https",
                                            at.domain().toString()),
                                    at,
                                    record)
                            .because("Receivers fetch by https only, so no picture is shown.")
                            .showing(record.text(), flaw.at());
            case BimiFinding.Invalid(var at, var record, var flaw) ->
                    broken(BimiFlawWords.title(finding, at, flaw), at, record)
                            .because("%s", BimiFlawWords.consequence(flaw))
                            .showing(record.text(), flaw.at());
            case BimiFinding.NoLocation(var at, var record) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The BIMI record of %s names a certificate, but no picture",
                                    at.domain().toString())
                            .because("Receivers take the picture from %s, so they show none.", "l=")
                            .todo("Name the picture's address in %s of the BIMI record.", "l=")
                            .showing(record.text(), new Range(0, 0))
                            .seenIn(at.asked())
                            .per(draft("7.3"));
            case BimiFinding.Multiple(var at, var texts) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "%s has %d BIMI records; there must be one",
                                    at.domain().toString(),
                                    texts.size())
                            .because("Receivers do not choose between them, and show no picture.")
                            .todo("Keep one BIMI record at %s only.", at.owner().toString())
                            .seenIn(at.asked())
                            .per(draft("7.2"));
            case BimiFinding.LooksLike(var at, var text) -> looksLike(finding, at, text);
            case BimiFinding.CnameDangling(var at) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The BIMI record of %s is delegated to %s, where there is none",
                                    at.domain().toString(),
                                    at.owner().toString())
                            .because("So no picture is shown.")
                            .todo(
                                    "Have the BIMI record published at %s, or remove the CNAME at %s.",
                                    at.owner().toString(), at.name().toString())
                            .seenIn(at.asked())
                            .per(draft("6.3"))
                            .per(1034, "3.6.2");
            case BimiFinding.CnameAndTxt(var at, var target) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "A CNAME stands beside the BIMI record of %s",
                                    at.domain().toString())
                            .because(
                                    "The DNS does not allow it: some receivers see the record, others what stands at %s.",
                                    target.toString())
                            .fix(
                                    new Fix.Todo(
                                            Sentence.of("Remove the CNAME beside the BIMI record:"),
                                            List.of(
                                                    new RecordEdit(
                                                            Action.REMOVE,
                                                            RrType.CNAME,
                                                            at.name(),
                                                            target.toString()))))
                            .seenIn(at.asked())
                            .per(1034, "3.6.2");
            case BimiFinding.DmarcNotEnforced weak -> EnforcementWords.notEnforced(weak);
            case BimiFinding.SpNone none -> EnforcementWords.spNone(none);
            case BimiFinding.Unavailable(var at, var detail) ->
                    Advice.of(
                                    finding,
                                    Severity.UNKNOWN,
                                    "The BIMI record of %s could not be looked up",
                                    at.author().toString())
                            .because(
                                    "%s That is not the same as having none.",
                                    new Inline.Plain(detail))
                            .todo("Ask for the BIMI record again later.")
                            .seenIn(at.asked())
                            .per(draft("7.2"));
        };
    }

    /// A clause of the draft.
    public static Citation draft(String section) {
        return new Citation.Draft("BIMI draft", DRAFT, section);
    }

    private static Advice ok(BimiFinding.Ok ok) {
        var at = ok.at();
        Advice advice =
                at.isInherited()
                        ? Advice.of(
                                ok,
                                Severity.GOOD,
                                "%s inherits the BIMI record of %s, which names a picture",
                                at.author().toString(),
                                at.domain().toString())
                        : Advice.of(
                                ok,
                                Severity.GOOD,
                                "The BIMI record of %s names a picture as it should",
                                at.domain().toString());
        return advice.because(
                        "Receivers that show pictures know which. The picture itself was not fetched, so nobody looked whether it is right.")
                .seenIn(at.asked())
                .per(draft("4.3"));
    }

    private static Advice declined(BimiFinding finding, BimiPlace at, BimiRecord record) {
        Sentence others =
                record.hasLocalPartSelectors()
                        ? Sentence.of("Senders that match %s have records of their own.", "lps=")
                        : Sentence.NONE;
        return Advice.of(
                        finding,
                        Severity.GOOD,
                        "%s declines to have a picture shown beside its mail",
                        at.domain().toString())
                .because(
                        "%s",
                        Sentence.of("Its BIMI record says so on purpose: that is no fault.")
                                .and(others))
                .seenIn(at.asked())
                .per(draft("4.3.1"));
    }

    private static Advice looksLike(BimiFinding finding, BimiPlace at, String text) {
        int semicolon = text.indexOf(';');
        int end = semicolon < 0 ? text.length() : semicolon;
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "The TXT record that was meant as BIMI of %s is not one",
                        at.domain().toString())
                .because(
                        "Without exactly %s at its beginning, receivers pass over it and show no picture.",
                        "v=BIMI1;")
                .fix(replace(at, text))
                .showing(text, new Range(0, end))
                .seenIn(at.asked())
                .per(draft("4.3"));
    }

    private static Advice broken(Advice begun, BimiPlace at, BimiRecord record) {
        return begun.fix(replace(at, record.text())).seenIn(at.asked()).per(draft("4.3"));
    }

    /// The record with all of its flaws mended, where it can be told what was meant.
    private static Fix replace(BimiPlace at, String text) {
        String mended = MendedBimi.of(text);
        return mended.isEmpty()
                ? new Fix.Todo(
                        Sentence.of(
                                "Write the BIMI record anew: %s, with the address of an SVG picture.",
                                "v=BIMI1; l=https://…; a=https://…"),
                        List.of())
                : new Fix.Todo(
                        Sentence.of("Mend the BIMI record; both addresses must answer by https:"),
                        List.of(at.replacing(text, mended)));
    }
}
