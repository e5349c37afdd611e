package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// DNSSEC findings in words.
final class DnssecAdvice {
    private static final int PROTOCOL = 4035;

    private DnssecAdvice() {}

    static Advice on(DnssecFinding finding) {
        return switch (finding) {
            case DnssecFinding.Secure(var domain, var by) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "The DNS records of %s are signed, and the signatures hold",
                                    domain)
                            .because(
                                    "Nobody on the way can change what receivers that check DNSSEC learn of its mail, and DANE can protect mail to it.%s",
                                    told(by))
                            .seenIn(DnssecCheck.keys(domain))
                            .per(PROTOCOL, "5");
            case DnssecFinding.Insecure insecure -> insecure(insecure);
            case DnssecFinding.NoDs noDs -> noDs(noDs);
            case DnssecFinding.CutOff(var domain, var by) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s is signed, but no chain of trust leads to it",
                                    domain)
                            .because(
                                    "A zone above it is not signed, or its DS record names an algorithm that validators do not know. So nobody checks the signatures: mail is handled as without them.%s",
                                    told(by))
                            .seenIn(DnssecCheck.keys(domain))
                            .per(PROTOCOL, "5.2");
            case DnssecFinding.Bogus bogus -> bogus(bogus);
            case DnssecFinding.Unavailable(var domain, var why) ->
                    Advice.of(
                                    finding,
                                    Severity.UNKNOWN,
                                    "Whether the DNS records of %s are signed could not be checked",
                                    domain)
                            .because("%s That says nothing about the domain.", plain(why))
                            .per(PROTOCOL, "4.3");
            case DnssecFinding.BlackLies(var domain) -> blackLies(finding, domain);
        };
    }

    private static Advice insecure(DnssecFinding.Insecure insecure) {
        DomainName holder = insecure.holder();
        return Advice.of(insecure, Severity.NOTICE, "%s", unsigned(insecure.domain(), holder))
                .because(
                        "Whoever can forge DNS answers on the way to a receiver can redirect its mail and change its SPF, DKIM and DMARC records there. Most domains live with that; DANE needs signatures.%s",
                        told(insecure.by()))
                .todo(
                        "To have DNSSEC, turn signing on at the DNS provider of %s, and give its DS record to the registrar.",
                        holder)
                .seenIn(List.of(new Question(holder, RrType.DS)))
                .per(PROTOCOL, "4.3");
    }

    private static Sentence unsigned(DomainName domain, DomainName holder) {
        return holder.equals(domain)
                ? Sentence.of("The DNS records of %s are not signed (no DNSSEC)", domain)
                : Sentence.of(
                        "%s is an alias of %s, whose DNS records are not signed (no DNSSEC)",
                        domain, holder);
    }

    private static Advice noDs(DnssecFinding.NoDs noDs) {
        Sentence summary =
                noDs.records().isEmpty()
                        ? Sentence.of(
                                "Give the DS record that the DNS provider shows for the zone of %s to the registrar.",
                                noDs.domain())
                        : Sentence.of(
                                "Give the DS record of %s to the registrar, for the parent zone; compare it with what the DNS provider shows:",
                                noDs.domain());
        return Advice.of(
                        noDs,
                        Severity.WARNING,
                        "%s is signed, but its parent zone has no DS record for it",
                        noDs.domain())
                .because(
                        "So nobody checks the signatures: they have no effect, mail is handled as without them, and DANE does not work.%s",
                        told(noDs.by()))
                .fix(new Fix.Todo(summary, noDs.records()))
                .seenIn(DnssecCheck.keys(noDs.domain()))
                .per(PROTOCOL, "5.2");
    }

    private static Advice bogus(DnssecFinding.Bogus bogus) {
        return Advice.of(bogus, Severity.ERROR, "DNSSEC of %s is broken", bogus.domain())
                .because(
                        "%s Resolvers that check signatures answer SERVFAIL instead: receivers behind them can not read its SPF, DKIM and DMARC, so mail from it is deferred or counts as unauthenticated, and mail to it waits for want of a host.%s",
                        plain(bogus.why()), told(bogus.by()))
                .todo(
                        "Have the DNS provider sign %s anew, or the registrar correct its DS record; while neither is possible, remove the DS record.",
                        bogus.domain())
                .seenIn(DnssecCheck.keys(bogus.domain()))
                .per(PROTOCOL, "5.5");
    }

    private static Advice blackLies(DnssecFinding finding, DomainName domain) {
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "Names that do not exist below %s look as if they did",
                        domain)
                .because(
                        "Its DNS provider proves the absence of records in a way that lets every name exist. So the DMARC tag %s never applies below it; receivers use %s for all subdomains.",
                        "np", "sp")
                .todo(
                        "Let the %s tag of the DMARC record ask for what invented subdomains deserve.",
                        "sp")
                .seenIn(DnssecCheck.inventions(domain))
                .per(9989, "3.2.13")
                .per(9824, "");
    }

    /// Whose word it is, when it is not ours.
    private static Inline told(Witness by) {
        return switch (by) {
            case OURSELVES -> plain("");
            case RESOLVER ->
                    plain(
                            " That is the word of the resolver on this machine: the signatures could not be followed from our own trust anchor.");
        };
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}
