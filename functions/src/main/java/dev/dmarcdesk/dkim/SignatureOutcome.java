package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.mail.HeaderField;

import java.util.List;

/// What can be said of one signature now, with the keys that stand in the DNS now (RFC 6376 §6.1).
///
/// @param field the signature's field
/// @param signature the signature; empty where the field cannot be read
/// @param domain the SDID as far as it can be read; at most one
/// @param selector as far as it can be read; else empty
/// @param header what became of the header's hash
/// @param body what became of the body's
/// @param flaws what makes it worth less than a signature should be: expired, `l=`, SHA-1, short
///   keys, a key in test mode
/// @param evidence the questions asked for the key
public record SignatureOutcome(
        HeaderField field,
        List<DkimSignature> signature,
        List<DomainName> domain,
        String selector,
        HeaderHash header,
        BodyHash body,
        List<Flaw> flaws,
        List<Question> evidence) {
    public SignatureOutcome {
        signature = List.copyOf(signature);
        domain = List.copyOf(domain);
        flaws = List.copyOf(flaws);
        evidence = List.copyOf(evidence);
    }

    /// What became of the signature over the header fields.
    public sealed interface HeaderHash {
        /// The signed fields are as they were when they were signed.
        ///
        /// @param bits the length of the key
        record Verified(int bits) implements HeaderHash {}

        /// They are not, or another key signed.
        ///
        /// @param bits the length of the key
        /// @param changes what was done to them, as far as that is proven; often nothing is
        record Broken(int bits, List<HeaderChange> changes) implements HeaderHash {
            public Broken {
                changes = List.copyOf(changes);
            }

            /// By nobody knows what.
            public Broken(int bits) {
                this(bits, List.of());
            }
        }

        /// The field itself cannot be used (§6.1.1).
        ///
        /// @param expected what was expected instead
        record Unreadable(String expected) implements HeaderHash {}

        /// There is no key at the selector (§6.1.2).
        record NoKey() implements HeaderHash {}

        /// The key was withdrawn: its `p=` is empty (§3.6.1).
        record Revoked() implements HeaderHash {}

        /// What stands at the selector is no key for this signature.
        ///
        /// @param why what is wrong with it; its words are those of the domain's own audit; empty
        ///   where the key is good, but for another algorithm than the signature's (§6.1.2)
        record UnusableKey(List<Finding> why) implements HeaderHash {
            public UnusableKey {
                why = List.copyOf(why);
            }
        }

        /// The DNS did not answer.
        record KeyUnavailable() implements HeaderHash {}

        /// It does not verify, but the text was pasted or repaired, so that this proves nothing.
        ///
        /// @param changes what was done to the fields before that, as far as it is proven all the
        ///   same; often nothing is
        record Unproven(List<HeaderChange> changes) implements HeaderHash {
            public Unproven {
                changes = List.copyOf(changes);
            }

            /// By nobody knows what.
            public Unproven() {
                this(List.of());
            }
        }
    }

    /// What became of the body's hash.
    public enum BodyHash {
        MATCHES,
        DIFFERS,
        /// No untouched body was given.
        NOT_GIVEN
    }

    /// What makes a signature worth less.
    public enum Flaw {
        /// `x=` was past when it arrived (§3.5).
        EXPIRED,
        /// `x=` is past, and was not when it arrived.
        EXPIRED_SINCE,
        /// `t=` is to come.
        FROM_THE_FUTURE,
        /// `l=`: more can be added behind the signed part (§8.2).
        PARTIAL_BODY,
        /// A hash nobody may rely on (RFC 8301 §3.1).
        SHA1,
        /// RSA under 1024 bits: receivers must not count it (RFC 8301 §3.2).
        KEY_TOO_SHORT,
        /// RSA from 1024 to 2047 bits.
        KEY_SHORT,
        /// The key says `t=y`.
        TEST_KEY,
        /// From is not among the signed fields (§5.4).
        FROM_NOT_SIGNED;

        /// Whether receivers do not count such a signature at all.
        public boolean isFatal() {
            return isPastUse() || isTooWeak();
        }

        /// Whether a verifier may not even look at the signature's arithmetic (RFC 6376 §6.1.1).
        boolean isPastUse() {
            return switch (this) {
                case EXPIRED, FROM_THE_FUTURE, FROM_NOT_SIGNED -> true;
                case EXPIRED_SINCE, PARTIAL_BODY, SHA1, KEY_TOO_SHORT, KEY_SHORT, TEST_KEY -> false;
            };
        }

        /// Whether the signature is too weak to be counted as one (RFC 8301 §3).
        boolean isTooWeak() {
            return switch (this) {
                case SHA1, KEY_TOO_SHORT -> true;
                case EXPIRED,
                        EXPIRED_SINCE,
                        FROM_THE_FUTURE,
                        PARTIAL_BODY,
                        KEY_SHORT,
                        TEST_KEY,
                        FROM_NOT_SIGNED ->
                        false;
            };
        }
    }

    /// Whether it verifies as RFC 6376 alone has it, which knows no weak algorithms: the message is
    /// as it was signed, and the signature holds today.
    public boolean verifies() {
        return header instanceof HeaderHash.Verified
                && body == BodyHash.MATCHES
                && flaws.stream().noneMatch(Flaw::isPastUse);
    }

    /// Whether a verifier that is given the whole message counts it now.
    public boolean passes() {
        return verifies() && flaws.stream().noneMatch(Flaw::isTooWeak);
    }

    /// Whether it must not be counted even where it verifies.
    public boolean isRefused() {
        return flaws.stream().anyMatch(Flaw::isFatal);
    }
}
