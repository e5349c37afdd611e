package dev.dmarcdesk.watch;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.web.Web;

/// Takes snapshots as a look does: one DNS for the run and for what it did not ask.
final class Snaps {
    private Snaps() {}

    static Snapshot of(Subject subject, Dns dns, Web web) {
        var asked = new RecordingDns(dns, Inspector.BUDGET);
        return Snapshots.of(Audit.of(subject, asked, web, ChainOfTrust.OFFLINE).report(), asked);
    }
}
