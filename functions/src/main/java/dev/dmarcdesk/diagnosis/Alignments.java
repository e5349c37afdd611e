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
        return switch (identifier.alignment()) {
            case IdentifierAlignment.Undetermined _ -> List.of();
            case IdentifierAlignment.Relaxed(_, boolean enough) when !enough ->
                    strict(identifier, "aspf", result);
            case IdentifierAlignment.Strict _, IdentifierAlignment.Relaxed _ ->
                    words(
                            new AlignmentFinding.SpfAligned(
                                    author, identifier.domain(), identifier.mode(), result));
            case IdentifierAlignment.None _ ->
                    words(
                            new AlignmentFinding.SpfUnaligned(
                                    author, identifier.domain(), identifier.mode(), result));
        };
    }

    /// That of a signature.
    List<Advice> dkim(Identifier identifier, String result) {
        return switch (identifier.alignment()) {
            case IdentifierAlignment.Undetermined _ -> List.of();
            case IdentifierAlignment.Relaxed(_, boolean enough) when !enough ->
                    strict(identifier, "adkim", result);
            case IdentifierAlignment.Strict _, IdentifierAlignment.Relaxed _ ->
                    words(
                            new AlignmentFinding.DkimAligned(
                                    author, identifier.domain(), identifier.mode(), result));
            case IdentifierAlignment.None _ ->
                    words(
                            new AlignmentFinding.DkimUnaligned(
                                    author, identifier.domain(), identifier.mode(), result));
        };
    }

    /// Where it decides, it is a cause, and told as one.
    private List<Advice> strict(Identifier identifier, String tag, String result) {
        return result.equals("pass") && !fails
                ? words(new AlignmentFinding.StrictOnly(author, identifier.domain(), tag, false))
                : List.of();
    }

    private static List<Advice> words(AlignmentFinding finding) {
        return List.of(AlignmentAdvice.on(finding));
    }
}
