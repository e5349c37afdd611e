package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Writes down what a policy file has to say.
final class PolicyFile {
    private static final int WEEK = 7 * 24 * 60 * 60;
    private static final int MOST_LINES = 5;

    private static final Sentence LATER =
            Sentence.of(
                    "When the TLS reports show no failures, change the mode to %s and the id of the record with it.",
                    "enforce");

    private PolicyFile() {}

    /// What to serve, where: a policy for the hosts that take the mail now, in test mode, which can
    /// not lose any.
    static Fix toServe(DomainName domain, MailRoute route) {
        return toServe(domain, route, Sentence.of("Serve a policy"));
    }

    /// The same, where more is to be done.
    ///
    /// @param lead an imperative that ends in the policy
    static Fix toServe(DomainName domain, MailRoute route, Sentence lead) {
        var how = Sentence.of("as text/plain, over HTTPS with a valid certificate");
        if (!(route instanceof MailRoute.Hosts(var hosts))) {
            return new Fix.Todo(
                    Sentence.of(
                            "%s at %s %s, with the lines %s, and an mx: line for each mail host. %s",
                            lead,
                            StsPlace.address(domain),
                            how,
                            listed(List.of("version: STSv1", "mode: testing", "max_age: " + WEEK)),
                            LATER),
                    List.of());
        }
        var policy = new StsPolicy(StsPolicy.Mode.TESTING, WEEK, patterns(hosts));
        return new Fix.Todo(
                Sentence.of("%s %s. %s", lead, how, LATER),
                List.of(),
                List.of(file(domain, policy.toString())));
    }

    /// A policy at its place.
    static ServedFile file(DomainName domain, String text) {
        return new ServedFile(StsPlace.address(domain), text);
    }

    /// A policy that allows more hosts.
    static StsPolicy allowing(StsPolicy policy, List<DomainName> hosts) {
        var all = new ArrayList<>(policy.mx());
        all.addAll(patterns(hosts));
        return new StsPolicy(policy.mode(), policy.maxAge(), all);
    }

    private static List<MxPattern> patterns(List<DomainName> hosts) {
        return hosts.stream().map(host -> new MxPattern(false, host)).toList();
    }

    /// The lines for hosts, as many as can be read.
    static List<String> hosts(List<DomainName> hosts) {
        return hosts.stream().limit(MOST_LINES).map(host -> "mx: " + host).toList();
    }

    /// Pieces one after another, each to be read letter by letter.
    static Sentence listed(List<String> pieces) {
        var inlines = new ArrayList<Inline>();
        for (String piece : pieces) {
            if (!inlines.isEmpty()) {
                inlines.add(new Inline.Plain(", "));
            }
            inlines.add(new Inline.Code(piece));
        }
        return new Sentence(inlines);
    }
}
