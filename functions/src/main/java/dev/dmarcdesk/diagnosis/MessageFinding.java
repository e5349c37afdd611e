package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.dkim.HeaderChange;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.Repair;
import dev.dmarcdesk.mail.Repaired.Completeness;

import java.util.List;

/// What is said of one message. Domains, selectors and words of standards alone: nothing in here
/// can be a person's.
public sealed interface MessageFinding extends Finding {
    /// How a verdict is known.
    enum Known {
        /// It follows from the results, and the receiver says nothing else.
        COMPUTED,
        /// It follows from the results by today's records; the receiver came to something else
        /// then.
        NOW_ONLY,
        /// Only the receiver's word says so.
        THEN_ONLY
    }

    /// An identifier of the author's passed.
    ///
    /// @param signedBy the aligned domains that signed
    /// @param bouncesTo the aligned bounce domain, at most one
    /// @param known how that is known
    record DmarcPass(
            DomainName author,
            List<DomainName> signedBy,
            List<DomainName> bouncesTo,
            Known known,
            List<Question> evidence)
            implements MessageFinding {
        public DmarcPass {
            signedBy = List.copyOf(signedBy);
            bouncesTo = List.copyOf(bouncesTo);
            evidence = List.copyOf(evidence);
        }
    }

    /// None did.
    ///
    /// @param policy what the author's domain asks receivers to do today; at most one
    /// @param then what the receiver says it asked then; empty when not told
    /// @param why the first cause, at most one
    /// @param known how that is known
    record DmarcFail(
            DomainName author,
            List<AssessmentPolicy> policy,
            String then,
            List<Cause> why,
            Known known,
            List<Question> evidence)
            implements MessageFinding {
        public DmarcFail {
            policy = List.copyOf(policy);
            why = List.copyOf(why);
            evidence = List.copyOf(evidence);
        }
    }

    /// No policy applies.
    ///
    /// @param today what is published now, where the receiver found none then
    record DmarcNone(DomainName author, Today today, List<Question> evidence)
            implements MessageFinding {
        /// Whether there is a policy now.
        public enum Today {
            NONE,
            /// There is a record, or several, that no receiver can use.
            BROKEN,
            PUBLISHED,
            UNKNOWN
        }

        public DmarcNone {
            evidence = List.copyOf(evidence);
        }
    }

    /// Nobody can tell.
    ///
    /// @param isDns whether the DNS did not answer; else nobody says what was checked
    /// @param isThen whether it did not answer the receiver then, and does now
    /// @param isRecorded whether the receiver wrote down something, only not enough
    /// @param headerOf aligned domains whose signature fits the header now, as far as that proves
    /// @param withoutKey aligned domains whose signature has no key any more
    record DmarcUndetermined(
            boolean isDns,
            boolean isThen,
            boolean isRecorded,
            List<DomainName> headerOf,
            List<DomainName> withoutKey,
            List<Question> evidence)
            implements MessageFinding {
        public DmarcUndetermined {
            withoutKey = List.copyOf(withoutKey);
            headerOf = List.copyOf(headerOf);
            evidence = List.copyOf(evidence);
        }
    }

    /// Only the bounce address vouches for it.
    ///
    /// @param nullPath whether that is empty, so that the server's own name stands for it
    record OnlySpf(DomainName author, DomainName bouncesTo, boolean nullPath)
            implements MessageFinding {}

    /// The receiver recorded something else than its own results imply.
    ///
    /// @param receiver its name, empty when it has none
    /// @param reported such as `pass`
    /// @param by7489 whether that is what RFC 7489 gives
    record ReportedDiffers(
            String receiver, String reported, DmarcView.Result implied, boolean by7489)
            implements MessageFinding {}

    /// It failed and was taken all the same.
    ///
    /// @param mark what the receiver wrote, such as `dis=none`
    record Overridden(By by, String mark) implements MessageFinding {
        /// On whose account.
        public enum By {
            LOCAL_POLICY,
            COMPOSITE,
            ARC
        }
    }

    /// The sending service signs and bounces as itself.
    ///
    /// @param service its name, at most one
    record ProviderSignsOnly(
            DomainName author,
            List<String> service,
            List<DomainName> signedBy,
            List<DomainName> bouncesTo)
            implements MessageFinding {
        public ProviderSignsOnly {
            service = List.copyOf(service);
            signedBy = List.copyOf(signedBy);
            bouncesTo = List.copyOf(bouncesTo);
        }
    }

    /// Nothing is signed, and the bounce address is another organization's.
    record BounceNotAligned(DomainName author, List<String> service, DomainName bouncesTo)
            implements MessageFinding {
        public BounceNotAligned {
            service = List.copyOf(service);
        }
    }

    /// The bounce domain's SPF does not let the server send.
    ///
    /// @param service whose server it was, at most one
    record ServerNotAuthorized(List<String> service, DomainName bouncesTo, String result)
            implements MessageFinding {
        public ServerNotAuthorized {
            service = List.copyOf(service);
        }
    }

    /// A gateway handed it over, and nothing was signed.
    record BehindGateway(DomainName author, String via) implements MessageFinding {}

    /// A name near the author's passed, and counts as another organization's.
    record OtherOrganization(DomainName author, DomainName identifier) implements MessageFinding {}

    /// Nothing in it has to do with the author's domain.
    record UnknownSender(DomainName author) implements MessageFinding {}

    /// It was passed on.
    ///
    /// @param via by whom, empty when not known
    /// @param broke whether it failed for that
    /// @param signed whether an aligned signature was there before
    /// @param certainty how sure that is
    record Forwarded(String via, boolean broke, boolean signed, Certainty certainty)
            implements MessageFinding {}

    /// A mailing list sent it on.
    ///
    /// @param changes what it is proven to have done to the header
    record MailingList(
            String via,
            boolean broke,
            boolean signed,
            Certainty certainty,
            List<HeaderChange> changes)
            implements MessageFinding {
        public MailingList {
            changes = List.copyOf(changes);
        }
    }

    /// A gateway took it in before the receiver judged it.
    record Gateway(String via, Certainty certainty) implements MessageFinding {}

    /// The body is not what was signed.
    ///
    /// @param decides whether the message fails for it
    /// @param by who bears the mark of having changed it
    /// @param via their domain, empty when not known
    record BodyChanged(
            DomainName domain, String selector, boolean decides, Cause.Fault by, String via)
            implements MessageFinding {}

    /// A signed field is not what it was, or another key signed.
    ///
    /// @param changes what is proven to have been done
    /// @param by who bears the mark of having changed it
    /// @param via their domain, empty when not known
    record HeaderChanged(
            DomainName domain,
            String selector,
            boolean decides,
            Cause.Fault by,
            String via,
            List<HeaderChange> changes)
            implements MessageFinding {
        public HeaderChanged {
            changes = List.copyOf(changes);
        }
    }

    /// A signature did not verify, and nobody says why.
    record SignatureFailed(DomainName domain, String selector) implements MessageFinding {}

    /// There is no key at the selector now.
    ///
    /// @param passedThen whether the receiver could still verify it
    record KeyGone(
            DomainName domain,
            String selector,
            boolean revoked,
            boolean passedThen,
            boolean decides,
            List<Question> evidence)
            implements MessageFinding {
        public KeyGone {
            evidence = List.copyOf(evidence);
        }
    }

    /// The receiver found no key at the selector, and by now there is one.
    ///
    /// @param fits whether the signature verifies with it
    record KeyLate(DomainName domain, String selector, boolean fits, List<Question> evidence)
            implements MessageFinding {
        public KeyLate {
            evidence = List.copyOf(evidence);
        }
    }

    /// It verified then, and does not with the key of now.
    record KeyChanged(DomainName domain, String selector, List<Question> evidence)
            implements MessageFinding {
        public KeyChanged {
            evidence = List.copyOf(evidence);
        }
    }

    /// What stands at the selector cannot verify it.
    record KeyUnusable(DomainName domain, String selector, boolean decides, List<Question> evidence)
            implements MessageFinding {
        public KeyUnusable {
            evidence = List.copyOf(evidence);
        }
    }

    /// The key could not be looked up.
    record KeyUnavailable(DomainName domain, String selector, List<Question> evidence)
            implements MessageFinding {
        public KeyUnavailable {
            evidence = List.copyOf(evidence);
        }
    }

    /// A signature was too old.
    ///
    /// @param since whether it still held when it arrived
    record SignatureExpired(DomainName domain, String selector, boolean decides, boolean since)
            implements MessageFinding {}

    /// A signature is worth less than it should be.
    ///
    /// @param matters whether the message rests on it
    record SignatureWeak(DomainName domain, String selector, Flaw flaw, boolean matters)
            implements MessageFinding {}

    /// A signature's field cannot be used.
    record SignatureUnreadable(List<DomainName> domain, String expected) implements MessageFinding {
        public SignatureUnreadable {
            domain = List.copyOf(domain);
        }
    }

    /// It has several authors.
    record MultipleFrom(List<DomainName> domains, int fields) implements MessageFinding {
        public MultipleFrom {
            domains = List.copyOf(domains);
        }
    }

    /// It has none, or one without a domain.
    ///
    /// @param field whether there is a From field
    /// @param whole whether the header is all there
    record NoFrom(boolean field, boolean whole) implements MessageFinding {}

    /// Results that anybody may have written.
    ///
    /// @param claims the results, each with whose it says it is
    /// @param alone whether nobody else says anything
    record UntrustedResults(List<String> claims, boolean alone) implements MessageFinding {
        public UntrustedResults {
            claims = List.copyOf(claims);
        }
    }

    /// Results that nothing in the header vouches for, believed because they are the topmost.
    record UnconfirmedResults(String authservId) implements MessageFinding {}

    /// Nobody wrote down what was checked.
    ///
    /// @param judged whether the message can be judged without
    record NoResults(boolean judged) implements MessageFinding {}

    /// A piece of the header is missing.
    record Truncated(Completeness completeness) implements MessageFinding {}

    /// Damage was undone.
    record Repaired(List<Repair> repairs) implements MessageFinding {
        public Repaired {
            repairs = List.copyOf(repairs);
        }
    }

    /// Fields that can be read in two ways, with two verdicts.
    record AmbiguousRepair(List<String> fields) implements MessageFinding {
        public AmbiguousRepair {
            fields = List.copyOf(fields);
        }
    }

    /// The body was not given as it came.
    ///
    /// @param touched whether there is one that was changed on the way here
    record CannotVerifyBody(boolean touched) implements MessageFinding {}
}
