package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.BundledData;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class LeanRecordTest {
    private static final String TARGETS =
            """
            sendgrid.net.       TXT v=spf1 include:ab.sendgrid.net ~all
            ab.sendgrid.net.    TXT v=spf1 ip4:192.0.2.0/24 ~all
            servers.mcsv.net.   TXT v=spf1 ip4:192.0.2.0/24 -all
            own.example.        TXT v=spf1 -all
            """;

    @Test
    void drops_only_as_many_superfluous_includes_as_bring_it_under_the_limit() {
        var fix = fixOf("include:servers.mcsv.net include:sendgrid.net " + hosts(8));

        assertThat(fix.records())
                .extracting(RecordEdit::value)
                .containsExactly("v=spf1 include:servers.mcsv.net" + " " + hosts(8) + "~all");
        assertThat(fix.summary().text())
                .contains("include:sendgrid.net")
                .contains("9 of 10")
                .contains("as a rule");
    }

    @Test
    void proposes_nothing_where_dropping_them_is_not_enough() {
        assertThat(fixOf("include:sendgrid.net " + hosts(12)).records()).isEmpty();
    }

    @Test
    void proposes_nothing_where_every_include_may_be_needed() {
        assertThat(fixOf(hosts(11)).records()).isEmpty();
    }

    private static String hosts(int count) {
        return IntStream.range(0, count)
                .mapToObj(host -> "a:h" + host + ".own.example ")
                .collect(Collectors.joining());
    }

    private static Fix.Todo fixOf(String terms) {
        var dns =
                ZoneDns.of(
                        TARGETS
                                + "acme.example. TXT v=spf1 "
                                + terms
                                + "~all\n*.own.example. A 192.0.2.1\n");
        return new SpfCheck(BundledData.senders())
                        .examine(
                                new Subject(DomainName.of("acme.example"), List.of()),
                                Sources.of(dns))
                        .advice()
                        .stream()
                        .filter(advice -> advice.finding() instanceof SpfFinding.TooManyLookups)
                        .map(Advice::fix)
                        .map(Fix.Todo.class::cast)
                        .findFirst()
                        .orElseThrow();
    }
}
