package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// What one message from a server says.
///
/// @param rcode the response code (RFC 1035 §4.1.1, RFC 6891 §6.1.3)
/// @param truncated whether the rest has to be fetched over TCP
/// @param authoritative whether the server is an authority for the name asked (AA, RFC 1035 §4.1.1)
/// @param complete whether the server says that nothing follows (an SOA, RFC 2308 §2.2)
/// @param referral whether the server only names other servers to ask
/// @param extendedError the extended error code (RFC 8914), -1 without one
/// @param answers the records of the answer section that are of a type we know
/// @param ttl for how many seconds the answer may be kept: the least of its records' (RFC 2181
///   §5.2), or what its SOA says where it has none (RFC 2308 §5); -1 where nothing says
/// @param authentic whether the server says that it followed the signatures (AD, RFC 4035 §3.2.3)
/// @param message all of it, for whoever follows signatures
record Reply(
        int rcode,
        boolean truncated,
        boolean authoritative,
        boolean complete,
        boolean referral,
        int extendedError,
        List<Line> answers,
        long ttl,
        boolean authentic,
        ByteBuffer message) {
    static final int NOERROR = 0;
    static final int FORMERR = 1;
    static final int SERVFAIL = 2;
    static final int NXDOMAIN = 3;
    static final int NOTIMP = 4;
    static final int REFUSED = 5;
    static final int BADVERS = 16;

    Reply {
        answers = List.copyOf(answers);
    }

    /// One record.
    ///
    /// @param asked whether it is of the type asked for
    record Line(DomainName owner, boolean asked, Rdata data) {}

    /// The records of the type asked for at `owner`, each once (RFC 2181 §5).
    List<Rdata> dataAt(DomainName owner) {
        return answers.stream()
                .filter(line -> line.asked() && line.owner().equals(owner))
                .map(Line::data)
                .distinct()
                .toList();
    }

    /// Where the CNAME at `owner` points, if there is one. Records of other owners are nobody's
    /// business: a server may not speak for names outside the chain it was asked about.
    Optional<DomainName> aliasAt(DomainName owner) {
        return answers.stream()
                .filter(line -> line.owner().equals(owner))
                .map(Line::data)
                .filter(Rdata.Alias.class::isInstance)
                .map(Rdata.Alias.class::cast)
                .map(Rdata.Alias::target)
                .findFirst();
    }
}
