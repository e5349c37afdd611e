package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// Judges what came of fetching a policy, and the policy against the mail hosts.
final class PolicyReview {
    private static final int WEEK = 7 * 24 * 60 * 60;
    private static final int LONGEST_LINE = 200;

    private PolicyReview() {}

    /// The findings, the gravest first.
    static List<MtaStsFinding> on(StsPlace place, MtaStsFacts facts) {
        var domain = place.domain();
        return switch (facts.outcome()) {
            case PolicyOutcome.Served served -> served(place, facts, served);
            case PolicyOutcome.Unreadable(var text, var defects) ->
                    List.of(invalid(place, text, defects.getFirst(), facts.route()));
            case PolicyOutcome.NoHost() ->
                    List.of(new MtaStsFinding.PolicyUnreachable(domain, 0, facts.route()));
            case PolicyOutcome.Refused(int code) ->
                    List.of(new MtaStsFinding.PolicyUnreachable(domain, code, facts.route()));
            case PolicyOutcome.Redirected(int code, var location) ->
                    List.of(new MtaStsFinding.PolicyRedirect(domain, code, location));
            case PolicyOutcome.TooLong(int limit) ->
                    List.of(new MtaStsFinding.PolicyTooLong(domain, limit));
            case PolicyOutcome.BadCertificate(var trouble, var detail) ->
                    List.of(new MtaStsFinding.Certificate(domain, trouble, detail));
            case PolicyOutcome.NotPublic(var address) ->
                    List.of(new MtaStsFinding.PolicyNotPublic(domain, address));
            case PolicyOutcome.Unknown(boolean tried, var detail) ->
                    List.of(new MtaStsFinding.PolicyUnavailable(domain, tried, detail));
            case PolicyOutcome.NotWanted() -> List.of();
        };
    }

    private static List<MtaStsFinding> served(
            StsPlace place, MtaStsFacts facts, PolicyOutcome.Served served) {
        var findings = new ArrayList<MtaStsFinding>();
        boolean fits = fits(place, facts, served.policy(), findings);
        boolean plain = served.mediaType().equals("text/plain");
        if (!plain) {
            findings.add(new MtaStsFinding.MediaType(place.domain(), served.mediaType()));
        }
        switch (served.policy().mode()) {
            case ENFORCE -> enforced(place, served.policy(), fits && plain, findings);
            case TESTING -> findings.add(new MtaStsFinding.Testing(place));
            case NONE -> findings.add(new MtaStsFinding.ModeNone(place.domain()));
        }
        served.defects().stream()
                .limit(1)
                .map(defect -> new MtaStsFinding.PolicyDefect(place.domain(), defect.expected()))
                .forEach(findings::add);
        return findings;
    }

    /// Whether every mail host is known to be allowed. Without a mode that acts none needs to be.
    private static boolean fits(
            StsPlace place, MtaStsFacts facts, StsPolicy policy, List<MtaStsFinding> findings) {
        if (policy.mode() == StsPolicy.Mode.NONE) {
            return true;
        }
        if (!(facts.route() instanceof MailRoute.Hosts(var hosts))) {
            findings.add(
                    new MtaStsFinding.Unavailable(
                            place.domain(), new Question(place.domain(), RrType.MX)));
            return false;
        }
        var uncovered = hosts.stream().filter(host -> !policy.covers(host)).toList();
        if (!uncovered.isEmpty()) {
            findings.add(
                    new MtaStsFinding.MxUncovered(
                            place, policy, uncovered, uncovered.size() == hosts.size()));
        }
        return uncovered.isEmpty();
    }

    /// An attacker who hides the policy wins when the copies expire: the standard expects weeks or
    /// more (RFC 8461 §3.2).
    private static void enforced(
            StsPlace place, StsPolicy policy, boolean sound, List<MtaStsFinding> findings) {
        if (sound) {
            findings.add(new MtaStsFinding.Ok(place.domain()));
        }
        if (policy.maxAge() < WEEK) {
            findings.add(new MtaStsFinding.MaxAgeShort(place.domain(), policy.maxAge()));
        }
    }

    private static MtaStsFinding invalid(
            StsPlace place, String text, Defect defect, MailRoute route) {
        int start = text.lastIndexOf('\n', Math.max(0, defect.at().start() - 1)) + 1;
        boolean missing = defect.at().start() >= text.length();
        int feed = text.indexOf('\n', defect.at().start());
        int end = Math.min(feed < 0 ? text.length() : feed, start + LONGEST_LINE);
        String line = missing ? "" : text.substring(Math.min(start, end), end).stripTrailing();
        int from = Math.clamp(defect.at().start() - (long) start, 0, line.length());
        int to = Math.clamp(defect.at().end() - (long) start, from, line.length());
        return new MtaStsFinding.PolicyInvalid(
                place.domain(),
                line,
                new Defect(defect.expected(), new Range(from, to)),
                route,
                PolicyRepair.mend(text, route).map(StsPolicy::toString).orElse(""));
    }
}
