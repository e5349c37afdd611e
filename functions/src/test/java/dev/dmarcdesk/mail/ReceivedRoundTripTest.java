package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Fields written as servers of many kinds write them, read back.
class ReceivedRoundTripTest {
    /// What a server knew.
    ///
    /// @param dialect the form, with slots for the others in this order
    private record Hop(
            String dialect,
            String helo,
            String host,
            String ip,
            String by,
            String with,
            String recipient,
            Instant time,
            String zone) {
        String field() {
            return dialect.formatted(helo, host, ip, by, with, recipient)
                    + "; "
                    + DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT)
                            .format(time.atOffset(ZoneOffset.of(zone)));
        }
    }

    /// Helo, host, address, server, protocol, recipient's domain.
    private static final List<String> DIALECTS =
            List.of(
                    // Postfix
                    "from %1$s (%2$s [%3$s])\r\n\t(using TLSv1.3 with cipher X (256/256 bits)\r\n\t"
                            + " key-exchange X25519)\r\n\t(Client did not present a certificate)\r\n"
                            + "\tby %4$s (Postfix) with %5$s id 4Q\r\n\tfor <kim@%6$s>",
                    // Exim
                    "from %2$s ([%3$s] helo=%1$s)\r\n\tby %4$s with %5$s  (TLS1.3) tls TLS_AES\r\n\t"
                            + "(Exim 4.98)\r\n\t(envelope-from <a@b.example>)\r\n\tid 1a-0b\r\n\tfor"
                            + " kim@%6$s",
                    // qmail
                    "from %2$s (HELO %1$s) (%3$s)\r\n  by %4$s with %5$s for <kim@%6$s>",
                    // Sendmail
                    "from %1$s (IDENT:x@%2$s [%3$s] (may be forged))\r\n\tby %4$s (8.18.1/8.18.1) with"
                            + " %5$s id 62A\r\n\t(version=TLSv1.3 cipher=X bits=256 verify=NOT)\r\n\tfor"
                            + " <kim@%6$s>",
                    // Gmail
                    "from %1$s (%2$s. [%3$s])\r\n        by %4$s with %5$s id x1si\r\n        for"
                            + " <kim@%6$s>\r\n        (version=TLS1_3 cipher=X bits=256/256)",
                    // Haraka, Yahoo
                    "from %2$s (EHLO %1$s) (%3$s)\r\n by %4$s with %5$s id x for <kim@%6$s>",
                    // CommuniGate, with the protocol last
                    "from %1$s (%2$s [%3$s]) by %4$s (Server 6.2) for kim@%6$s id 7 via tcp with %5$s");

    private static final List<String> NAMES =
            List.of(
                    "mx.shop.example",
                    "a-1.b_2.example",
                    "MAIL.Corp.Example",
                    "x--y.example",
                    "by.example",
                    "from.with.example");

    private static final List<String> ADDRESSES =
            List.of("192.0.2.1", "203.0.113.255", "2001:db8::1", "2001:db8:0:1:1:1:1:1");

    private static Hop hop(Random random) {
        return new Hop(
                ForAll.oneOf(random, DIALECTS),
                ForAll.oneOf(random, NAMES),
                ForAll.oneOf(random, NAMES),
                ForAll.oneOf(random, ADDRESSES),
                ForAll.oneOf(random, NAMES),
                ForAll.oneOf(random, List.of("SMTP", "ESMTP", "ESMTPS", "UTF8SMTPS")),
                ForAll.oneOf(random, List.of("corp.example", "b.c.example")),
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L)),
                ForAll.oneOf(random, List.of("+00:00", "-08:00", "+05:45", "+14:00")));
    }

    @Test
    void what_a_server_wrote_is_read_back() {
        ForAll.values(
                ReceivedRoundTripTest::hop,
                hop -> {
                    String raw = "Received: " + hop.field();
                    var read =
                            Received.of(
                                    new HeaderField("Received", raw, new Range(0, raw.length())));
                    assertThat(read)
                            .isEqualTo(
                                    new Received(
                                            read.field(),
                                            hop.helo(),
                                            hop.host(),
                                            hop.ip(),
                                            hop.by(),
                                            hop.with(),
                                            hop.recipient(),
                                            false,
                                            List.of(hop.time())));
                });
    }
}
