package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderBlock;

import java.util.List;

/// What fields say about a message, by method. It holds domains only, never the local part of an
/// address; domains are lower case.
///
/// @param spf its results
/// @param dkim those of each signature; what Gmail says about replays (`dara`) is none of them
/// @param dmarc its results
/// @param arc its results
/// @param compauth Microsoft's composite authentication; it is no result of DMARC
public record Reported(
        List<Spf> spf, List<Dkim> dkim, List<Dmarc> dmarc, List<Arc> arc, List<Compauth> compauth) {
    public Reported {
        spf = List.copyOf(spf);
        dkim = List.copyOf(dkim);
        dmarc = List.copyOf(dmarc);
        arc = List.copyOf(arc);
        compauth = List.copyOf(compauth);
    }

    /// Collects what fields say, in their order.
    ///
    /// @param fields those to ask: the believed ones, or the claims
    /// @param header the message's, for the signing domains that results leave out
    public static Reported of(List<AuthenticationResults> fields, HeaderBlock header) {
        return new ReportReader(fields, header).read();
    }

    /// A result of SPF (RFC 8601 §2.7.2).
    ///
    /// @param result in the words of RFC 8601
    /// @param written as the field has it
    /// @param domain what was checked; empty when not told
    /// @param identity whose domain that is
    public record Spf(String result, String written, String domain, Identity identity) {}

    /// What SPF was asked about (RFC 7208 §2.3, §2.4).
    public enum Identity {
        MAIL_FROM,
        HELO,
        UNTOLD
    }

    /// A result of DKIM (RFC 8601 §2.7.1).
    ///
    /// @param result in the words of RFC 8601
    /// @param written as the field has it
    /// @param domain the signing domain; empty when nothing tells
    /// @param source how it is known
    /// @param selector empty when not told
    /// @param signature the first characters of the signature's `b=`; empty when not told
    /// @param reason in words, of the receiver's: Gmail, Microsoft and others put it into a
    ///   comment; empty when not told
    public record Dkim(
            String result,
            String written,
            String domain,
            DomainSource source,
            String selector,
            String signature,
            String reason) {}

    /// How a signing domain is known.
    public enum DomainSource {
        /// The result has it.
        REPORTED,
        /// The one DKIM-Signature that the result can be about has it.
        SIGNATURE,
        /// It is the domain of the user agent identifier `i=`, which may be a subdomain of the
        /// signing one (RFC 6376 §3.5).
        IDENTIFIER,
        UNTOLD
    }

    /// A result of DMARC (RFC 7489 §11.2).
    ///
    /// @param result in the words of RFC 8601
    /// @param written as the field has it
    /// @param from the Author Domain; empty when not told
    /// @param disposition what the receiver did, in its own word, such as `none`, `quarantine` or
    ///   Microsoft's `oreject`; empty when not told. `none` is no pass
    /// @param policy what the domain asks for; empty when not told
    /// @param subdomainPolicy the same for its subdomains; empty when not told
    public record Dmarc(
            String result,
            String written,
            String from,
            String disposition,
            String policy,
            String subdomainPolicy) {}

    /// A result of ARC (RFC 8617 §10.1).
    ///
    /// @param result in the words of RFC 8601
    /// @param written as the field has it
    public record Arc(String result, String written) {}

    /// Microsoft's composite authentication.
    ///
    /// @param result such as `pass`, `softpass` or `fail`
    /// @param reason the code, such as `001`; empty when not told
    public record Compauth(String result, String reason) {}
}
