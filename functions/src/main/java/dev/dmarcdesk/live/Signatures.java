package dev.dmarcdesk.live;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.DNSSEC.SignatureExpiredException;
import org.xbill.DNS.DNSSEC.SignatureNotYetValidException;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Section;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Signatures over sets of records (RFC 4034 §3), one at a time.
final class Signatures {
    /// Validators try few keys and signatures of one set too: more are made to keep them busy.
    private static final int MOST_TRIES = 16;

    private Signatures() {}

    /// The records of a type at a name in the answer of a message, with their signatures.
    static Optional<RRset> answered(Message message, Name owner, int type) {
        return message.getSectionRRsets(Section.ANSWER).stream()
                .filter(set -> set.getType() == type && set.getName().equals(owner))
                .findFirst();
    }

    /// The keys in a set of them.
    static List<DNSKEYRecord> keys(RRset set) {
        return set.rrs(false).stream()
                .filter(DNSKEYRecord.class::isInstance)
                .map(DNSKEYRecord.class::cast)
                .toList();
    }

    /// Whether a DS record means this key (RFC 4034 §5.1.4). Digests we can not make mean none.
    static boolean isMeant(DNSKEYRecord key, DSRecord ds) {
        if (ds.getFootprint() != key.getFootprint() || ds.getAlgorithm() != key.getAlgorithm()) {
            return false;
        }
        try {
            var made = new DSRecord(key.getName(), DClass.IN, 0, ds.getDigestID(), key);
            return Arrays.equals(made.getDigest(), ds.getDigest());
        } catch (RuntimeException _) {
            return false;
        }
    }

    /// What is wrong with the signatures of a set; empty when one of them is right.
    ///
    /// @param what the set in words, such as `the MX record of a.example`
    /// @param keys those that may sign it
    static Optional<String> fault(RRset set, String what, List<DNSKEYRecord> keys, Instant now) {
        var fault = Optional.of("There is no signature over " + what + ".");
        for (var signature : set.sigs().stream().limit(MOST_TRIES).toList()) {
            fault = fault(set, signature, what, keys, now);
            if (fault.isEmpty()) {
                return fault;
            }
        }
        return fault;
    }

    private static Optional<String> fault(
            RRset set, RRSIGRecord signature, String what, List<DNSKEYRecord> keys, Instant now) {
        var fault =
                "The signature over %s was made with a key (tag %d) that the chain does not lead to."
                        .formatted(what, signature.getFootprint());
        for (var key : keys.stream().limit(MOST_TRIES).toList()) {
            if (key.getFootprint() == signature.getFootprint()
                    && key.getAlgorithm() == signature.getAlgorithm()) {
                try {
                    DNSSEC.verify(set, signature, key, now);
                    return Optional.empty();
                } catch (SignatureExpiredException expired) {
                    fault =
                            "The signature over %s expired on %s."
                                    .formatted(what, day(expired.getExpiration()));
                } catch (SignatureNotYetValidException early) {
                    fault =
                            "The signature over %s is not valid before %s."
                                    .formatted(what, day(signature.getTimeSigned()));
                } catch (DNSSECException | RuntimeException _) {
                    fault =
                            "The signature over %s does not fit: the data is not what was signed."
                                    .formatted(what);
                }
            }
        }
        return Optional.of(fault);
    }

    private static String day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
