package dev.dmarcdesk.tlsrpt;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.tlsrpt.TlsRptFinding.Missed;

import java.util.ArrayList;
import java.util.List;

/// TLS-RPT findings in words.
public final class TlsRptAdvice {
    private static final int TLS_RPT = 8460;

    /// Who published more is not helped by more lines.
    private static final int MOST_EDITS = 6;

    private TlsRptAdvice() {}

    /// The advice on a finding.
    public static Advice on(TlsRptFinding finding) {
        return switch (finding) {
            case TlsRptFinding.Ok(var at) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.GOOD,
                                    "%s asks for reports of failed TLS",
                                    at.domain().toString())
                            .because(
                                    "Servers that can not send to it securely tell it once a day.");
            case TlsRptFinding.None(var at, var missed) ->
                    begun(
                                    at,
                                    finding,
                                    missed == Missed.TEST_RESULTS
                                            ? Severity.WARNING
                                            : Severity.NOTICE,
                                    "%s does not ask for reports of failed TLS",
                                    at.domain().toString())
                            .because("%s", missed(missed))
                            .fix(publish(at));
            case TlsRptFinding.Multiple multiple -> multiple(multiple);
            case TlsRptFinding.RuaInvalid invalid -> invalid(invalid);
            case TlsRptFinding.RuaMissing(var at, var record) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.WARNING,
                                    "The TLS-RPT record of %s names no report address",
                                    at.domain().toString())
                            .because("Servers do not know where to report failed TLS.")
                            .fix(replace(at, record.text()))
                            .showing(record.text(), new Range(0, 0));
            case TlsRptFinding.Syntax(var at, var record, var flaw) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.WARNING,
                                    "The TLS-RPT record of %s has something in it that is no field",
                                    at.domain().toString())
                            .because(
                                    "Servers that read strictly pass over the whole record, and do not report.")
                            .fix(replace(at, record.text()))
                            .showing(record.text(), flaw.at());
            case TlsRptFinding.LooksLike(var at, var text) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.WARNING,
                                    "The TXT record that was meant as TLS-RPT of %s is not one",
                                    at.domain().toString())
                            .because(
                                    "Without exactly %s at its beginning, servers pass over it and do not report.",
                                    "v=TLSRPTv1;")
                            .fix(replace(at, text))
                            .showing(text, new Range(0, end(text)));
            case TlsRptFinding.CnameDangling(var at) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.WARNING,
                                    "The TLS-RPT record of %s is delegated to a name that has none",
                                    at.domain().toString())
                            .because(
                                    "Nobody reports failed TLS until there is a record at %s.",
                                    at.owner().toString())
                            .todo(
                                    "Have the TLS-RPT record published at %s, or remove the CNAME at %s.",
                                    at.owner().toString(), at.name().toString())
                            .per(1034, "3.6.2");
            case TlsRptFinding.CnameAndTxt(var at, var target) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.WARNING,
                                    "A CNAME stands beside the TLS-RPT record of %s",
                                    at.domain().toString())
                            .because(
                                    "The DNS does not allow it: some servers see the record, others what stands at %s.",
                                    target.toString())
                            .fix(
                                    new Fix.Todo(
                                            Sentence.of(
                                                    "Remove the CNAME beside the TLS-RPT record:"),
                                            List.of(
                                                    new RecordEdit(
                                                            Action.REMOVE,
                                                            RrType.CNAME,
                                                            at.name(),
                                                            target.toString()))))
                            .per(1034, "3.6.2");
            case TlsRptFinding.Unavailable(var at, var detail) ->
                    begun(
                                    at,
                                    finding,
                                    Severity.UNKNOWN,
                                    "The TLS-RPT record of %s could not be looked up",
                                    at.domain().toString())
                            .because(
                                    "%s That is not the same as having none.",
                                    new Inline.Plain(detail))
                            .todo("Ask for the TLS-RPT record again later.");
        };
    }

    private static Sentence missed(Missed missed) {
        return switch (missed) {
            case FAILURES ->
                    Sentence.of(
                            "When mail to it can not be sent securely, nobody tells. Mail arrives all the same.");
            case LOST_MAIL ->
                    Sentence.of(
                            "When MTA-STS keeps mail away, because a certificate or the policy is wrong, only the senders notice.");
            case TEST_RESULTS ->
                    Sentence.of(
                            "Its MTA-STS policy is only being tested, and reports are how a test tells what would fail: without them it tests nothing.");
        };
    }

    private static Advice multiple(TlsRptFinding.Multiple multiple) {
        var at = multiple.at();
        String merged = MendedTlsRpt.of(multiple.texts());
        var edits = new ArrayList<RecordEdit>();
        if (!merged.isEmpty() && !multiple.texts().contains(merged)) {
            edits.add(at.edit(Action.ADD, merged));
        }
        multiple.texts().stream()
                .filter(text -> !text.equals(merged))
                .limit(MOST_EDITS)
                .forEach(text -> edits.add(at.edit(Action.REMOVE, text)));
        return begun(
                        at,
                        multiple,
                        Severity.WARNING,
                        "%s has several TLS-RPT records; there must be one",
                        at.domain().toString())
                .because("Servers take several for none, and do not report failed TLS.")
                .fix(
                        new Fix.Todo(
                                Sentence.of("Publish one TLS-RPT record with all addresses:"),
                                edits));
    }

    private static Advice invalid(TlsRptFinding.RuaInvalid invalid) {
        TlsRptRecord record = invalid.record();
        TlsRptFlaw flaw = invalid.flaws().getFirst();
        return begun(
                        invalid.at(),
                        invalid,
                        Severity.WARNING,
                        "The TLS-RPT record of %s has a report address that nobody can use",
                        invalid.at().domain().toString())
                .because(
                        "%s %s",
                        why(flaw.kind()),
                        record.rua().isEmpty()
                                ? Sentence.of("No report of failed TLS is sent.")
                                : Sentence.of(
                                        "Servers that read strictly pass over the other addresses too."))
                .fix(replace(invalid.at(), record.text()))
                .showing(record.text(), flaw.at());
    }

    private static Sentence why(TlsRptFlaw.Kind kind) {
        return switch (kind) {
            case NO_SCHEME -> Sentence.of("It needs %s before the address.", "mailto:");
            case OTHER_SCHEME ->
                    Sentence.of("Reports are sent by %s and %s only.", "mailto:", "https:");
            case NO_URI, FIELD, RUA_MISSING ->
                    Sentence.of("It is no address of %s or %s.", "mailto:", "https:");
        };
    }

    /// The record with all of its flaws mended; where no address can be made out, one to begin
    /// with.
    private static Fix replace(TlsRptPlace at, String text) {
        String mended = MendedTlsRpt.of(text);
        return mended.isEmpty()
                ? new Fix.Todo(
                        Sentence.of(
                                "Put an address that takes reports into the TLS-RPT record; the mailbox in this one must exist."),
                        List.of(at.replacing(text, example(at))))
                : new Fix.Todo(
                        Sentence.of("Mend the TLS-RPT record:"),
                        List.of(at.replacing(text, mended)));
    }

    private static Fix publish(TlsRptPlace at) {
        return new Fix.Todo(
                Sentence.of(
                        "If you want to know, publish a TLS-RPT record; the mailbox in it must exist."),
                List.of(at.edit(Action.ADD, example(at))));
    }

    private static String example(TlsRptPlace at) {
        return MendedTlsRpt.with(List.of("mailto:tls-reports@" + at.domain()));
    }

    private static int end(String text) {
        int semicolon = text.indexOf(';');
        return semicolon < 0 ? text.length() : semicolon;
    }

    @FormatMethod
    private static Advice begun(
            TlsRptPlace at,
            TlsRptFinding finding,
            Severity severity,
            @FormatString String title,
            String domain) {
        return Advice.of(finding, severity, title, domain).seenIn(at.asked()).per(TLS_RPT, "3");
    }
}
