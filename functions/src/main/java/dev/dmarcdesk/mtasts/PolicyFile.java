package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Writes down what a policy file has to say.
final class PolicyFile {
    private static final int MOST_HOSTS = 5;

    private PolicyFile() {}

    /// What to serve, where: a policy for the hosts that take the mail now, in test mode, which can
    /// not lose any.
    static Sentence toServe(DomainName domain, MailRoute route) {
        var lines = new ArrayList<String>();
        lines.add("version: STSv1");
        lines.add("mode: testing");
        lines.addAll(route instanceof MailRoute.Hosts(var hosts) ? hosts(hosts) : List.of());
        lines.add("max_age: 604800");
        boolean complete =
                route instanceof MailRoute.Hosts(var hosts) && hosts.size() <= MOST_HOSTS;
        return Sentence.of(
                "Serve a policy at %s as text/plain, over HTTPS with a valid certificate, with these lines: %s%s. When the TLS reports show no failures, change the mode to %s and the id of the record with it.",
                StsPlace.address(domain),
                listed(lines),
                new Inline.Plain(complete ? "" : ", and an mx: line for each mail host"),
                "enforce");
    }

    /// The lines for hosts, as many as can be read.
    static List<String> hosts(List<DomainName> hosts) {
        return hosts.stream().limit(MOST_HOSTS).map(host -> "mx: " + host).toList();
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
