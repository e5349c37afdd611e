package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// How one identifier stands, as a finding.
///
/// @param author the Author Domain
/// @param fails whether the message does
record Alignments(DomainName author, boolean fails) {
    /// That of SPF.
    List<Advice> spf(Identifier identifier, String result) {
        DomainName domain = identifier.domain();
        return words(
                identifier,
                new AlignmentFinding.SpfAligned(author, domain, identifier.mode(), result),
                new AlignmentFinding.SpfUnaligned(author, domain, identifier.mode(), result),
                strict(domain, "aspf", result));
    }

    /// That of a signature.
    List<Advice> dkim(Identifier identifier, String result) {
        DomainName domain = identifier.domain();
        return words(
                identifier,
                new AlignmentFinding.DkimAligned(author, domain, identifier.mode(), result),
                new AlignmentFinding.DkimUnaligned(author, domain, identifier.mode(), result),
                strict(domain, "adkim", result));
    }

    private static List<Advice> words(
            Identifier identifier,
            AlignmentFinding aligned,
            AlignmentFinding unaligned,
            List<Advice> strict) {
        return switch (identifier.alignment()) {
            case IdentifierAlignment.Undetermined _ -> List.of();
            case IdentifierAlignment.Relaxed(_, boolean enough) when !enough -> strict;
            case IdentifierAlignment.Strict _, IdentifierAlignment.Relaxed _ -> words(aligned);
            case IdentifierAlignment.None _ -> words(unaligned);
        };
    }

    /// Where it decides, it is a cause, and told as one.
    private List<Advice> strict(DomainName domain, String tag, String result) {
        return result.equals("pass") && !fails
                ? words(new AlignmentFinding.StrictOnly(author, domain, tag, false))
                : List.of();
    }

    private static List<Advice> words(AlignmentFinding finding) {
        return List.of(AlignmentAdvice.on(finding));
    }
}
