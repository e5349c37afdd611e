package dev.dmarcdesk.web;

import dev.dmarcdesk.dns.DomainName;

/// The web as the rules see it: documents over HTTPS, and nothing else of it. It never throws and
/// never blocks past the run's deadline.
@FunctionalInterface
public interface Web {
    /// Where nothing can be fetched, such as beside a zone from a file.
    Web OFFLINE =
            (_, _) ->
                    new Fetched.Unreachable(
                            Fetched.Reason.NOT_TRIED, "Nothing is fetched over the web here.");

    /// Fetches one document over HTTPS from port 443, with the certificate checked against the host
    /// (RFC 9525), without following a redirect, and only from addresses that are public.
    ///
    /// @param host whom to ask
    /// @param path what to ask for, starting with a slash
    Fetched get(DomainName host, String path);
}
