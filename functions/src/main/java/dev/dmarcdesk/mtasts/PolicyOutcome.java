package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.web.Fetched;

import java.net.InetAddress;
import java.util.List;

/// What came of fetching a policy.
public sealed interface PolicyOutcome {
    /// A policy.
    ///
    /// @param policy what it says
    /// @param mediaType what its server calls it
    /// @param defects what senders overlook in it
    record Served(StsPolicy policy, String mediaType, List<Defect> defects)
            implements PolicyOutcome {
        public Served {
            defects = List.copyOf(defects);
        }
    }

    /// A document that is no policy.
    ///
    /// @param text the document, one char an octet
    /// @param defects why it is none, at least one
    record Unreadable(String text, List<Defect> defects) implements PolicyOutcome {
        public Unreadable {
            defects = List.copyOf(defects);
        }
    }

    /// The DNS knows no address of the host that would serve it.
    record NoHost() implements PolicyOutcome {}

    /// The server has none to give.
    ///
    /// @param code the HTTP status
    record Refused(int code) implements PolicyOutcome {}

    /// The server points elsewhere, where senders must not follow (RFC 8461 §3.3).
    ///
    /// @param code the HTTP status
    /// @param location where to, as the server wrote it
    record Redirected(int code, String location) implements PolicyOutcome {}

    /// The document is longer than senders read.
    ///
    /// @param limit how much was read, in octets
    record TooLong(int limit) implements PolicyOutcome {}

    /// The server's certificate is not good for the host, so senders stop (RFC 8461 §3.3).
    ///
    /// @param trouble what is wrong with it
    /// @param detail one line about it
    record BadCertificate(Fetched.CertificateTrouble trouble, String detail)
            implements PolicyOutcome {}

    /// The DNS told us an address that is not one of the internet, so it was not asked. Others may
    /// be told another.
    record NotPublic(InetAddress address) implements PolicyOutcome {}

    /// Nobody knows.
    ///
    /// @param tried whether it was tried at all
    /// @param detail one line about it
    record Unknown(boolean tried, String detail) implements PolicyOutcome {}

    /// There is no reason to fetch one.
    record NotWanted() implements PolicyOutcome {}
}
