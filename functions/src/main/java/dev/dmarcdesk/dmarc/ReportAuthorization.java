package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether a Report Consumer agreed to receive a domain's reports (RFC 9990 §4).
public sealed interface ReportAuthorization {
    /// Both belong to one organization: nobody need agree.
    record NotNeeded() implements ReportAuthorization {}

    /// It agreed.
    ///
    /// @param instead where it wants the reports instead; usually empty
    record Given(List<ReportUri> instead) implements ReportAuthorization {
        public Given {
            instead = List.copyOf(instead);
        }
    }

    /// It did not agree: the URI is ignored.
    ///
    /// @param question where its agreement would stand
    /// @param elsewhere the records by which it agreed, but only to have the reports sent to
    ///   another host: then they go to neither; mostly none
    record Missing(Question question, List<String> elsewhere) implements ReportAuthorization {
        public Missing {
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /// The name where its agreement would stand is too long for the DNS: the URI is ignored.
    record Impossible() implements ReportAuthorization {}

    /// Whether both belong to one organization could not be looked up, and it did not agree.
    ///
    /// @param question the step of a walk that failed
    /// @param detail why there is no answer, in one line
    record PerhapsNotNeeded(Question question, String detail) implements ReportAuthorization {}

    /// Nobody could look.
    ///
    /// @param question what was asked, or would have been
    /// @param detail why there is no answer, in one line
    record Unknown(Question question, String detail) implements ReportAuthorization {}

    /// The question whether `host` takes the reports of `policyDomain`: the concrete name, whatever
    /// wildcard may answer (steps 2 to 4).
    ///
    /// @return none when the name would be too long
    static Optional<Question> question(DomainName policyDomain, DomainName host) {
        return host.prefixed(policyDomain + "._report._dmarc")
                        instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(new Question(name, RrType.TXT))
                : Optional.empty();
    }

    /// Reads the answer to that question (steps 5 to 9).
    static ReportAuthorization of(Question question, DomainName host, Answer answer) {
        if (answer instanceof Answer.Unavailable(_, var detail)) {
            return new Unknown(question, detail);
        }
        var records = new ArrayList<PolicyRecord>();
        for (String text : Step.texts(answer)) {
            if (isTagList(text)
                    && PolicyRecordParser.parse(text)
                            instanceof Parsed.Valid<PolicyRecord>(var record, _)) {
                records.add(record);
            }
        }
        var instead = records.stream().flatMap(record -> record.reportUris().stream()).toList();
        var elsewhere =
                records.stream()
                        .filter(record ->
                                record.reportUris().stream().anyMatch(uri -> !leadsTo(host, uri)))
                        .map(PolicyRecord::text)
                        .toList();
        return records.isEmpty() || !elsewhere.isEmpty()
                ? new Missing(question, elsewhere)
                : new Given(instead);
    }

    private static boolean leadsTo(DomainName host, ReportUri uri) {
        return switch (uri) {
            case ReportUri.Mailto(_, var target) -> target.equals(host);
            case ReportUri.Other _ -> false;
        };
    }

    /// Step 6 wants pairs all through, where a policy record may hold anything.
    private static boolean isTagList(String text) {
        return TagList.parse(text).defects().stream()
                .allMatch(defect -> defect.at().start() == defect.at().end());
    }
}
