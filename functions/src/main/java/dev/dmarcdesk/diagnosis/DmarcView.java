package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// What DMARC says of the message (RFC 9989 §5.3).
///
/// @param result what the message came to
/// @param basis how that is known
/// @param reported what the receiver recorded, as it wrote it; empty when it recorded nothing
/// @param evaluation how the result came about; empty where no single author is known
/// @param result7489 the result by RFC 7489
/// @param organizational7489 the Author Domain's Organizational Domain by the public suffix list;
///   at most one
public record DmarcView(
        Result result,
        Basis basis,
        String reported,
        List<DmarcEvaluation> evaluation,
        Result result7489,
        List<DomainName> organizational7489) {
    public DmarcView {
        evaluation = List.copyOf(evaluation);
        organizational7489 = List.copyOf(organizational7489);
    }

    /// What a message can come to.
    public enum Result {
        PASS,
        FAIL,
        /// No policy applies.
        NONE,
        /// There is no single author to judge.
        PERMERROR,
        /// The DNS did not tell enough now.
        TEMPERROR,
        /// Nobody says whether SPF or DKIM passed.
        UNKNOWN
    }

    /// How a result is known.
    public enum Basis {
        /// It follows from the results of SPF and DKIM by the records of now.
        COMPUTED,
        /// The receiver recorded it; the records of now do not tell: none is published any more,
        /// the DNS does not answer, or nobody says what SPF and DKIM came to.
        RECORDED
    }

    /// Whether a receiver that follows RFC 7489 comes to something else.
    public boolean differs7489() {
        return result != result7489;
    }
}
