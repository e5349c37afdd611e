package dev.dmarcdesk.watch;

import dev.dmarcdesk.bimi.BimiAdvice;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.watch.Aspect.Kind;

/// Records that came, went or say something else, in words.
final class RecordChangeWords {
    private RecordChangeWords() {}

    static Advice added(ChangeFinding finding, Shift shift) {
        Kind kind = shift.aspect().kind();
        return Advice.of(finding, Severity.NOTICE, "New: the %s", noun(kind))
                .because("%s", purpose(kind))
                .per(clause(kind));
    }

    static Advice removed(ChangeFinding finding, DomainName domain, Shift shift) {
        Kind kind = shift.aspect().kind();
        return Advice.of(finding, lost(kind), "The %s is gone", noun(kind))
                .because("%s", loss(kind, domain))
                .fix(Undoing.of(shift))
                .per(clause(kind));
    }

    static Advice changed(ChangeFinding finding, DomainName domain, Shift shift) {
        Kind kind = shift.aspect().kind();
        return Advice.of(finding, Severity.NOTICE, "The %s changed", noun(kind))
                .because("%s", sameness(kind, domain))
                .fix(Undoing.of(shift))
                .per(clause(kind));
    }

    /// What a record is called.
    static Inline noun(Kind kind) {
        return new Inline.Plain(
                switch (kind) {
                    case DMARC -> "DMARC record";
                    case SPF -> "SPF record";
                    case INCLUDED_SPF -> "included SPF record";
                    case DKIM_KEY -> "DKIM key record";
                    case MX -> "MX records";
                    case NS -> "name servers";
                    case MTA_STS -> "MTA-STS record";
                    case MTA_STS_POLICY -> "MTA-STS policy";
                    case TLS_RPT -> "TLS-RPT record";
                    case BIMI -> "BIMI record";
                });
    }

    private static Severity lost(Kind kind) {
        return switch (kind) {
            case DMARC, INCLUDED_SPF, MX -> Severity.ERROR;
            case SPF, DKIM_KEY, NS, MTA_STS, MTA_STS_POLICY, TLS_RPT -> Severity.WARNING;
            case BIMI -> Severity.NOTICE;
        };
    }

    private static Sentence loss(Kind kind, DomainName domain) {
        String name = domain.toString();
        return switch (kind) {
            case DMARC -> Sentence.of("Forged mail of %s is no longer stopped.", name);
            case SPF ->
                    Sentence.of(
                            "No server is authorized any more: mail of %s fails DMARC unless it is signed with DKIM.",
                            name);
            case INCLUDED_SPF -> Sentence.of("Mail of %s gets permerror from SPF.", name);
            case DKIM_KEY -> Sentence.of("Mail signed with it fails DKIM from now on.");
            case MX -> Sentence.of("Mail to %s has nowhere to go.", name);
            case NS -> Sentence.of("Nobody answers for %s.", name);
            case MTA_STS, MTA_STS_POLICY -> StsWords.meaning("");
            case TLS_RPT ->
                    Sentence.of(
                            "Nobody is told any more when mail to %s can not be delivered encrypted.",
                            name);
            case BIMI -> Sentence.of("Receivers show no picture beside mail of %s any more.", name);
        };
    }

    /// What did not change with it.
    private static Sentence sameness(Kind kind, DomainName domain) {
        return switch (kind) {
            case DMARC ->
                    Sentence.of(
                            "Forged mail of %s is treated as it was, and reports go where they went.",
                            domain.toString());
            case SPF, INCLUDED_SPF ->
                    Sentence.of(
                            "No server is named that was not, and none is missing, as far as receivers can read it.");
            case DKIM_KEY ->
                    Sentence.of("No key that signatures can be verified with came or went.");
            case MX, NS -> Sentence.of("The hosts are the same.");
            case MTA_STS, MTA_STS_POLICY -> Sentence.of("Its mode is the same.");
            case TLS_RPT -> Sentence.of("Reports go where they went.");
            case BIMI ->
                    Sentence.of(
                            "Receivers may show another picture beside mail of %s, or none.",
                            domain.toString());
        };
    }

    private static Sentence purpose(Kind kind) {
        return switch (kind) {
            case DMARC -> Sentence.of("It tells receivers what to do with forged mail.");
            case SPF ->
                    Sentence.of(
                            "It says which servers may send; mail from all others fails SPF from now on.");
            case INCLUDED_SPF -> Sentence.of("The domain's own SPF record leads to it.");
            case DKIM_KEY -> Sentence.of("Receivers verify signatures with it.");
            case MX -> Sentence.of("It says where mail is delivered.");
            case NS -> Sentence.of("They decide about all other records.");
            case MTA_STS, MTA_STS_POLICY ->
                    Sentence.of(
                            "It asks senders to deliver only encrypted, and only to its hosts.");
            case TLS_RPT ->
                    Sentence.of("It says who is told when mail can not be delivered encrypted.");
            case BIMI ->
                    Sentence.of("It names the picture that some receivers show beside the mail.");
        };
    }

    private static Citation clause(Kind kind) {
        return switch (kind) {
            case DMARC -> new Citation.Rfc(9989, "4.7");
            case SPF, INCLUDED_SPF -> new Citation.Rfc(7208, "3");
            case DKIM_KEY -> new Citation.Rfc(6376, "3.6.1");
            case MX -> new Citation.Rfc(5321, "5.1");
            case NS -> new Citation.Rfc(1034, "4.2.1");
            case MTA_STS -> new Citation.Rfc(8461, "3.1");
            case MTA_STS_POLICY -> new Citation.Rfc(8461, "3.2");
            case TLS_RPT -> new Citation.Rfc(8460, "3");
            case BIMI -> BimiAdvice.draft("4.3");
        };
    }
}
