package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// Something that has to be true before a policy is made stricter (RFC 9989 §5.1, §7.4).
public sealed interface Condition {
    /// Whether it is.
    Truth truth();

    /// What mends it where it is known to be untrue; what the audit of the domain says of it.
    default List<Advice> faults() {
        return List.of();
    }

    /// The record can be read, and is the only one (RFC 9989 §4.7).
    record RecordValid(List<Advice> faults) implements Condition {
        public RecordValid {
            faults = List.copyOf(faults);
        }

        @Override
        public Truth truth() {
            return faults.isEmpty() ? Truth.MET : Truth.UNMET;
        }
    }

    /// Aggregate reports are asked for, and somebody takes them (RFC 9989 §5.1.3, RFC 9990 §4).
    ///
    /// @param addresses how many are named
    record ReportsArrive(Truth truth, int addresses, List<Advice> faults) implements Condition {
        public ReportsArrive {
            faults = List.copyOf(faults);
        }
    }

    /// SPF works for the senders it names (RFC 9989 §5.1.1).
    ///
    /// @param lookups the worst case, where there is a record
    record SpfWorks(Truth truth, int lookups, List<Advice> faults) implements Condition {
        public SpfWorks {
            faults = List.copyOf(faults);
        }
    }

    /// Mail is signed with a key of the domain: SPF alone does not survive forwarding, and `reject`
    /// must not rest on it (RFC 9989 §5.1.2, §7.4).
    ///
    /// @param keys how many usable ones were found
    record SignedMail(Truth truth, int keys, List<Advice> faults) implements Condition {
        public SignedMail {
            faults = List.copyOf(faults);
        }
    }

    /// The mail of a service aligns (RFC 9989 §4.4).
    ///
    /// @param truth met where a usable key of it stands at the domain
    /// @param sender which
    /// @param signs whether its signature can align
    /// @param bounces whether its bounce domain can
    /// @param adkim how DKIM has to align
    /// @param aspf how SPF has to align
    record ServiceAligned(
            Truth truth,
            Sender sender,
            boolean signs,
            boolean bounces,
            AlignmentMode adkim,
            AlignmentMode aspf)
            implements Condition {}

    /// Whatever else sends for the domain passes, as a month of reports shows (RFC 9989 §5.1.6,
    /// §7.4).
    record AllMailPasses() implements Condition {
        @Override
        public Truth truth() {
            return Truth.REPORTS_TELL;
        }
    }

    /// Mail that is relayed keeps a signature that verifies (RFC 9989 §7.4).
    record ForwardingSurvived() implements Condition {
        @Override
        public Truth truth() {
            return Truth.REPORTS_TELL;
        }
    }

    /// Nobody at the domain posts to mailing lists, or they know what it means (RFC 9989 §7.4).
    ///
    /// @param mailboxes whether people seem to have mailboxes there
    record ListsConsidered(boolean mailboxes) implements Condition {
        @Override
        public Truth truth() {
            return Truth.OWNER_KNOWS;
        }
    }

    /// The mail of subdomains without records of their own passes too (RFC 9989 §4.7 sp).
    record SubdomainsPass() implements Condition {
        @Override
        public Truth truth() {
            return Truth.REPORTS_TELL;
        }
    }

    /// No name below it sends mail under the record of the domain.
    record SubdomainsSilent() implements Condition {
        @Override
        public Truth truth() {
            return Truth.OWNER_KNOWS;
        }
    }

    /// The domain sends no mail.
    ///
    /// @param said whether its SPF record says so; otherwise it is our guess
    record NoMail(boolean said) implements Condition {
        @Override
        public Truth truth() {
            return said ? Truth.MET : Truth.OWNER_KNOWS;
        }
    }
}
