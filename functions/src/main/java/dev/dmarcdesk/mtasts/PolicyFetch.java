package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Fetched;

import java.util.List;

/// Fetches a domain's policy (RFC 8461 §3.3).
final class PolicyFetch {
    private PolicyFetch() {}

    /// The policy of a domain. The DNS is asked first: that there is no host is known even where
    /// nothing can be fetched.
    static PolicyOutcome of(DomainName domain, Sources sources) {
        if (!(StsPlace.hostFor(domain) instanceof Parsed.Valid<DomainName>(var host, _))) {
            return new PolicyOutcome.NoHost();
        }
        List<Answer> answers = addresses(host, sources.dns());
        if (answers.stream().anyMatch(Answer.Found.class::isInstance)) {
            return outcome(sources.web().get(host, StsPlace.path()));
        }
        return answers.stream().allMatch(Answer.Absent.class::isInstance)
                ? new PolicyOutcome.NoHost()
                : new PolicyOutcome.Unknown(true, "The DNS did not answer for its web server.");
    }

    /// The CNAMEs that lead to the host, in order.
    static List<DomainName> aliases(DomainName domain, Dns dns) {
        return StsPlace.hostFor(domain) instanceof Parsed.Valid<DomainName>(var host, _)
                ? addresses(host, dns).stream()
                        .map(Answer::aliases)
                        .filter(aliases -> !aliases.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : List.of();
    }

    private static List<Answer> addresses(DomainName host, Dns dns) {
        return dns.askAll(List.of(new Question(host, RrType.A), new Question(host, RrType.AAAA)));
    }

    private static PolicyOutcome outcome(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Document(var mediaType, var text) -> read(mediaType, text);
            case Fetched.Status(int code) -> new PolicyOutcome.Refused(code);
            case Fetched.Redirect(int code, var location) ->
                    new PolicyOutcome.Redirected(code, location);
            case Fetched.TooLong(int limit) -> new PolicyOutcome.TooLong(limit);
            case Fetched.BadCertificate(var trouble, var detail) ->
                    new PolicyOutcome.BadCertificate(trouble, detail);
            case Fetched.NotPublic(var address) -> new PolicyOutcome.NotPublic(address);
            case Fetched.NoSuchHost() -> new PolicyOutcome.NoHost();
            case Fetched.Unreachable(var reason, var detail) ->
                    new PolicyOutcome.Unknown(reason != Fetched.Reason.NOT_TRIED, detail);
        };
    }

    private static PolicyOutcome read(String mediaType, String text) {
        return switch (StsPolicyParser.parse(text)) {
            case Parsed.Valid<StsPolicy>(var policy, var defects) ->
                    new PolicyOutcome.Served(policy, mediaType, defects);
            case Parsed.Invalid<StsPolicy>(var defects) ->
                    new PolicyOutcome.Unreadable(text, defects);
        };
    }
}
