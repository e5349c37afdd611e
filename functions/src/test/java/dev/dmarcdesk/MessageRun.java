package dev.dmarcdesk;

import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.DiagnosisPage;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.HeaderAnalysis;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.lambda.DiagnosisJson;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.PasteRepair;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.text.Parsed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One whole diagnosis as the program makes it, from what was pasted to what is shown, over a DNS
/// of the test's choice.
///
/// @param repaired what became of the paste
/// @param diagnosis what came of it
public record MessageRun(Repaired repaired, Diagnosis diagnosis) {
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final Run RUN = new Run(NOW, Duration.ofMillis(7));
    private static final HeaderAnalysis ANALYSIS =
            new HeaderAnalysis(BundledData.senders(), BundledData.suffixes());

    /// Diagnoses what somebody handed over.
    ///
    /// @param connection how it came; at most one
    /// @return the diagnosis, or why there is none
    public static Parsed<MessageRun> of(Paste paste, List<Connection> connection, Dns dns) {
        return PasteRepair.repair(paste).map(repaired -> of(repaired, connection, dns));
    }

    private static MessageRun of(Repaired repaired, List<Connection> connection, Dns dns) {
        return new MessageRun(
                repaired,
                ANALYSIS.analyse(
                        repaired, connection, new RecordingDns(dns, Inspector.BUDGET), NOW));
    }

    /// The page.
    public Document page() {
        return DiagnosisPage.of(diagnosis, RUN);
    }

    /// The page in a terminal, wide enough that no record is wrapped.
    public String text() {
        return TerminalText.render(page(), 100_000, false);
    }

    /// The document for programs.
    public String json() {
        return DiagnosisJson.write(new DiagnosisRun(diagnosis, RUN));
    }
}
