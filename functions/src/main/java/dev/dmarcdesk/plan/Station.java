package dev.dmarcdesk.plan;

import java.util.Locale;

/// Where a domain stands on the road from `none` to `reject`.
public enum Station {
    /// The DNS did not answer: nobody knows.
    UNDETERMINED,
    /// There is no such name: nothing can be published at it.
    NO_SUCH_NAME,
    /// Others register names below it: its record speaks for them, not for mail of its own.
    PUBLIC_SUFFIX,
    /// No record.
    NO_RECORD,
    /// There is a record, or several, but receivers can not use it.
    BROKEN,
    /// `p=none`, and nobody is told of anything.
    UNREPORTED,
    /// `p=none` with reports: Monitoring Mode.
    MONITORING,
    /// `p=quarantine`, held back by `t=y`, or for older receivers by `pct`.
    TRYING_QUARANTINE,
    /// `p=quarantine`.
    QUARANTINE,
    /// `p=reject`, held back.
    TRYING_REJECT,
    /// `p=reject`.
    REJECT,
    /// It sends no mail, and not everything says so.
    NO_MAIL,
    /// It sends no mail, and everything says so.
    COMPLETE;

    /// The word for JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
