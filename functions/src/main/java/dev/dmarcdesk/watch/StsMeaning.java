package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.mtasts.MxPattern;
import dev.dmarcdesk.mtasts.PolicyOutcome;
import dev.dmarcdesk.mtasts.StsPolicy;
import dev.dmarcdesk.mtasts.StsRecord;
import dev.dmarcdesk.mtasts.StsRecordParser;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An MTA-STS record and the policy behind it without their spelling (RFC 8461 §3.1, §3.2).
final class StsMeaning {
    private static final int NOT_OURS_TO_KNOW = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private StsMeaning() {}

    /// A record. Another `id` only makes senders fetch the policy again; what then counts is the
    /// policy.
    static String of(String text) {
        return StsRecordParser.parse(text) instanceof Parsed.Valid<StsRecord>(var record, _)
                ? Spelling.record(
                        StsRecordParser.VERSION.toString(),
                        record.extensions().stream()
                                .map(field -> field.name() + "=" + field.value())
                                .sorted()
                                .toList())
                : Spelling.folded(text);
    }

    /// What came of fetching the policy; nothing when there was no reason to.
    ///
    /// A document that is no policy, a redirect and a server without one are known to be none. A
    /// bad certificate is not: nobody can tell what stands behind it.
    static Optional<Observed> of(PolicyOutcome outcome) {
        return switch (outcome) {
            case PolicyOutcome.Served(var policy, _, _) ->
                    Optional.of(
                            Told.observed(List.of(new Told(policy(policy), policy.toString()))));
            case PolicyOutcome.Unreadable _,
                    PolicyOutcome.NoHost _,
                    PolicyOutcome.Redirected _,
                    PolicyOutcome.TooLong _ ->
                    Optional.of(new Observed.Nothing());
            case PolicyOutcome.Refused(int code) ->
                    Optional.of(
                            code >= NOT_OURS_TO_KNOW || code == TOO_MANY_REQUESTS
                                    ? new Observed.Unknown(Answer.Reason.SERVFAIL)
                                    : new Observed.Nothing());
            case PolicyOutcome.BadCertificate _, PolicyOutcome.NotPublic _ ->
                    Optional.of(new Observed.Unknown(Answer.Reason.REFUSED));
            case PolicyOutcome.Unknown _ ->
                    Optional.of(new Observed.Unknown(Answer.Reason.TIMEOUT));
            case PolicyOutcome.NotWanted _ -> Optional.empty();
        };
    }

    private static String policy(StsPolicy policy) {
        var pieces = new ArrayList<String>();
        pieces.add("mode=" + policy.mode().word());
        pieces.add("max_age=" + policy.maxAge());
        policy.mx().stream()
                .map(MxPattern::toString)
                .distinct()
                .sorted()
                .forEach(pattern -> pieces.add("mx=" + pattern));
        return Spelling.record("version=STSv1", pieces);
    }
}
