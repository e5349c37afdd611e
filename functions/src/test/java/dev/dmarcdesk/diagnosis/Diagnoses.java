package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.mail.Message;
import dev.dmarcdesk.mail.Repaired;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.List;

/// Shorthand for tests: a message and a zone in, the diagnosis out.
public final class Diagnoses {
    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    private static final HeaderAnalysis ANALYSIS =
            new HeaderAnalysis(BundledData.senders(), BundledData.suffixes());

    private Diagnoses() {}

    /// Of a header, as if pasted.
    public static Diagnosis ofHeader(String header, String zone) {
        return of(new Repaired(header(header), List.of(), List.of(), Completeness.WHOLE), zone);
    }

    static Diagnosis of(Repaired repaired, String zone) {
        return of(repaired, List.of(), ZoneDns.of(zone));
    }

    /// Of a whole message, as a file.
    public static Diagnosis ofFile(String octets, List<Connection> connection, Dns dns) {
        var header = parse(octets);
        var message =
                new Message(
                        header,
                        new Message.Body.Untouched(octets.substring(header.length())),
                        true);
        return of(new Repaired(message, List.of(), List.of(), Completeness.WHOLE), connection, dns);
    }

    /// Of any header, with the DNS at hand.
    public static Diagnosis of(Repaired repaired, List<Connection> connection, Dns dns) {
        return ANALYSIS.analyse(repaired, connection, new RecordingDns(dns, Inspector.BUDGET), NOW);
    }

    static Message header(String header) {
        return new Message(parse(header), new Message.Body.Absent(), false);
    }

    private static HeaderBlock parse(String text) {
        return switch (HeaderParser.parse(text)) {
            case Parsed.Valid<HeaderBlock>(var header, _) -> header;
            case Parsed.Invalid<HeaderBlock> _ -> new HeaderBlock(List.of(), 0);
        };
    }
}
