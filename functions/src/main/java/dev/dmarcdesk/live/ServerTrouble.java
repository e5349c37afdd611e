package dev.dmarcdesk.live;

/// What a server's error means, in our own words.
final class ServerTrouble {
    private ServerTrouble() {}

    /// One line about a reply that is an error.
    static String of(Reply reply) {
        return switch (reply.rcode()) {
            case Reply.SERVFAIL -> servfail(reply.extendedError());
            case Reply.REFUSED -> "The resolver refuses to answer us.";
            default -> "The resolver answers with the error code " + reply.rcode() + ".";
        };
    }

    /// The registry of RFC 8914 §4.
    private static String servfail(int extendedError) {
        return switch (extendedError) {
            case 7 -> "The zone's DNSSEC signatures have expired.";
            case 8 -> "The zone's DNSSEC signatures are not valid yet.";
            case 6, 9, 10, 11, 12, 25 -> "The zone's DNSSEC signatures do not validate.";
            case 22, 23 -> "The zone's name servers can not be reached.";
            default -> "The resolver answers SERVFAIL.";
        };
    }
}
