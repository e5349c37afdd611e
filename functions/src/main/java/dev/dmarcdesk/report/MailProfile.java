package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.spf.SpfFacts;

import java.util.List;

/// Whether a domain sends mail, as far as its records tell.
public enum MailProfile {
    /// It names senders, has a usable key, or takes mail in and names nobody.
    SENDS,
    /// Its SPF record says that nothing sends for it (RFC 7208 §10.1.2).
    SENDS_NOTHING,
    /// Nothing about it has to do with mail; that it sends none is our guess.
    PROBABLY_SENDS_NOTHING,
    /// Too little could be looked up, or there is no such domain.
    UNKNOWN;

    static MailProfile of(List<Examination<?>> examinations) {
        var domain = Report.facts(examinations, DomainFacts.class);
        var spf = Report.facts(examinations, SpfFacts.class);
        var dkim = Report.facts(examinations, DkimFacts.class);
        if (domain.existence() != Existence.EXISTS) {
            return UNKNOWN;
        }
        if (dkim.usable() > 0) {
            return SENDS;
        }
        if (spf.authorizesNobody()) {
            return SENDS_NOTHING;
        }
        return switch (spf.status()) {
            case FOUND, INVALID, MULTIPLE -> SENDS;
            case UNKNOWN -> UNKNOWN;
            case NONE -> withoutSenders(Report.facts(examinations, MxFacts.class).status());
        };
    }

    private static MailProfile withoutSenders(MxFacts.Status mx) {
        return switch (mx) {
            case NULL, NONE -> PROBABLY_SENDS_NOTHING;
            case FOUND, IMPLICIT -> SENDS;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
