package dev.dmarcdesk.mx;

import dev.dmarcdesk.check.Facts;
import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// Where a domain takes mail in.
///
/// @param status which of the cases of RFC 5321 §5.1 it is
/// @param hosts the hosts of its MX records, the preferred first; without the null MX
/// @param isNull whether a null MX is there, even beside others
/// @param providers the services that run the hosts, each once
public record MxFacts(Status status, List<MailHost> hosts, boolean isNull, List<Sender> providers)
        implements Facts {
    /// How mail for a domain finds its way.
    public enum Status {
        /// By MX records.
        FOUND("found"),
        /// Without MX records, to the domain's own address.
        IMPLICIT("implicit"),
        /// Not at all, and the domain says so (RFC 7505).
        NULL("null"),
        /// Not at all: there is neither an MX record nor an address.
        NONE("none"),
        /// The DNS did not answer.
        UNKNOWN("unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }

    public MxFacts {
        hosts = List.copyOf(hosts);
        providers = List.copyOf(providers);
    }
}
