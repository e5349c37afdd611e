package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.arc.ChainValidation;
import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.authres.TrustBoundary;
import dev.dmarcdesk.diagnosis.Judgement.Voucher;
import dev.dmarcdesk.dkim.SignatureVerifier;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.mail.AuthorDomain;
import dev.dmarcdesk.mail.FromField;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.mail.ReturnPath;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads one message with what a run has.
///
/// @param connection how it came, at most one
record MessageReading(
        Senders senders,
        PublicSuffixes suffixes,
        List<Connection> connection,
        RecordingDns dns,
        Instant now) {
    MessageReading {
        connection = List.copyOf(connection);
    }

    Diagnosis diagnose(Message message, Given given) {
        var header = message.header();
        var author = author(AuthorDomain.of(header));
        List<DomainName> domain =
                author instanceof Author.One(var one) ? List.of(one) : List.<DomainName>of();
        var operators = new Operators(suffixes);
        var bounces = ReturnPath.of(header);
        var boundary = TrustBoundary.of(header, suffixes);
        var recorded = new Recorded(Reported.of(boundary.believed(), header));
        KeyQuestions.of(header).askAhead(dns);

        var arrival = Arrival.of(header, now);
        var outcomes = SignatureVerifier.verify(message, dns, arrival.orNow(), now);
        boolean old = connection.isEmpty() && arrival.isLongAgo();
        var signatures = Signatures.of(recorded.signatures(), outcomes, domain, suffixes, old);
        var arc = ChainValidation.of(message, dns, now);
        var spf =
                SpfReading.of(
                        recorded,
                        ReceiversSpf.of(header, operators),
                        bounces,
                        connection,
                        dns,
                        now);
        var reported = recorded.reported(domain);
        var judged = judge(domain, vouchers(spf, signatures), spf.isComplete(), reported);

        var identifiers = judged.identifiers();
        int first = spf.domain().size();
        var spfView = spf.view(identifiers.subList(0, first));
        var views = signatures.views(identifiers.subList(first, identifiers.size()));
        var path = new PathReader(senders, suffixes).read(header);
        var services = Services.of(senders, views, spfView, path, dns.transcript());
        return new Diagnosis(
                given,
                author,
                ReceiverReading.of(boundary, operators),
                spfView,
                views,
                judged.view(),
                arc,
                path,
                new HandlingReading(recorded).read(domain),
                new Causes(
                                domain,
                                judged.view(),
                                reported.result(),
                                spfView,
                                views,
                                path,
                                services,
                                EarlierSignature.isClaimed(header, boundary, domain, suffixes))
                        .all(),
                services.sending(),
                dns.transcript());
    }

    private static List<Voucher> vouchers(SpfReading spf, Signatures signatures) {
        var vouchers = new ArrayList<Voucher>();
        spf.domain().forEach(domain -> vouchers.add(new Voucher(domain, true, spf.worth())));
        vouchers.addAll(signatures.vouchers());
        return vouchers;
    }

    private Judgement judge(
            List<DomainName> author,
            List<Voucher> vouchers,
            boolean isComplete,
            Judgement.Reported reported) {
        return author.isEmpty()
                ? Judgement.withoutAuthor(vouchers, reported)
                : Judgement.of(author.getFirst(), vouchers, isComplete, reported, dns, suffixes);
    }

    private static Author author(AuthorDomain author) {
        return switch (author) {
            case AuthorDomain.One(var domain, _) -> new Author.One(domain);
            case AuthorDomain.NoField _ -> new Author.NoField();
            case AuthorDomain.NoDomain _ -> new Author.NoDomain();
            case AuthorDomain.SeveralDomains(var from) -> several(List.of(from));
            case AuthorDomain.SeveralFields(var fields) -> several(fields);
        };
    }

    private static Author several(List<FromField> fields) {
        return new Author.Several(
                fields.stream()
                        .flatMap(field -> field.domains().stream())
                        .distinct()
                        .limit(Signatures.MOST)
                        .toList(),
                fields.size());
    }
}
