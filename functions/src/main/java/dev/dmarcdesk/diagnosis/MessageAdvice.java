package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;

/// The words for [MessageFinding].
public final class MessageAdvice {
    static final int DMARC = 9989;
    static final int DKIM = 6376;
    static final int RESULTS = 8601;

    private MessageAdvice() {}

    /// Explains a finding.
    public static Advice on(MessageFinding finding) {
        return switch (finding) {
            case MessageFinding.DmarcPass pass -> VerdictWords.pass(pass);
            case MessageFinding.DmarcFail fail -> VerdictWords.fail(fail);
            case MessageFinding.DmarcNone none -> VerdictWords.none(none);
            case MessageFinding.DmarcUndetermined unknown -> VerdictWords.undetermined(unknown);
            case MessageFinding.MultipleFrom several -> AuthorWords.several(several);
            case MessageFinding.NoFrom none -> AuthorWords.none(none);
            case MessageFinding.OnlySpf only -> SenderWords.onlySpf(only);
            case MessageFinding.ProviderSignsOnly only -> SenderWords.providerSignsOnly(only);
            case MessageFinding.BounceNotAligned bounce -> SenderWords.bounceNotAligned(bounce);
            case MessageFinding.ServerNotAuthorized server ->
                    SenderWords.serverNotAuthorized(server);
            case MessageFinding.BehindGateway gateway -> SenderWords.behindGateway(gateway);
            case MessageFinding.OtherOrganization other -> SenderWords.otherOrganization(other);
            case MessageFinding.UnknownSender unknown -> SenderWords.unknownSender(unknown);
            case MessageFinding.Forwarded forwarded -> WayWords.forwarded(forwarded);
            case MessageFinding.MailingList list -> WayWords.mailingList(list);
            case MessageFinding.Gateway gateway -> WayWords.gateway(gateway);
            case MessageFinding.BodyChanged changed -> SignatureWords.bodyChanged(changed);
            case MessageFinding.HeaderChanged changed -> SignatureWords.headerChanged(changed);
            case MessageFinding.SignatureFailed failed -> SignatureWords.failed(failed);
            case MessageFinding.KeyGone gone -> SignatureWords.keyGone(gone);
            case MessageFinding.KeyLate late -> SignatureWords.keyLate(late);
            case MessageFinding.KeyChanged changed -> SignatureWords.keyChanged(changed);
            case MessageFinding.KeyUnusable unusable -> SignatureWords.keyUnusable(unusable);
            case MessageFinding.KeyUnavailable unknown -> SignatureWords.keyUnavailable(unknown);
            case MessageFinding.SignatureExpired expired -> SignatureWords.expired(expired);
            case MessageFinding.SignatureWeak weak -> FlawWords.weak(weak);
            case MessageFinding.SignatureUnreadable bad -> SignatureWords.unreadable(bad);
            case MessageFinding.CannotVerifyBody body -> SignatureWords.cannotVerifyBody(body);
            case MessageFinding.ReportedDiffers differs -> ReceiverWords.differs(differs);
            case MessageFinding.Overridden overridden -> ReceiverWords.overridden(overridden);
            case MessageFinding.UntrustedResults claims -> ReceiverWords.untrusted(claims);
            case MessageFinding.UnconfirmedResults topmost -> ReceiverWords.unconfirmed(topmost);
            case MessageFinding.NoResults none -> ReceiverWords.noResults(none);
            case MessageFinding.Truncated cut -> PasteWords.truncated(cut);
            case MessageFinding.Repaired repaired -> PasteWords.repaired(repaired);
            case MessageFinding.AmbiguousRepair twofold -> PasteWords.ambiguous(twofold);
        };
    }
}
