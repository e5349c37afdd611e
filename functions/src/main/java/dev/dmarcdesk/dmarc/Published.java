package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.List;

/// A record, or what was meant as one, where it was found.
///
/// @param domain the name it speaks for
/// @param owner where the record stands: `_dmarc` below the domain, or the end of its CNAMEs
/// @param text the record, one char an octet
/// @param standing what its surroundings make of some of its tags
/// @param effect what receivers make of it
/// @param mended the record with everything mended that can be mended without changing what it was
///   meant to say
public record Published(
        DomainName domain,
        DomainName owner,
        String text,
        Standing standing,
        Effect effect,
        String mended) {
    private static final int LONGEST_QUOTE = 80;

    /// What receivers make of a record.
    public enum Effect {
        /// Its policies act as they stand.
        ACTS,
        /// Its policies can not be read; because of its report address it acts as `p=none`.
        ACTS_AS_NONE,
        /// Nothing.
        NONE
    }

    /// A record at its place.
    static Published of(DomainName domain, DomainName owner, String text, Standing standing) {
        return new Published(
                domain,
                owner,
                text,
                standing,
                effect(text),
                RecordRepair.mend(domain, text, standing));
    }

    /// A record as a DNS answer shows it.
    static Published at(DomainName domain, Answer answer, String text, Standing standing) {
        var owner = TreeWalk.question(domain).map(Question::name).orElse(domain);
        return of(
                domain,
                answer.aliases().isEmpty() ? owner : answer.aliases().getLast(),
                text,
                standing);
    }

    private static Effect effect(String text) {
        if (!(PolicyRecordParser.parse(text) instanceof Parsed.Valid<PolicyRecord>(var record, _))
                || !record.isUsable()) {
            return Effect.NONE;
        }
        return record.hasValidPolicies() ? Effect.ACTS : Effect.ACTS_AS_NONE;
    }

    /// The edit that mends it, the same whatever finding asks.
    public RecordEdit edit() {
        return RecordEdit.replacing(RrType.TXT, owner, text, mended);
    }

    /// A piece of the record, for a sentence.
    String quote(Range at) {
        String piece = at.of(text);
        return piece.length() > LONGEST_QUOTE ? piece.substring(0, LONGEST_QUOTE) + "…" : piece;
    }

    List<Question> questions() {
        return TreeWalk.question(domain).stream().toList();
    }
}
