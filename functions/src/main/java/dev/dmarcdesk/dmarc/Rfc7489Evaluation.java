package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.List;

/// One message judged as a receiver does that still follows RFC 7489 (§6.6.2): domains belong
/// together where the public suffix list says so.
///
/// @param reading the policy such a receiver comes to
/// @param identifiers each with its alignment, in the mode of that policy's record
/// @param result the verdict
public record Rfc7489Evaluation(
        Rfc7489Reading reading, List<Judged> identifiers, DmarcResult result) {
    public Rfc7489Evaluation {
        identifiers = List.copyOf(identifiers);
    }

    /// One identifier and whether it aligns (§3.1).
    public record Judged(AuthenticatedIdentifier identifier, boolean aligned) {}

    /// Judges a message.
    ///
    /// @param author the domain of its From field
    /// @param identifiers what SPF and DKIM said
    /// @param dns asked for the records of the author's walk, which has both names of §6.6.3
    /// @param suffixes the list
    public static Rfc7489Evaluation of(
            DomainName author,
            List<AuthenticatedIdentifier> identifiers,
            Dns dns,
            PublicSuffixes suffixes) {
        var steps = TreeWalk.look(author, dns);
        var reading = Rfc7489Reading.of(author, steps, suffixes);
        var record =
                Rfc7489Reading.deciding(author, reading.organizationalDomain(), steps)
                        .filter(Step.One.class::isInstance)
                        .map(step -> ((Step.One) step).record());
        var judged =
                identifiers.stream()
                        .map(identifier ->
                                new Judged(
                                        identifier,
                                        isAligned(
                                                author,
                                                reading.organizationalDomain(),
                                                identifier.domain(),
                                                record.map(one -> identifier.mode(one))
                                                        .orElse(AlignmentMode.RELAXED),
                                                suffixes)))
                        .toList();
        return new Rfc7489Evaluation(reading, judged, result(reading.outcome(), judged));
    }

    private static boolean isAligned(
            DomainName author,
            DomainName organizational,
            DomainName identifier,
            AlignmentMode mode,
            PublicSuffixes suffixes) {
        return author.equals(identifier)
                || (mode == AlignmentMode.RELAXED
                        && suffixes.organizationalDomain(identifier).equals(organizational));
    }

    private static DmarcResult result(Outcome outcome, List<Judged> judged) {
        return switch (outcome) {
            case Outcome.NotApplied _ -> DmarcResult.NONE;
            case Outcome.Undetermined _ -> DmarcResult.TEMPERROR;
            case Outcome.Applies _ -> {
                var aligned =
                        judged.stream()
                                .filter(Judged::aligned)
                                .map(one -> one.identifier().result())
                                .toList();
                yield aligned.contains(AuthenticatedIdentifier.Authentication.PASS)
                        ? DmarcResult.PASS
                        : aligned.contains(AuthenticatedIdentifier.Authentication.TEMPERROR)
                                ? DmarcResult.TEMPERROR
                                : DmarcResult.FAIL;
            }
        };
    }
}
