package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.text.Defect;

/// What became of one signature of a chain.
///
/// @param proof what it proves
/// @param words why it proves no more, for people; empty for one that holds. Nothing of the
///   header's own text is in them
record Link(Proof proof, String words) {
    /// A signature that holds.
    static final Link HOLDS = new Link(Proof.HOLDS, "");

    /// One that holds as far as the header goes.
    static final Link BODY_MISSING =
            new Link(
                    Proof.OPEN,
                    "The header is as it was sealed last; without the whole message nothing can be said of the body.");

    /// What a signature proves.
    enum Proof {
        HOLDS,
        BROKEN,
        /// Nothing can be said.
        OPEN
    }

    /// Judges a signature.
    ///
    /// @param hash what verifying came to
    /// @param what whose, such as `The seal of ARC set 1`
    /// @param isUntouched whether the header is what was received; else what does not verify may
    ///   have been damaged since
    static Link of(HeaderHash hash, String what, boolean isUntouched) {
        return switch (hash) {
            case HeaderHash.Verified _ -> HOLDS;
            case HeaderHash.Broken _, HeaderHash.Unproven _ ->
                    damaged(what + " does not verify", isUntouched);
            case HeaderHash.Unreadable(String expected) ->
                    damaged(what + " cannot be used: it wants " + expected, isUntouched);
            case HeaderHash.NoKey _ ->
                    keyless("The key of " + inside(what) + " is not published now", isUntouched);
            case HeaderHash.Revoked _ ->
                    keyless("The key of " + inside(what) + " has been withdrawn", isUntouched);
            case HeaderHash.UnusableKey _ ->
                    keyless(
                            "What is published now as the key of "
                                    + inside(what)
                                    + " is no key for it",
                            isUntouched);
            case HeaderHash.KeyUnavailable _ ->
                    new Link(Proof.OPEN, "The key of " + inside(what) + " could not be looked up.");
        };
    }

    /// A signature whose field cannot be used.
    ///
    /// @param defect what was expected, in our words
    static Link unreadable(String what, Defect defect, boolean isUntouched) {
        return of(new HeaderHash.Unreadable(defect.expected()), what, isUntouched);
    }

    /// A signature whose key must not be taken as one (RFC 8301 §3.2).
    static Link tooShort(String what) {
        return broken(what + " was made with a key too short to count.");
    }

    /// One that does not hold, whatever its hash.
    static Link broken(String words) {
        return new Link(Proof.BROKEN, words);
    }

    private static Link damaged(String fact, boolean isUntouched) {
        return isUntouched
                ? broken(fact + ".")
                : new Link(
                        Proof.OPEN, fact + ", but what was pasted need not be what was received.");
    }

    /// An error for good (RFC 8617 §5.2.1); pasted text may name a key that never was.
    private static Link keyless(String fact, boolean isUntouched) {
        return isUntouched
                ? broken(fact + "; it may have been when the message arrived.")
                : new Link(Proof.OPEN, fact + ".");
    }

    private static String inside(String what) {
        return Character.toLowerCase(what.charAt(0)) + what.substring(1);
    }
}
