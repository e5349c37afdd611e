package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.ReceivedSpf;
import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.authres.Reported.Identity;
import dev.dmarcdesk.diagnosis.SpfView.Source;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.ReturnPath;
import dev.dmarcdesk.mail.ReturnPath.State;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What SPF says, before it is known how its domain aligns.
///
/// @param result `pass`, `fail`, …; empty when nobody says
/// @param domain the MAIL FROM domain the result is about, or whose result nobody knows; at most
///   one
/// @param helo whether the result is about the HELO name alone, so that that of the domain is not
///   known
/// @param nullPath whether the HELO name stands for the domain of an empty bounce address
/// @param source who says so
/// @param evaluated what the connection gives now; empty when there is none
record SpfReading(
        String result,
        List<DomainName> domain,
        boolean helo,
        boolean nullPath,
        Source source,
        String evaluated) {
    SpfReading {
        domain = List.copyOf(domain);
    }

    /// What the result is worth for the domain.
    Worth worth() {
        return helo ? Worth.UNKNOWN : Worth.of(result);
    }

    /// Whether no other domain can be SPF's.
    boolean isComplete() {
        return !domain.isEmpty() || (!helo && worth() == Worth.FAIL);
    }

    /// With how the domain aligns.
    SpfView view(List<Identifier> identifier) {
        return new SpfView(
                result, helo ? List.of() : identifier, helo, nullPath, source, evaluated);
    }

    /// Reads what was recorded, else evaluates.
    ///
    /// @param recorded what the receiver recorded
    /// @param received its Received-SPF field, at most one
    /// @param path the Return-Path
    /// @param connection the connection, at most one
    static SpfReading of(
            Recorded recorded,
            Optional<ReceivedSpf> received,
            ReturnPath path,
            List<Connection> connection,
            Dns dns,
            Instant now) {
        String evaluated =
                connection.stream()
                        .map(one -> one.evaluate(bounce(path), dns, now).word())
                        .findFirst()
                        .orElse("");
        return recorded.spf()
                .map(one -> reported(one, path, evaluated))
                .or(() -> received.map(one -> received(one, path, evaluated)))
                .or(() -> connection.stream().findFirst().map(one -> given(one, path, evaluated)))
                .orElseGet(() -> unknown(path));
    }

    private static SpfReading reported(Reported.Spf spf, ReturnPath path, String evaluated) {
        boolean isHelo = spf.identity() == Identity.HELO;
        return of(
                spf.result(),
                isHelo && path.state() == State.NULL,
                spf.identity() == Identity.MAIL_FROM ? Recorded.domain(spf.domain()) : List.of(),
                isHelo ? Recorded.domain(spf.domain()) : List.of(),
                isHelo,
                path,
                Source.REPORTED,
                evaluated);
    }

    private static SpfReading received(ReceivedSpf spf, ReturnPath path, String evaluated) {
        boolean isGiven = !spf.envelopeFrom().isEmpty();
        return of(
                spf.result().toLowerCase(Locale.ROOT),
                isGiven ? isNull(spf.envelopeFrom()) : path.state() == State.NULL,
                Recorded.domain(spf.envelopeFrom()),
                Recorded.domain(spf.helo()),
                spf.identity().equalsIgnoreCase("helo"),
                path,
                Source.RECEIVED_SPF,
                evaluated);
    }

    /// @param isNull whether the bounce address is empty
    /// @param mailFrom its domain, as far as told
    /// @param helo the HELO name, as far as told
    /// @param ofHelo whether only the HELO name was checked
    private static SpfReading of(
            String result,
            boolean isNull,
            List<DomainName> mailFrom,
            List<DomainName> helo,
            boolean ofHelo,
            ReturnPath path,
            Source source,
            String evaluated) {
        if (isNull) {
            return new SpfReading(result, helo, false, true, source, evaluated);
        }
        var domain = mailFrom.isEmpty() ? domain(path) : mailFrom;
        return new SpfReading(result, domain, ofHelo, false, source, evaluated);
    }

    private static SpfReading given(Connection connection, ReturnPath path, String evaluated) {
        boolean isNull =
                connection.isNullPath()
                        || (connection.sender().isEmpty() && path.state() == State.NULL);
        String domain = isNull ? connection.helo() : connection.senderDomain().orElse(bounce(path));
        return new SpfReading(
                evaluated,
                domain.isEmpty() ? List.of() : Recorded.domain(domain),
                false,
                isNull,
                Source.EVALUATED,
                evaluated);
    }

    private static SpfReading unknown(ReturnPath path) {
        return new SpfReading(
                "", domain(path), false, path.state() == State.NULL, Source.UNKNOWN, "");
    }

    private static boolean isNull(String address) {
        return address.isEmpty() || address.equals("<>");
    }

    private static List<DomainName> domain(ReturnPath path) {
        return path.state() == State.ADDRESS
                ? List.of(path.addresses().getFirst().domain())
                : List.of();
    }

    private static String bounce(ReturnPath path) {
        return domain(path).stream().map(DomainName::toString).findFirst().orElse("");
    }
}
