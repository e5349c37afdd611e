package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Locale;

/// RFC 5322 §3.3, §4.3.
class DateTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
                "21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
                "Fri, 21 Nov 1997 09:55 -0600 | 1997-11-21T15:55:00Z",
                "Mon, 21 Nov 1997 09:55:06 -0600 | 1997-11-21T15:55:06Z",
                "FRI, 1 NOV 2024 09:55:06 +0530 (IST) | 2024-11-01T04:25:06Z",
                "Thu(comment (nested)), 13 Feb 69 23:32 -0330 (Newfoundland Time) |"
                        + " 1969-02-14T03:02:00Z",
                "1 Jan 49 00:00:00 GMT | 2049-01-01T00:00:00Z",
                "1 Jan 50 00:00:00 UT | 1950-01-01T00:00:00Z",
                "1 Jan 102 00:00:00 +0000 | 2002-01-01T00:00:00Z",
                "1 Jul 2024 08:00:00 EDT | 2024-07-01T12:00:00Z",
                "1 Jul 2024 08:00:00 PST | 2024-07-01T16:00:00Z",
                "1 Jul 2024 08:00:00 Z | 2024-07-01T08:00:00Z",
                "1 Jul 2024 08:00:00 A | 2024-07-01T08:00:00Z",
                "1 Jul 2024 08:00:00 MESZ | 2024-07-01T08:00:00Z",
                "1 Jul 2024 08:00:00 | 2024-07-01T08:00:00Z",
                "1 Jul 2024 08:00:00 +02:00 | 2024-07-01T06:00:00Z",
                "01-Jul-2024 08:00:00 +0200 | 2024-07-01T06:00:00Z",
                "Mon Jul  1 08:00:00 2024 | 2024-07-01T08:00:00Z",
                "Mon Jul  1 08:00:00 EDT 2024 | 2024-07-01T12:00:00Z",
                "Monday, 1 July 2024 08:00:00 +0000 | 2024-07-01T08:00:00Z",
                "30 Jun 2015 23:59:60 +0000 | 2015-07-01T00:00:00Z",
                "2024-07-01 08:00:00.123456-04:00 | 2024-07-01T12:00:00Z",
                "2024-07-01T08:00:00Z | 2024-07-01T08:00:00Z",
                "2024-07-01 08:00:00.1 +0200 CEST m=+0.1 | 2024-07-01T06:00:00Z"
            })
    void reads(String text, Instant instant) {
        assertThat(DateTime.parse(text)).isEqualTo(Parsed.valid(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "31 Feb 2024 08:00:00 +0000",
                "1 Foo 2024 08:00:00 +0000",
                "1 Jul 2024",
                "1 Jul 2024 8",
                "1 Jul 2024 25:00:00 +0000",
                "1 Jul 2024 08:00:00 +9900",
                "1 Jul 20245 08:00:00 +0000",
                "\u0661 Jul 2024 08:00:00 +0000",
                "(1 Jul 2024 08:00:00 +0000"
            })
    void tells_what_is_no_date(String text) {
        assertThat(DateTime.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void does_not_depend_on_where_it_runs() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(DateTime.parse("1 APRIL 2024 08:00:00 +0000"))
                    .isEqualTo(Parsed.valid(Instant.parse("2024-04-01T08:00:00Z")));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void does_not_throw_whatever_it_reads() {
        ForAll.values(
                random -> ForAll.text(random, "0123456789:+-,() JanThuGMTZ.", 40),
                text -> assertThat(DateTime.parse(text)).isNotNull());
    }
}
