package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.web.Fetched;

import java.net.InetAddress;
import java.util.List;

/// The facts about a domain's MTA-STS that matter.
public sealed interface MtaStsFinding extends Finding {
    /// No record.
    record None(DomainName domain) implements MtaStsFinding {}

    /// No record, and no mail that it could protect.
    record NotNeeded(DomainName domain) implements MtaStsFinding {}

    /// A record, but no mail that it could protect.
    record Pointless(DomainName domain) implements MtaStsFinding {}

    /// An enforced policy that allows every mail host.
    record Ok(DomainName domain) implements MtaStsFinding {}

    /// A policy in test mode.
    record Testing(StsPlace place) implements MtaStsFinding {}

    /// A policy that says there is none.
    record ModeNone(DomainName domain) implements MtaStsFinding {}

    /// Several records: they annul each other.
    ///
    /// @param place the one to keep
    /// @param others the other texts
    record Multiple(StsPlace place, List<String> others) implements MtaStsFinding {
        public Multiple {
            others = List.copyOf(others);
        }
    }

    /// A text that was meant as a record and is not taken for one.
    ///
    /// @param at what was meant as its beginning
    record LooksLike(StsPlace place, Range at) implements MtaStsFinding {}

    /// A record without an id.
    record IdMissing(StsPlace place) implements MtaStsFinding {}

    /// An id that is none.
    record IdInvalid(StsPlace place, Range at) implements MtaStsFinding {}

    /// A record that can not be read for another reason.
    record RecordInvalid(StsPlace place, Defect defect) implements MtaStsFinding {}

    /// The record, or the host of the policy, is an alias.
    record Cname(DomainName domain, Question asked, DomainName target) implements MtaStsFinding {}

    /// The name of the record is a CNAME, and where it leads there is no record.
    record CnameDangling(DomainName domain, DomainName name, DomainName target)
            implements MtaStsFinding {}

    /// A CNAME beside the record.
    ///
    /// @param target where it leads
    record CnameAndTxt(StsPlace place, DomainName target) implements MtaStsFinding {}

    /// The server does not serve a policy.
    ///
    /// @param status the HTTP status; 0 where there is no such host
    /// @param route where mail goes, for the policy to serve
    record PolicyUnreachable(DomainName domain, int status, MailRoute route)
            implements MtaStsFinding {}

    /// The server points elsewhere.
    record PolicyRedirect(DomainName domain, int status, String location)
            implements MtaStsFinding {}

    /// The server's certificate is not good.
    record Certificate(DomainName domain, Fetched.CertificateTrouble trouble, String detail)
            implements MtaStsFinding {}

    /// The document is longer than senders read.
    record PolicyTooLong(DomainName domain, int limit) implements MtaStsFinding {}

    /// The document is no policy.
    ///
    /// @param line the line that is wrong, cut to a bearable length; empty where one is missing
    /// @param defect what is wrong, with its place in that line
    /// @param mended the policy that was meant; empty when nobody can say
    record PolicyInvalid(
            DomainName domain, String line, Defect defect, MailRoute route, String mended)
            implements MtaStsFinding {}

    /// A policy with something in it that senders overlook.
    ///
    /// @param expected what they would rather see
    record PolicyDefect(DomainName domain, String expected) implements MtaStsFinding {}

    /// A policy that its server calls something else than text.
    record MediaType(DomainName domain, String mediaType) implements MtaStsFinding {}

    /// The policy's host has an address that is not public, as far as we were told.
    record PolicyNotPublic(DomainName domain, InetAddress address) implements MtaStsFinding {}

    /// The policy could not be fetched from here.
    ///
    /// @param tried whether it was tried
    record PolicyUnavailable(DomainName domain, boolean tried, String detail)
            implements MtaStsFinding {}

    /// Senders forget the policy soon.
    ///
    /// @param seconds after how long
    record MaxAgeShort(DomainName domain, int seconds) implements MtaStsFinding {}

    /// Mail hosts that the policy does not allow.
    ///
    /// @param policy the policy
    /// @param hosts they
    /// @param all whether there is no other host
    record MxUncovered(StsPlace place, StsPolicy policy, List<DomainName> hosts, boolean all)
            implements MtaStsFinding {
        public MxUncovered {
            hosts = List.copyOf(hosts);
        }

        /// Whether the policy acts; else it is only being tested.
        boolean enforced() {
            return policy.mode() == StsPolicy.Mode.ENFORCE;
        }
    }

    /// The DNS did not answer.
    record Unavailable(DomainName domain, Question asked) implements MtaStsFinding {}
}
