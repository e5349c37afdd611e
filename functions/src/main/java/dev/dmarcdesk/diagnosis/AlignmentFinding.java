package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// How the domains that SPF and DKIM speak of stand to the Author Domain (RFC 9989 §4.4, §4.10.2).
public sealed interface AlignmentFinding extends Finding {
    /// The bounce address is the author's.
    ///
    /// @param author the Author Domain
    /// @param domain of the bounce address
    /// @param mode what the policy asks for
    /// @param result of SPF
    record SpfAligned(DomainName author, DomainName domain, AlignmentMode mode, String result)
            implements AlignmentFinding {}

    /// The bounce address is another organization's.
    record SpfUnaligned(DomainName author, DomainName domain, AlignmentMode mode, String result)
            implements AlignmentFinding {}

    /// A signature is the author's.
    record DkimAligned(DomainName author, DomainName domain, AlignmentMode mode, String result)
            implements AlignmentFinding {}

    /// A signature is another organization's.
    record DkimUnaligned(DomainName author, DomainName domain, AlignmentMode mode, String result)
            implements AlignmentFinding {}

    /// The same organization, but the policy asks for the very same name.
    ///
    /// @param tag `adkim` or `aspf`
    /// @param decides whether the message fails for it
    record StrictOnly(DomainName author, DomainName domain, String tag, boolean decides)
            implements AlignmentFinding {}

    /// Receivers that follow RFC 7489 come to another result or call another name aligned.
    ///
    /// @param organizational7489 the Author Domain's Organizational Domain by the public suffix
    ///   list
    /// @param now the result by RFC 9989
    /// @param then the result by RFC 7489
    record Differs7489(
            DomainName author,
            List<DomainName> organizational7489,
            DmarcView.Result now,
            DmarcView.Result then)
            implements AlignmentFinding {
        public Differs7489 {
            organizational7489 = List.copyOf(organizational7489);
        }

        @Override
        public String code() {
            return "alignment.differs-7489";
        }
    }
}
