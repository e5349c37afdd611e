package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.Reported;
import dev.dmarcdesk.authres.Reported.Identity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What the receiver recorded in the fields that are believed.
///
/// @param fields the same, by method
record Recorded(Reported fields) {
    /// More results than any receiver writes.
    private static final int MOST = 50;

    /// What is no word is no result: it may be anybody's text.
    private static final Predicate<String> IS_WORD =
            Pattern.compile("[a-z][a-z0-9_-]{0,30}").asMatchPredicate();

    /// The result of SPF that is about the MAIL FROM identity, else the first.
    Optional<Reported.Spf> spf() {
        var results = fields.spf().stream().filter(one -> IS_WORD.test(one.result())).toList();
        return results.stream()
                .filter(one -> one.identity() == Identity.MAIL_FROM)
                .findFirst()
                .or(() -> results.stream().findFirst());
    }

    /// The results of DKIM, one for each signature.
    List<RecordedSignature> signatures() {
        return fields.dkim().stream()
                .filter(one -> IS_WORD.test(one.result()) && !one.result().equals("none"))
                .limit(MOST)
                .map(RecordedSignature::of)
                .toList();
    }

    /// The result of DMARC for that author, else the first.
    Optional<Reported.Dmarc> dmarc(List<DomainName> author) {
        var results = fields.dmarc().stream().filter(one -> IS_WORD.test(one.written())).toList();
        return results.stream()
                .filter(one -> domain(one.from()).equals(author))
                .findFirst()
                .or(() -> results.stream().findFirst());
    }

    /// The same as a word.
    Judgement.Reported reported(List<DomainName> author) {
        return dmarc(author)
                .map(one -> new Judgement.Reported(one.written(), one.result()))
                .orElse(Judgement.Reported.NOTHING);
    }

    /// What it wrote about an ARC chain; empty when nothing.
    String arc() {
        return fields.arc().stream()
                .map(Reported.Arc::result)
                .filter(IS_WORD)
                .findFirst()
                .orElse("");
    }

    /// Microsoft's own summary.
    Optional<Reported.Compauth> composite() {
        return fields.compauth().stream().filter(one -> IS_WORD.test(one.result())).findFirst();
    }

    /// A domain as a field has it; at most one.
    static List<DomainName> domain(String text) {
        return !text.isEmpty()
                        && DomainName.parse(text.substring(text.lastIndexOf('@') + 1))
                                instanceof Parsed.Valid<DomainName>(var read, _)
                ? List.of(read)
                : List.of();
    }
}
