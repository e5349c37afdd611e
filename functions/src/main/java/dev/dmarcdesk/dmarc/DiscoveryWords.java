package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.DmarcFinding.Inherited;
import dev.dmarcdesk.dmarc.DmarcFinding.Multiple;
import dev.dmarcdesk.dmarc.DmarcFinding.None;
import dev.dmarcdesk.dmarc.DmarcFinding.OrganizationalDomainUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.Unavailable;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.Comparator;

/// Words about which record was found, if any.
final class DiscoveryWords {
    private DiscoveryWords() {}

    static Advice none(None none) {
        Advice advice =
                Advice.of(
                                none,
                                Severity.ERROR,
                                "No DMARC record applies to %s",
                                none.domain().toString())
                        .because(
                                "Receivers are not told what to do with mail that forges it, so they deliver most of it.")
                        .per(9989, "4.10.1");
        if (none.edits().isEmpty()) {
            return advice;
        }
        boolean first = none.edits().size() == 1 && none.edits().getFirst().action() == Action.ADD;
        return advice.fix(
                DmarcAdvice.awaken(
                        first
                                ? Sentence.of(
                                        "Publish a first DMARC record. It stops nothing yet, but brings reports of who sends as %s; the mailbox in it must exist.",
                                        none.publishAt().toString())
                                : Sentence.of(
                                        "Publish the DMARC record where and as receivers expect it:"),
                        none.edits()));
    }

    static Advice inherited(Inherited inherited) {
        return Advice.of(
                        inherited,
                        Severity.NOTICE,
                        "%s has no record of its own: %s of %s applies",
                        inherited.domain().toString(),
                        inherited.tag(),
                        inherited.in().domain().toString())
                .because("The policy %s acts on mail that fails DMARC.", inherited.policy().word())
                .per(9989, "4.10.1");
    }

    static Advice multiple(Multiple multiple) {
        var edits =
                multiple.records().stream()
                        .sorted(Comparator.comparing(DiscoveryWords::policy).reversed())
                        .skip(1)
                        .map(record ->
                                new RecordEdit(
                                        Action.REMOVE, RrType.TXT, record.owner(), record.text()))
                        .toList();
        return Advice.of(
                        multiple,
                        Severity.ERROR,
                        "%s has %d DMARC records; there must be one",
                        multiple.domain().toString(),
                        multiple.records().size())
                .because("Receivers discard all of them, as if none was published.")
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Keep one DMARC record only. Without the following the strictest stays; keep a milder one if you have not read reports for a month yet:"),
                                edits))
                .per(9989, "4.10");
    }

    private static AssessmentPolicy policy(Published record) {
        return PolicyRecordParser.parse(record.text())
                        instanceof Parsed.Valid<PolicyRecord>(var parsed, _)
                ? parsed.policies().own()
                : AssessmentPolicy.NONE;
    }

    static Advice unavailable(Unavailable unavailable) {
        return Advice.of(
                        unavailable,
                        Severity.UNKNOWN,
                        "The DMARC policy of %s could not be looked up (%s)",
                        unavailable.domain().toString(),
                        new Inline.Plain(withoutStop(unavailable.detail())))
                .because(
                        "Whether forged mail is stopped is not known now; receivers that meet the same failure decide for themselves.")
                .todo(
                        "Try again, or ask another resolver; if it stays so, the name servers of %s need attention.",
                        unavailable.domain().toString())
                .per(9989, "5.3.6");
    }

    static Advice organizationUnavailable(OrganizationalDomainUnavailable unavailable) {
        return Advice.of(
                        unavailable,
                        Severity.UNKNOWN,
                        "Not every name above could be looked up (%s)",
                        new Inline.Plain(withoutStop(unavailable.detail())))
                .because(
                        "The policy is known. Which names align with each other depends on records there; without any the organization is %s.",
                        unavailable.assumed().toString())
                .todo("Check again later: not every DMARC record above could be looked up.")
                .per(9989, "4.10.2");
    }

    static String withoutStop(String detail) {
        return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
    }
}
