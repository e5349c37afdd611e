package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;

import java.util.List;

/// Why a message fails DMARC, or would have but for one thing; whose work it is to mend it.
///
/// Where several are given, the first is the one to see to.
public sealed interface Cause {
    /// Whose work it is.
    enum Fault {
        OUR_DNS,
        OUR_SENDING_SERVICE,
        FORWARDER,
        MAILING_LIST,
        /// A filter in between, the receiver's own or one it hired.
        GATEWAY,
        RECEIVER,
        /// Nobody's, or nobody can tell whose.
        NOBODY,
        /// The message may not be ours at all.
        FORGED_OR_UNKNOWN
    }

    /// Whose work it is.
    Fault fault();

    /// The sending service signs and bounces with domains of its own.
    ///
    /// @param service which, at most one
    /// @param signedBy its signing domains
    /// @param bouncesTo its bounce domain, at most one
    record ProviderSignsOnly(
            List<Sender> service, List<DomainName> signedBy, List<DomainName> bouncesTo)
            implements Cause {
        public ProviderSignsOnly {
            service = List.copyOf(service);
            signedBy = List.copyOf(signedBy);
            bouncesTo = List.copyOf(bouncesTo);
        }

        @Override
        public Fault fault() {
            return Fault.OUR_SENDING_SERVICE;
        }
    }

    /// Nothing is signed, and the bounce address is another organization's.
    ///
    /// @param service whose it is, at most one
    record BounceNotAligned(List<Sender> service, DomainName bouncesTo) implements Cause {
        public BounceNotAligned {
            service = List.copyOf(service);
        }

        @Override
        public Fault fault() {
            return Fault.OUR_SENDING_SERVICE;
        }
    }

    /// An identifier of the same organization passed, but the policy asks for the very same name.
    ///
    /// @param identifier which
    /// @param tag `adkim` or `aspf`
    record StrictOnly(DomainName identifier, String tag) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_DNS;
        }
    }

    /// A forwarder passed it on: SPF cannot pass there, and no aligned signature survived.
    ///
    /// @param via the forwarder, empty when not known
    /// @param signed whether an aligned signature was there before
    record Forwarded(String via, boolean signed) implements Cause {
        @Override
        public Fault fault() {
            return Fault.FORWARDER;
        }
    }

    /// A mailing list changed what was signed.
    ///
    /// @param via the list's domain, empty when not known
    /// @param signed whether an aligned signature was there before
    record ListRewrote(String via, boolean signed) implements Cause {
        @Override
        public Fault fault() {
            return Fault.MAILING_LIST;
        }
    }

    /// The aligned signature's key is not, or no longer, published.
    ///
    /// @param revoked whether it was withdrawn rather than removed
    record KeyGone(DomainName domain, String selector, boolean revoked) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_DNS;
        }
    }

    /// The receiver found no key for the aligned signature, and by now there is one.
    ///
    /// @param fits whether it is the one that signed
    record KeyLate(DomainName domain, String selector, boolean fits) implements Cause {
        @Override
        public Fault fault() {
            return fits ? Fault.NOBODY : Fault.OUR_DNS;
        }
    }

    /// There is something at the aligned signature's selector that cannot verify it.
    record KeyUnusable(DomainName domain, String selector) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_DNS;
        }
    }

    /// The body is not what an aligned signature covers.
    ///
    /// @param fault who changed it, where the message bears a mark of somebody in between; else
    ///   nobody
    /// @param via their domain, empty when not known
    record BodyChanged(DomainName domain, String selector, Fault fault, String via)
            implements Cause {}

    /// A signed header field is not what it was, or the key is another one.
    ///
    /// @param fault who changed it, where the message bears a mark of somebody in between; else
    ///   nobody
    /// @param via their domain, empty when not known
    record HeaderChanged(DomainName domain, String selector, Fault fault, String via)
            implements Cause {}

    /// The aligned signature is one that receivers must not count, or its key is.
    ///
    /// @param flaw why not
    record SignatureNotCounted(DomainName domain, String selector, SignatureOutcome.Flaw flaw)
            implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_SENDING_SERVICE;
        }
    }

    /// The aligned signature did not verify, and neither the receiver nor a second look says why.
    record SignatureFailed(DomainName domain, String selector) implements Cause {
        @Override
        public Fault fault() {
            return Fault.NOBODY;
        }
    }

    /// The aligned signature was too old when it arrived.
    record SignatureExpired(DomainName domain, String selector) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_SENDING_SERVICE;
        }
    }

    /// The bounce address aligns, but its SPF did not let this server send.
    ///
    /// @param service whose server it was, at most one
    /// @param result of SPF
    record ServerNotAuthorized(List<Sender> service, DomainName bouncesTo, String result)
            implements Cause {
        public ServerNotAuthorized {
            service = List.copyOf(service);
        }

        @Override
        public Fault fault() {
            return service.isEmpty() ? Fault.FORGED_OR_UNKNOWN : Fault.OUR_DNS;
        }
    }

    /// A gateway handed it over, so that SPF saw the gateway; nothing was signed as the author.
    ///
    /// @param via the gateway's domain
    record BehindGateway(String via) implements Cause {
        @Override
        public Fault fault() {
            return Fault.GATEWAY;
        }
    }

    /// A domain above, below or beside the author's passed, and counts as another organization's
    /// for want of a record that joins them (RFC 9989 §4.10.2).
    ///
    /// @param identifier which
    record OtherOrganization(DomainName identifier) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_DNS;
        }
    }

    /// No signature and no bounce domain have anything to do with the author: it may be forged, or
    /// a service nobody told the domain's owner of.
    record NothingOfOurs() implements Cause {
        @Override
        public Fault fault() {
            return Fault.FORGED_OR_UNKNOWN;
        }
    }

    /// Nobody whom one could believe says what was checked.
    record Untrusted() implements Cause {
        @Override
        public Fault fault() {
            return Fault.NOBODY;
        }
    }

    /// The author cannot be told.
    record NoSingleAuthor() implements Cause {
        @Override
        public Fault fault() {
            return Fault.FORGED_OR_UNKNOWN;
        }
    }

    /// No policy is published: nothing can fail.
    record NoPolicy(DomainName author) implements Cause {
        @Override
        public Fault fault() {
            return Fault.OUR_DNS;
        }
    }

    /// The receiver recorded something else than its own results imply, by the records of now.
    ///
    /// @param reported its result, as it wrote it
    record ReceiverDiffers(String reported) implements Cause {
        @Override
        public Fault fault() {
            return Fault.RECEIVER;
        }
    }

    /// The DNS failed, then or now.
    record LookupFailed() implements Cause {
        @Override
        public Fault fault() {
            return Fault.NOBODY;
        }
    }
}
