package dev.dmarcdesk.mtasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PolicyRepairTest {
    private static final MailRoute MX = new MailRoute.Hosts(List.of(DomainName.of("mx.a.example")));

    private static String mended(String text) {
        return PolicyRepair.mend(text, MX).map(StsPolicy::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "enforced, enforce",
        "Enforce, enforce",
        "TESTING, testing",
        "test, testing",
        "None, none",
        "report, testing",
        "'', testing",
    })
    void takes_the_nearest_mode_and_the_harmless_one_for_the_rest(String written, String mode) {
        assertThat(mended("version: STSv1\nmode: " + written + "\nmx: m.a.example\nmax_age: 1"))
                .contains("mode: " + mode + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1 week, 604800",
        "7d, 604800",
        "604.800, 604800",
        "86400 seconds, 86400",
        "99999999999, 31557600",
        "2 years, 31557600",
        "long, 604800",
    })
    void reads_a_time_as_it_was_meant(String written, int seconds) {
        assertThat(mended("mode: enforce\nmx: m.a.example\nmax_age: " + written))
                .endsWith("max_age: " + seconds + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx: m.a.example.",
                "MX: 10 m.a.example",
                "mx = https://m.a.example/",
                "\"mx: m.a.example\"",
                "mx: m.a.example,",
            })
    void reads_a_host_as_people_write_it(String line) {
        assertThat(mended("version: STSv1\nmode: enforce\n" + line + "\n"))
                .isEqualTo("version: STSv1\nmode: enforce\nmx: m.a.example\nmax_age: 604800\n");
    }

    @Test
    void reads_several_hosts_in_one_line() {
        assertThat(mended("mode: enforce\nmx: a.a.example, .b.a.example;*.c.example"))
                .contains("mx: a.a.example\nmx: *.b.a.example\nmx: *.c.example\n");
    }

    @Test
    void takes_the_hosts_that_get_the_mail_where_it_names_none() {
        assertThat(mended("version: STSv1\nmode: enforce")).contains("mx: mx.a.example\n");
        assertThat(PolicyRepair.mend("mode: enforce", new MailRoute.Unknown())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mx: ***", "mx: a b c", "mx: m.a.example\nmx: -"})
    void proposes_nothing_where_a_host_would_be_left_out(String hosts) {
        assertThat(mended("version: STSv1\nmode: enforce\n" + hosts)).isEmpty();
    }

    @Test
    void what_it_proposes_can_be_read() {
        assertThat(StsPolicyParser.parse(mended("Mode: Enforce\nmx: m.a.example")))
                .isInstanceOf(Parsed.Valid.class);
    }
}
