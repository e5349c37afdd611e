package dev.dmarcdesk.plan;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.report.Checks;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Web;

import java.util.List;

/// Records judged by all checks there are.
public final class Linting {
    private static final RecordLint LINT =
            new RecordLint(
                    Checks.all(
                            BundledData.suffixes(),
                            BundledData.selectors(),
                            BundledData.senders()));

    private Linting() {}

    /// What was found in a paste; an [AssertionError] when there is no record in it.
    static Draft draft(String pasted) {
        return switch (Paste.read(pasted, false)) {
            case Parsed.Valid<Draft>(var draft, _) -> draft;
            case Parsed.Invalid<Draft>(var defects) ->
                    throw new AssertionError(pasted + ": " + defects);
        };
    }

    /// The text alone.
    public static Lint of(String pasted) {
        return LINT.lint(draft(pasted), Target.NONE);
    }

    /// The same for a draft that was read already.
    static Lint of(Draft draft) {
        return LINT.lint(draft, Target.NONE);
    }

    /// Against a zone.
    static Lint in(String zone, String domain, String pasted) {
        return over(ZoneDns.of(zone), domain, pasted);
    }

    /// Against any DNS.
    public static Lint over(Dns dns, String domain, String pasted) {
        return LINT.lint(
                draft(pasted),
                new Target(List.of(DomainName.of(domain)), List.of()),
                new RecordingDns(dns, 400),
                Web.OFFLINE);
    }

    /// The codes of the findings that are not only notices.
    static List<String> troubles(Lint lint) {
        return lint.findings().stream()
                .filter(advice -> advice.severity().compareTo(Severity.NOTICE) < 0)
                .map(advice -> advice.finding().code())
                .toList();
    }

    /// All codes.
    static List<String> codes(Lint lint) {
        return Said.codes(lint.findings());
    }
}
