package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

/// The words for [AlignmentFinding].
public final class AlignmentAdvice {
    private static final int DMARC = 9989;
    private static final int OLD_DMARC = 7489;

    private AlignmentAdvice() {}

    /// Explains a finding.
    public static Advice on(AlignmentFinding finding) {
        return switch (finding) {
            case AlignmentFinding.SpfAligned(var author, var domain, var mode, var result) ->
                    aligned(finding, "SPF", author, domain, mode, result)
                            .per(DMARC, "4.4.2")
                            .per(DMARC, "4.10.2");
            case AlignmentFinding.DkimAligned(var author, var domain, var mode, var result) ->
                    aligned(finding, "DKIM", author, domain, mode, result)
                            .per(DMARC, "4.4.1")
                            .per(DMARC, "4.10.2");
            case AlignmentFinding.SpfUnaligned(var author, var domain, _, var result) ->
                    unaligned(finding, "SPF", author, domain, result)
                            .per(DMARC, "4.4.2")
                            .per(DMARC, "4.10.2");
            case AlignmentFinding.DkimUnaligned(var author, var domain, _, var result) ->
                    unaligned(finding, "DKIM", author, domain, result)
                            .per(DMARC, "4.4.1")
                            .per(DMARC, "4.10.2");
            case AlignmentFinding.StrictOnly strict -> strictOnly(strict);
            case AlignmentFinding.Differs7489 differs -> differs(differs);
        };
    }

    private static Advice aligned(
            AlignmentFinding finding,
            String method,
            DomainName author,
            DomainName domain,
            AlignmentMode mode,
            String result) {
        boolean passed = result.equals("pass");
        var words =
                author.equals(domain)
                        ? Sentence.of("%s speaks for %s itself", plain(method), domain.toString())
                        : Sentence.of(
                                "%s speaks for %s, which is aligned with %s (%s)",
                                plain(method),
                                domain.toString(),
                                author.toString(),
                                plain(mode.word()));
        var advice = Advice.of(finding, passed ? Severity.GOOD : Severity.NOTICE, "%s", words);
        return passed
                ? advice.because("It passed, and one aligned pass is enough for DMARC.")
                : advice.because(
                        "It would count, but did not pass: %s.", plain(ResultWords.of(result)));
    }

    private static Advice unaligned(
            AlignmentFinding finding,
            String method,
            DomainName author,
            DomainName domain,
            String result) {
        var advice =
                Advice.of(
                        finding,
                        Severity.NOTICE,
                        "%s speaks for %s, which is not aligned with %s",
                        plain(method),
                        domain.toString(),
                        author.toString());
        return result.equals("pass")
                ? advice.because(
                        "It passed, but for another organization: for DMARC that counts neither for"
                                + " nor against the message.")
                : advice.because("Whatever it came to, it does not count for DMARC.");
    }

    private static Advice strictOnly(AlignmentFinding.StrictOnly finding) {
        return Advice.of(
                        finding,
                        finding.decides() ? Severity.WARNING : Severity.NOTICE,
                        "%s is of the same organization, but %s asks for its very own name (%s)",
                        finding.domain().toString(),
                        finding.author().toString(),
                        finding.tag() + "=s")
                .because(
                        finding.decides()
                                ? "A pass for it does not count, and with nothing else aligned the mail fails."
                                : "A pass for it does not count; something else was aligned.")
                .per(DMARC, "3.2.10.2")
                .per(DMARC, "4.7");
    }

    private static Advice differs(AlignmentFinding.Differs7489 finding) {
        var list =
                finding.organizational7489().stream()
                        .findFirst()
                        .map(name -> Sentence.of(" (organization: %s)", name.toString()))
                        .orElse(Sentence.NONE);
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "A receiver that still follows RFC 7489 comes to %s%s, not to %s",
                        plain(ResultWords.of(finding.then())),
                        list,
                        plain(ResultWords.of(finding.now())))
                .because(
                        "It takes the organization from the public suffix list, where RFC 9989 walks up"
                                + " the DNS. Until all receivers have changed over, such mail is treated"
                                + " differently from one to the next.")
                .per(DMARC, "4.10.2")
                .per(OLD_DMARC, "3.2");
    }

    private static Inline plain(String words) {
        return new Inline.Plain(words);
    }
}
