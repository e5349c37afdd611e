package dev.dmarcdesk.live;

import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Fetched.CertificateTrouble;
import dev.dmarcdesk.web.Fetched.Reason;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// What an exception of the HTTP library stands for. Only its type is looked at: the words in it
/// may be the server's.
final class FetchFailure {
    private FetchFailure() {}

    static Fetched of(IOException failure) {
        return switch (failure) {
            case SSLPeerUnverifiedException _ ->
                    bad(CertificateTrouble.WRONG_NAME, "Its certificate does not name this host.");
            case SSLException tls -> ofTls(tls);
            case InterruptedIOException _ ->
                    unreachable(Reason.TIMEOUT, "Its web server did not answer in time.");
            case ProtocolException _, EOFException _ ->
                    unreachable(Reason.MALFORMED, "What its web server answered is no HTTP.");
            default -> unreachable(Reason.CONNECTION, "There was no connection to its web server.");
        };
    }

    private static Fetched ofTls(SSLException failure) {
        if (causes(failure)
                .anyMatch(cause ->
                        cause instanceof CertificateExpiredException
                                || cause instanceof CertificateNotYetValidException)) {
            return bad(
                    CertificateTrouble.EXPIRED,
                    "Its certificate has expired, or is not valid yet.");
        }
        return causes(failure).anyMatch(CertificateException.class::isInstance)
                ? bad(
                        CertificateTrouble.UNTRUSTED,
                        "Its certificate is signed by itself or by somebody unknown, or the server leaves out those in between.")
                : unreachable(Reason.TLS, "Its web server does not agree on TLS.");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(10);
    }

    private static Fetched bad(CertificateTrouble trouble, String detail) {
        return new Fetched.BadCertificate(trouble, detail);
    }

    private static Fetched unreachable(Reason reason, String detail) {
        return new Fetched.Unreachable(reason, detail);
    }
}
