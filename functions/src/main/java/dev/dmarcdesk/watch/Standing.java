package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a domain's records came to when they were seen: the verdict, so that a change can be
/// weighed by what it does to it.
///
/// @param level the verdict's
/// @param policy the DMARC policy that acts on the domain itself, after inheritance and test mode:
///   `none`, `quarantine` or `reject`; empty where there is none or nobody knows
/// @param spfLookups the worst case of SPF terms that look up; -1 where it is not known
/// @param spfVoids the worst case of lookups that find nothing; -1 where it is not known
/// @param findings the codes of what is wrong or worth a notice, each with its weight; those that
///   only say that something could not be looked up are left out
/// @param senders the names of the services whose marks the records bear, sorted
public record Standing(
        Level level,
        String policy,
        int spfLookups,
        int spfVoids,
        SortedMap<String, Severity> findings,
        List<String> senders) {
    public Standing {
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
        senders = List.copyOf(senders);
    }

    /// This standing where it is complete, with the former where it is not.
    ///
    /// @param former the last that was certain
    /// @param open what could not be looked up, or is not believed yet: what hangs on it stays as
    ///   it was
    /// @param changed whether records changed, so that the former does not hold any more
    Standing onto(Standing former, Set<Kind> open, boolean changed) {
        if (open.isEmpty() && level != Level.UNKNOWN) {
            return this;
        }
        if (!changed) {
            return former;
        }
        boolean spfOpen = open.contains(Kind.SPF) || open.contains(Kind.INCLUDED_SPF);
        var merged = new TreeMap<String, Severity>();
        former.findings.forEach((code, weight) -> putIf(hangsOn(code, open), code, weight, merged));
        findings.forEach((code, weight) -> putIf(!hangsOn(code, open), code, weight, merged));
        return new Standing(
                former.level == Level.UNKNOWN ? Level.UNKNOWN : worst(merged),
                open.contains(Kind.DMARC) ? former.policy : policy,
                spfOpen || spfLookups < 0 ? former.spfLookups : spfLookups,
                spfOpen || spfVoids < 0 ? former.spfVoids : spfVoids,
                merged,
                open.isEmpty() ? senders : former.senders);
    }

    private static void putIf(
            boolean wanted, String code, Severity weight, Map<String, Severity> findings) {
        if (wanted) {
            findings.put(code, weight);
        }
    }

    /// Whether a finding may look different when aspects of these kinds do.
    private static boolean hangsOn(String code, Set<Kind> open) {
        return switch (code.substring(0, Math.max(0, code.indexOf('.')))) {
            case "dmarc" -> open.contains(Kind.DMARC);
            case "spf" -> open.contains(Kind.SPF) || open.contains(Kind.INCLUDED_SPF);
            case "dkim" -> open.contains(Kind.DKIM_KEY);
            case "mx" -> open.contains(Kind.MX);
            case "tls-rpt" -> open.contains(Kind.TLS_RPT);
            default -> !open.isEmpty();
        };
    }

    private static Level worst(Map<String, Severity> findings) {
        if (findings.containsValue(Severity.ERROR)) {
            return Level.BAD;
        }
        return findings.containsValue(Severity.WARNING) ? Level.ATTENTION : Level.GOOD;
    }
}
