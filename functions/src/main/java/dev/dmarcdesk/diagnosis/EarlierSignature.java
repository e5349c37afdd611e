package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.AuthenticationResults;
import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.authres.TrustBoundary;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.stream.Stream;

/// Whether servers that had the message before say that it bore a signature of the author's. Google
/// Groups and others take it away. That is a claim and counts for no verdict; it only keeps from
/// telling an author to sign who does.
final class EarlierSignature {
    private static final String SEALED = "ARC-Authentication-Results";

    private EarlierSignature() {}

    /// Whether one says so.
    ///
    /// @param author the Author Domain, at most one
    static boolean isClaimed(
            HeaderBlock header,
            TrustBoundary boundary,
            List<DomainName> author,
            PublicSuffixes suffixes) {
        var sealed =
                header.named(SEALED).stream()
                        .flatMap(field ->
                                AuthenticationResults.parse(field)
                                                instanceof
                                                Parsed.Valid<AuthenticationResults>(var one, _)
                                        ? Stream.of(one)
                                        : Stream.empty());
        var claims = Stream.concat(boundary.claims().stream(), sealed).toList();
        var organizations = author.stream().map(suffixes::organizationalDomain).toList();
        return Reported.of(claims, header).dkim().stream()
                .filter(one -> one.result().equals("pass"))
                .flatMap(one -> Recorded.domain(one.domain()).stream())
                .map(suffixes::organizationalDomain)
                .anyMatch(organizations::contains);
    }
}
