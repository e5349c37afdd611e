package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.diagnosis.Author;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.SpfView;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Headers handed to the one that every way in uses.
class HeaderInspectionTest {
    private static final String HEADER =
            """
            Received: from a.example by mx.recv.example; Sat, 21 Nov 2026 10:00:00 +0000
            From: a@acme.example
            To: b@recv.example
            Date: Sat, 21 Nov 2026 10:00:00 +0000
            Subject: x
            """;

    private final Inspector inspector =
            Inspectors.over(new DnsSource.Demo(), TrustAnchors::ofRoot, Duration.ofSeconds(10));

    private static DiagnosisRun run(Parsed<DiagnosisRun> parsed) {
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<DiagnosisRun>) parsed).value();
    }

    @Test
    void reads_a_header() {
        var diagnosis =
                run(inspector.diagnose(new Paste(HEADER, Paste.Source.TYPED), List.of()))
                        .diagnosis();
        assertThat(diagnosis.author()).isEqualTo(new Author.One(DomainName.of("acme.example")));
        assertThat(diagnosis.transcript().asked()).isPositive();
    }

    @Test
    void evaluates_spf_with_a_connection() {
        var connection = Connection.parse("192.0.2.77", "b@acme.example", "");
        assertThat(connection).isInstanceOf(Parsed.Valid.class);
        var diagnosis =
                run(inspector.diagnose(
                                new Paste(HEADER, Paste.Source.TYPED),
                                List.of(((Parsed.Valid<Connection>) connection).value())))
                        .diagnosis();
        assertThat(diagnosis.spf().source()).isEqualTo(SpfView.Source.EVALUATED);
    }

    @Test
    void what_is_no_header_is_told_to_be_none() {
        var parsed =
                inspector.diagnose(new Paste("Dear all,\n\nhello.", Paste.Source.TYPED), List.of());
        assertThat(parsed.defects()).isNotEmpty();
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
    }
}
