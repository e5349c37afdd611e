package dev.dmarcdesk.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the DNS said to one question. "Absent" is knowledge; "unavailable" is none, and must never
/// be read as absence.
public sealed interface Answer {
    /// The chain of canonical names that was followed from the name asked, in order; empty without
    /// a CNAME.
    List<DomainName> aliases();

    /// Records of the type asked for.
    ///
    /// @param records at least one, in the order received
    /// @param aliases the CNAME chain that led to them
    record Found(List<Rdata> records, List<DomainName> aliases) implements Answer {
        public Found {
            records = List.copyOf(records);
            aliases = List.copyOf(aliases);
        }

        /// The records of one shape.
        public <R extends Rdata> List<R> all(Class<R> shape) {
            var all = new ArrayList<R>(records.size());
            for (Rdata record : records) {
                if (shape.isInstance(record)) {
                    all.add(shape.cast(record));
                }
            }
            return Collections.unmodifiableList(all);
        }
    }

    /// The DNS knows that there is no such record.
    sealed interface Absent extends Answer {}

    /// The name exists, without a record of this type (NOERROR, RFC 2308 §2.2).
    record NoData(List<DomainName> aliases) implements Absent {
        public NoData {
            aliases = List.copyOf(aliases);
        }
    }

    /// The name, or the end of its CNAME chain, does not exist, nor anything below it (NXDOMAIN,
    /// RFC 8020).
    record NoSuchDomain(List<DomainName> aliases) implements Absent {
        public NoSuchDomain {
            aliases = List.copyOf(aliases);
        }
    }

    /// Nothing is known.
    ///
    /// @param reason the kind of failure
    /// @param detail one line for the person who has to mend it, in our own words
    record Unavailable(Reason reason, String detail) implements Answer {
        @Override
        public List<DomainName> aliases() {
            return List.of();
        }
    }

    /// Why nothing is known.
    enum Reason {
        /// The server answered SERVFAIL: its own trouble, or DNSSEC data that does not validate.
        SERVFAIL,
        /// The server will not answer us: REFUSED or another error code.
        REFUSED,
        /// No answer in time, or this run's time or question budget was used up.
        TIMEOUT,
        /// The answer could not be read, or its CNAMEs run in a circle.
        MALFORMED
    }
}
