package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Judgement.Voucher;
import dev.dmarcdesk.diagnosis.SignatureMatching.Pair;
import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The signatures of a message: what the receiver recorded, beside what can be verified now.
///
/// @param entries those whose domain has to do with the author first, at most [#MOST]
record Signatures(List<Entry> entries) {
    /// A message needs one; each domain costs up to eight questions.
    static final int MOST = 30;

    Signatures {
        entries = List.copyOf(entries);
    }

    /// One signature before its alignment is known.
    ///
    /// @param old whether the message is: what its key's place says now says nothing of then
    /// @param domain the signing domain, at most one
    /// @param inferred whether that is a guess from `header.i`
    record Entry(
            List<DomainName> domain,
            boolean inferred,
            String selector,
            String reported,
            String reason,
            List<SignatureOutcome> now,
            boolean old) {
        Entry {
            domain = List.copyOf(domain);
            now = List.copyOf(now);
        }

        private Worth worth() {
            return old && reported.isEmpty() && now.stream().anyMatch(Entry::isKeyGone)
                    ? Worth.UNKNOWN
                    : Worth.of(reported, now);
        }

        private static boolean isKeyGone(SignatureOutcome outcome) {
            return outcome.header() instanceof HeaderHash.NoKey
                    || outcome.header() instanceof HeaderHash.Revoked;
        }

        private SignatureView view(List<Identifier> identifier) {
            return new SignatureView(identifier, selector, reported, reason, inferred, now);
        }
    }

    /// Puts both together.
    ///
    /// @param author the Author Domain, at most one
    /// @param old whether the message is: keys are replaced from time to time
    static Signatures of(
            List<RecordedSignature> recorded,
            List<SignatureOutcome> outcomes,
            List<DomainName> author,
            PublicSuffixes suffixes,
            boolean old) {
        var ours = author.stream().map(suffixes::organizationalDomain).toList();
        return new Signatures(
                SignatureMatching.of(recorded, outcomes).stream()
                        .map(pair -> entry(pair, old))
                        .sorted(
                                Comparator.comparing(
                                        entry -> !isOf(ours, entry.domain(), suffixes)))
                        .limit(MOST)
                        .toList());
    }

    private static boolean isOf(
            List<DomainName> ours, List<DomainName> domain, PublicSuffixes suffixes) {
        return domain.stream().map(suffixes::organizationalDomain).anyMatch(ours::contains);
    }

    /// The field tells the domain better than an identity that may be below it (RFC 6376 §3.5).
    private static Entry entry(Pair pair, boolean old) {
        var told = pair.recorded().stream().flatMap(one -> one.domain().stream()).toList();
        var written = pair.now().stream().flatMap(one -> one.domain().stream()).toList();
        var guessed = pair.recorded().stream().flatMap(one -> one.identity().stream()).toList();
        var known = told.isEmpty() ? written : told;
        return new Entry(
                known.isEmpty() ? guessed : known,
                known.isEmpty() && !guessed.isEmpty(),
                first(
                        Stream.concat(
                                pair.now().stream().map(SignatureOutcome::selector),
                                pair.recorded().stream().map(RecordedSignature::selector))),
                first(pair.recorded().stream().map(RecordedSignature::result)),
                first(pair.recorded().stream().map(RecordedSignature::reason)),
                pair.now(),
                old);
    }

    private static String first(Stream<String> words) {
        return words.filter(word -> !word.isEmpty()).findFirst().orElse("");
    }

    /// The signing domains, in order; a signature without one vouches for nobody.
    List<Voucher> vouchers() {
        return entries.stream()
                .flatMap(entry ->
                        entry.domain().stream()
                                .map(domain -> new Voucher(domain, false, entry.worth())))
                .toList();
    }

    /// With how the domains align, the one that counts most first.
    ///
    /// @param identifiers of [#vouchers()], in order
    List<SignatureView> views(List<Identifier> identifiers) {
        var views = new ArrayList<SignatureView>();
        int next = 0;
        for (Entry entry : entries) {
            int end = next + entry.domain().size();
            views.add(entry.view(identifiers.subList(next, end)));
            next = end;
        }
        views.sort(Comparator.comparingInt(Signatures::rank));
        return views;
    }

    private static int rank(SignatureView view) {
        boolean aligned = view.identifier().stream().anyMatch(one -> one.alignment().aligned());
        return (aligned ? 0 : 2) + (view.passes() ? 0 : 1);
    }
}
