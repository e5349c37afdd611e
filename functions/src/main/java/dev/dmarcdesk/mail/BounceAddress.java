package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An envelope sender: its domain, and what the form of its local part tells. The local part itself
/// is read and not kept.
///
/// @param domain where bounces go
/// @param form what the local part shows
/// @param original the domain of the envelope sender before a forwarder rewrote it (SRS), at most
///   one
public record BounceAddress(DomainName domain, Form form, List<DomainName> original) {
    private static final String NAME = "([^=]+)";

    /// `SRS0=hash=time=domain=local`; the first separator may be a plus or a minus, and Microsoft
    /// writes `local+SRS=hash=time=domain=local`.
    private static final Pattern SRS0 =
            Pattern.compile("(?:srs0[=+-]|.*\\+srs=)[^=]*=[^=]*=" + NAME + "=.*");

    /// `SRS1=hash=first-forwarder==hash=time=domain=local`.
    private static final Pattern SRS1 =
            Pattern.compile("srs1[=+-][^=]*=[^=]*=[=+-][^=]*=[^=]*=" + NAME + "=.*");

    /// `me+caf_=you=example.net`: how Gmail marks what a mailbox passes on.
    private static final Pattern PASSED_ON = Pattern.compile(".*\\+caf_=.*");

    /// Mailman, Majordomo, ezmlm, mlmmj, Google Groups, in this order.
    private static final Pattern OF_LIST =
            Pattern.compile(
                    ".+-bounces(\\+.*)?|owner-.+|.+-return-[0-9]+-.+|.+\\+bounces-[0-9]+-.+"
                            + "|.+\\+bnc[a-z0-9]{12,}|.+-owner|.+-admin");

    /// Bounce Address Tag Validation (draft-levine-smtp-batv), and what gateways made of it.
    private static final Pattern TAGGED = Pattern.compile("(ms)?prvs1?=.*|btv1==.*");

    private static final int LONGEST = 1000;

    public BounceAddress {
        original = List.copyOf(original);
    }

    /// What a local part shows.
    public enum Form {
        PLAIN,
        /// The Sender Rewriting Scheme: a forwarder put its own domain there.
        REWRITTEN,
        /// A mailbox passes its mail on.
        PASSED_ON,
        /// List software made it.
        OF_LIST,
        /// A tag tells real bounces from others; the domain is the sender's own.
        TAGGED
    }

    /// Reads an address.
    ///
    /// @param address without angle brackets
    /// @return what is worth knowing of it; or that it has no domain name
    public static Parsed<BounceAddress> parse(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0 || address.length() > LONGEST) {
            return Parsed.invalid("an address with a domain", 0, address.length());
        }
        String local = address.substring(0, at).toLowerCase(Locale.ROOT);
        return MailDomain.parse(address.substring(at + 1)).map(domain -> of(local, domain));
    }

    private static BounceAddress of(String local, DomainName domain) {
        for (Pattern rewriting : List.of(SRS1, SRS0)) {
            Matcher matcher = rewriting.matcher(local);
            if (matcher.matches()
                    && MailDomain.parse(matcher.group(1))
                            instanceof Parsed.Valid<DomainName>(var before, _)) {
                return new BounceAddress(domain, Form.REWRITTEN, List.of(before));
            }
        }
        return new BounceAddress(domain, form(local), List.of());
    }

    private static Form form(String local) {
        if (PASSED_ON.matcher(local).matches()) {
            return Form.PASSED_ON;
        }
        if (TAGGED.matcher(local).matches()) {
            return Form.TAGGED;
        }
        return OF_LIST.matcher(local).matches() ? Form.OF_LIST : Form.PLAIN;
    }
}
