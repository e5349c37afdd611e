package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Judgement.Voucher;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What has to be kept of a diagnosed message to judge it again by other records: domains and
/// results, and nothing of a person.
///
/// @param author its Author Domain
/// @param spf what SPF said, about the domain that counts for DMARC; at most one
/// @param isComplete whether nothing else can be SPF's domain
/// @param signatures the DKIM signatures, at most [#MOST]
/// @param at when it was diagnosed
public record SeenMessage(
        DomainName author,
        List<Spf> spf,
        boolean isComplete,
        List<Signature> signatures,
        Instant at) {
    /// How many signatures are kept.
    public static final int MOST = 10;

    private static final String UNKNOWN = "";

    public SeenMessage {
        spf = List.copyOf(spf);
        signatures = List.copyOf(signatures);
    }

    /// What SPF said.
    ///
    /// @param result in the words of RFC 8601; empty when nobody says
    public record Spf(DomainName domain, String result) {}

    /// One signature.
    ///
    /// @param selector in lower case; empty when not known
    /// @param result in the words of RFC 8601, as the receiver said or as far as it could be
    ///   verified; empty when nobody says
    public record Signature(DomainName domain, String selector, String result) {}

    /// What is kept of a diagnosis; nothing where no single author is known, so that DMARC does not
    /// judge it (RFC 9989 §5.3.1).
    ///
    /// @param at when it was made
    public static Optional<SeenMessage> of(Diagnosis diagnosis, Instant at) {
        if (!(diagnosis.author() instanceof Author.One(var author))) {
            return Optional.empty();
        }
        var view = diagnosis.spf();
        boolean complete =
                !view.helo()
                        && (!view.identifier().isEmpty() || Worth.of(view.result()) == Worth.FAIL);
        // An address in the place of a domain aligns with none, and may be somebody's.
        var spf =
                view.identifier().stream()
                        .filter(one -> !view.helo() && !one.domain().isAddress())
                        .map(one -> new Spf(one.domain(), word(Worth.of(view.result()))))
                        .toList();
        var signatures =
                diagnosis.signatures().stream()
                        .filter(one -> !one.identifier().isEmpty())
                        .filter(one -> !one.identifier().getFirst().domain().isAddress())
                        .limit(MOST)
                        .map(one ->
                                new Signature(
                                        one.identifier().getFirst().domain(),
                                        one.selector().toLowerCase(Locale.ROOT),
                                        word(Worth.of(one))))
                        .toList();
        return Optional.of(new SeenMessage(author, spf, complete, signatures, at));
    }

    private static String word(Worth worth) {
        return switch (worth) {
            case PASS -> "pass";
            case FAIL -> "fail";
            case TEMPERROR -> "temperror";
            case UNKNOWN -> UNKNOWN;
        };
    }

    /// The same where SPF says something else; for DMARC alone.
    ///
    /// @param result in the words of RFC 8601; empty when nobody can say
    public SeenMessage withSpf(String result) {
        return new SeenMessage(
                author,
                spf.stream().map(one -> new Spf(one.domain(), result)).toList(),
                isComplete,
                signatures,
                at);
    }

    /// The same where nobody can say any more whether some of its signatures verify.
    public SeenMessage doubting(Predicate<Signature> changed) {
        return new SeenMessage(
                author,
                spf,
                isComplete,
                signatures.stream()
                        .map(one ->
                                changed.test(one)
                                        ? new Signature(one.domain(), one.selector(), UNKNOWN)
                                        : one)
                        .toList(),
                at);
    }

    /// What DMARC says of it by the records of some DNS, by both standards; what nobody can say is
    /// taken neither for a pass nor for a failure.
    ///
    /// @param suffixes what receivers by RFC 7489 go by
    public DmarcView judge(Dns dns, PublicSuffixes suffixes) {
        var vouchers = new ArrayList<Voucher>();
        spf.forEach(one -> vouchers.add(new Voucher(one.domain(), true, Worth.of(one.result()))));
        signatures.forEach(
                one -> vouchers.add(new Voucher(one.domain(), false, Worth.of(one.result()))));
        return Judgement.of(author, vouchers, isComplete, Judgement.Reported.NOTHING, dns, suffixes)
                .view();
    }
}
