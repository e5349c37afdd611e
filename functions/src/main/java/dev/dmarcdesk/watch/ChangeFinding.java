package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a change of records means for the mail of the domain they are watched for: by cause and
/// consequence, not by the bytes that differ.
public sealed interface ChangeFinding extends Finding {
    /// The servers of the zone are others: whoever runs them decides about everything else.
    ///
    /// @param added servers that are new
    /// @param dropped servers that are gone
    record DelegationChanged(Shift shift, List<String> added, List<String> dropped)
            implements ChangeFinding {
        public DelegationChanged {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
        }
    }

    /// Forged mail is treated less strictly.
    ///
    /// @param shift the record that did it
    record PolicyWeakened(DomainName domain, Stance before, Stance after, Shift shift)
            implements ChangeFinding {}

    /// Forged mail is treated more strictly.
    ///
    /// @param shift the record that did it
    record PolicyStrengthened(DomainName domain, Stance before, Stance after, Shift shift)
            implements ChangeFinding {}

    /// Reports go where they did not go before.
    ///
    /// @param external whether that is another organization's
    /// @param service whose it is; empty when not known
    record ReportAddressAdded(
            DomainName domain, ReportAddress address, boolean external, String service, Shift shift)
            implements ChangeFinding {}

    /// Reports go no more where they went.
    ///
    /// @param left how many addresses still get such reports
    record ReportAddressRemoved(DomainName domain, ReportAddress address, int left, Shift shift)
            implements ChangeFinding {}

    /// How exactly a domain that passed has to be the Author Domain (RFC 9989 §3.2.10).
    ///
    /// @param method `SPF` or `DKIM`
    /// @param strict whether it has to be the very same now; before, the same organization was
    ///   enough, or the other way round
    record AlignmentChanged(DomainName domain, String method, boolean strict, Shift shift)
            implements ChangeFinding {}

    /// What happens to servers that the SPF record does not name.
    ///
    /// @param before the result, such as `fail`; empty when the record says nothing
    /// @param after the same now
    record SpfAllChanged(DomainName domain, String before, String after, Shift shift)
            implements ChangeFinding {}

    /// The domain's own SPF record names others than before.
    record SendersChanged(DomainName domain, TermChange change, Shift shift)
            implements ChangeFinding {}

    /// An SPF record changed that the domain's own leads to.
    ///
    /// @param include whose record
    /// @param service whose that is; empty when not known
    /// @param lookupsBefore what including it cost, itself counted
    /// @param lookupsAfter what it costs now
    record IncludeChanged(
            DomainName domain,
            DomainName include,
            String service,
            int lookupsBefore,
            int lookupsAfter,
            TermChange change,
            Shift shift)
            implements ChangeFinding {}

    /// SPF asks the DNS more often than receivers allow (RFC 7208 §4.6.4).
    ///
    /// @param before how many lookups it took; -1 where nobody knows
    /// @param after how many it takes
    /// @param cause the names whose records made it grow; empty when none of them is known
    /// @param senders the services whose mail suffers
    record BudgetExceeded(
            DomainName domain, int before, int after, List<DomainName> cause, List<String> senders)
            implements ChangeFinding {
        public BudgetExceeded {
            cause = List.copyOf(cause);
            senders = List.copyOf(senders);
        }
    }

    /// A selector has a key that had none.
    ///
    /// @param label such as `RSA 2048`; empty when no key can be read
    /// @param service who signs with that selector; empty when not known
    record KeyAdded(DomainName domain, String selector, String label, String service, Shift shift)
            implements ChangeFinding {}

    /// A selector has no usable key any more.
    ///
    /// @param how whether it is gone, taken back or broken
    /// @param service who signs with that selector; empty when not known
    record KeyRemoved(DomainName domain, String selector, KeyLoss how, String service, Shift shift)
            implements ChangeFinding {}

    /// The same selector has another key.
    ///
    /// @param before what the old one was
    /// @param after what the new one is
    /// @param service who signs with that selector; empty when not known
    record KeyReplaced(
            DomainName domain,
            String selector,
            String before,
            String after,
            String service,
            Shift shift)
            implements ChangeFinding {}

    /// What became of a key.
    enum KeyLoss {
        GONE,
        REVOKED,
        UNUSABLE
    }

    /// Mail goes to other hosts.
    ///
    /// @param added hosts that are new
    /// @param dropped hosts that are gone
    /// @param from who ran the hosts; empty when not known
    /// @param to who runs them now; empty when not known
    /// @param takesMail whether there is a host at all
    record MxChanged(
            DomainName domain,
            List<String> added,
            List<String> dropped,
            List<String> from,
            List<String> to,
            boolean takesMail,
            Shift shift)
            implements ChangeFinding {
        public MxChanged {
            added = List.copyOf(added);
            dropped = List.copyOf(dropped);
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /// The MTA-STS policy asks for something else (RFC 8461 §5).
    ///
    /// @param before the mode; empty for no policy
    /// @param after the mode; empty for no policy
    record StsModeChanged(DomainName domain, String before, String after, Shift shift)
            implements ChangeFinding {}

    /// Hosts that mail goes to are none of those that the MTA-STS policy allows.
    ///
    /// @param mode the policy's
    record StsUncovered(DomainName domain, List<String> hosts, String mode)
            implements ChangeFinding {
        public StsUncovered {
            hosts = List.copyOf(hosts);
        }
    }

    /// A record that was not there.
    record RecordAdded(DomainName domain, Shift shift) implements ChangeFinding {}

    /// A record that is gone.
    record RecordRemoved(DomainName domain, Shift shift) implements ChangeFinding {}

    /// A record that says something else, which no other finding tells better.
    record RecordChanged(DomainName domain, Shift shift) implements ChangeFinding {}

    /// Something is wrong that was not, and no other finding tells why.
    ///
    /// @param wrong the code of what is wrong
    /// @param weight how much that matters
    record FindingAppeared(DomainName domain, String wrong, Severity weight)
            implements ChangeFinding {}

    /// Something is wrong no more.
    ///
    /// @param wrong the code of what was wrong
    /// @param weight how much that mattered
    record FindingResolved(DomainName domain, String wrong, Severity weight)
            implements ChangeFinding {}

    /// Nobody answers.
    ///
    /// @param aspects for what
    record Unavailable(DomainName domain, Instant since, SortedSet<Aspect> aspects)
            implements ChangeFinding {
        public Unavailable {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }

    /// What nobody answered for is answered again.
    record Recovered(DomainName domain, Instant since, Instant at) implements ChangeFinding {}

    /// Records change to and fro.
    ///
    /// @param times how often that was told
    record Restless(DomainName domain, int times, Instant since, SortedSet<Aspect> aspects)
            implements ChangeFinding {
        public Restless {
            aspects = Collections.unmodifiableSortedSet(new TreeSet<>(aspects));
        }
    }
}
