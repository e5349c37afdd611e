package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.NoRua;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaAuthorizationUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaSizeObsolete;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnauthorized;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnsupportedScheme;
import dev.dmarcdesk.dmarc.DmarcFinding.RufInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.RufUnauthorized;
import dev.dmarcdesk.dmarc.DmarcFinding.TooManyRua;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Words about report addresses.
final class ReportWords {
    private ReportWords() {}

    static Advice none(NoRua none) {
        return Advice.of(
                        none,
                        Severity.WARNING,
                        "Nobody gets reports of who sends in the name of the domain")
                .because(
                        "Without reports you learn neither of forgeries nor of your own mail that fails.")
                .fix(
                        DmarcAdvice.mend(
                                none.in(),
                                Sentence.of(
                                        "Ask for DMARC reports, at an address that exists and that somebody reads:")))
                .per(9989, "4.7");
    }

    static Advice invalid(RuaInvalid invalid) {
        var title =
                Advice.of(
                        invalid,
                        Severity.WARNING,
                        "%s is no report address",
                        invalid.in().quote(invalid.at()));
        return (invalid.others()
                        ? title.because("Reports go to the other addresses only.")
                        : title.because("No reports arrive."))
                .fix(mailto(invalid.in()))
                .per(9989, "4.8");
    }

    static Advice invalid(RufInvalid invalid) {
        return Advice.of(
                        invalid,
                        Severity.NOTICE,
                        "%s is no address for failure reports",
                        invalid.in().quote(invalid.at()))
                .because("No failure reports arrive there; few receivers send any.")
                .fix(mailto(invalid.in()))
                .per(9989, "4.8");
    }

    static Advice scheme(RuaUnsupportedScheme scheme) {
        return Advice.of(
                        scheme,
                        scheme.others() ? Severity.NOTICE : Severity.WARNING,
                        "Receivers need not send reports to %s",
                        scheme.in().quote(scheme.at()))
                .because(
                        "All of them know %s, hardly one anything else: no reports arrive there.",
                        "mailto:")
                .fix(mailto(scheme.in()))
                .per(9989, "4.7");
    }

    static Advice size(RuaSizeObsolete size) {
        return Advice.of(
                        size,
                        Severity.NOTICE,
                        "The size limit %s is ignored",
                        size.in().quote(size.at()))
                .because("It is gone from the standard; reports come in any size.")
                .fix(
                        DmarcAdvice.mend(
                                size.in(),
                                Sentence.of("Publish the DMARC record without the size:")))
                .per(9989, "4.8");
    }

    static Advice tooMany(TooManyRua many) {
        return Advice.of(many, Severity.NOTICE, "Reports are wanted at %d addresses", many.count())
                .because(
                        "Older receivers (RFC 7489) need support two only, so some may send to the first two only.")
                .per(7489, "6.2");
    }

    static Advice unauthorized(RuaUnauthorized refused) {
        String host = refused.host().toString();
        String domain = refused.in().domain().toString();
        boolean elsewhere = !refused.elsewhere().isEmpty();
        return Advice.of(
                        refused,
                        Severity.WARNING,
                        elsewhere
                                ? "%s agreed to the reports of %s, but wants them sent to another host"
                                : "%s has not agreed to receive the reports of %s",
                        host,
                        domain)
                .because("%s", lost(refused))
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        elsewhere
                                                ? "Ask whoever runs %s to take the other address out of that record, or use an address of your own domain."
                                                : "Ask whoever runs %s to publish that they take your DMARC reports, or use an address of your own domain.",
                                        host),
                                elsewhere ? stayed(refused) : consent(refused.questions())))
                .per(9990, "4");
    }

    static Advice unauthorized(RufUnauthorized refused) {
        String host = refused.host().toString();
        return Advice.of(
                        refused,
                        Severity.NOTICE,
                        "%s has not agreed to receive the failure reports of %s",
                        host,
                        refused.in().domain().toString())
                .because(
                        "Receivers do not send failure reports there; the policy and the aggregate reports are as they are.")
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Ask whoever runs %s to publish that they take your DMARC reports, or take the address out of %s.",
                                        host, "ruf="),
                                consent(refused.questions())))
                .per(9991, "5")
                .per(9990, "4");
    }

    private static List<RecordEdit> consent(List<Question> questions) {
        return questions.stream()
                .map(question ->
                        new RecordEdit(Action.ADD, RrType.TXT, question.name(), "v=DMARC1"))
                .toList();
    }

    /// Consent without any other address; of several records each has to let go of its own.
    private static List<RecordEdit> stayed(RuaUnauthorized refused) {
        var edits = new ArrayList<RecordEdit>();
        for (Question question : refused.questions()) {
            for (String record : refused.elsewhere()) {
                edits.add(
                        edits.isEmpty()
                                ? RecordEdit.replacing(
                                        RrType.TXT, question.name(), record, "v=DMARC1")
                                : new RecordEdit(
                                        Action.REMOVE, RrType.TXT, question.name(), record));
            }
        }
        return edits;
    }

    private static Sentence lost(RuaUnauthorized refused) {
        if (!refused.elsewhere().isEmpty()) {
            return Sentence.of("Receivers then send reports to neither; the policy itself stands.");
        }
        return refused.sameByList()
                ? Sentence.of(
                        "Receivers do not send reports there: no DMARC record above makes both one organization. Older ones (RFC 7489), which go by the public suffix list, do. The policy itself stands.")
                : Sentence.of("Receivers do not send reports there; the policy itself stands.");
    }

    static Advice unavailable(RuaAuthorizationUnavailable unavailable) {
        return Advice.of(
                        unavailable,
                        Severity.UNKNOWN,
                        "Whether %s receives the reports of %s could not be looked up (%s)",
                        unavailable.host().toString(),
                        unavailable.in().domain().toString(),
                        new Inline.Plain(DiscoveryWords.withoutStop(unavailable.detail())))
                .because("Receivers that meet the same failure do not send reports there.")
                .todo(
                        "Check again later: whether %s takes your DMARC reports is not known.",
                        unavailable.host().toString())
                .per(9990, "4");
    }

    private static Fix mailto(Published in) {
        return DmarcAdvice.mend(
                in,
                Sentence.of(
                        "In the DMARC record, write %s before each report address, and make sure that it exists:",
                        "mailto:"));
    }
}
