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

    /// How many characters of it have to be stored, the frame around them left out.
    static int size(Snapshot snapshot) {
        int size = snapshot.standing().toString().length();
        for (var entry : snapshot.aspects().entrySet()) {
            size += entry.getKey().kind().word().length() + entry.getKey().name().dotted().length();
            if (entry.getValue() instanceof Observed.Published(var meaning, var records)) {
                size += String.join("", meaning).length() + String.join("", records).length();
            }
        }
        return size;
    }
}
