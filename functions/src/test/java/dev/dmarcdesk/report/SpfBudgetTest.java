package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.spf.Budgets;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/// What somebody reads who asks what a record costs.
final class SpfBudgetTest {
    private static String page(Dns dns) {
        var page =
                SpfPage.of(
                        Audit.of("acme.example", dns).report(),
                        new Run(Instant.EPOCH, Duration.ofMillis(5)));
        return TerminalText.render(page, 120, false);
    }

    @Test
    void several_services_over_ten_lookups_become_a_ranked_table_and_one_record() {
        String page = page(Budgets.with(Budgets.SEVERAL_SERVICES));

        assertThat(page)
                .contains("What it costs", "Needed? What to do", "13 → 10 of 10 lookups")
                .containsPattern(
                        "include:sendgrid.net +2 +Twilio SendGrid, probably not needed\\s+→\\s+remove")
                .containsPattern("include:_spf.google.com +1 +Google Workspace, needed · keep\n")
                .containsPattern("include:_spf.crm.example +3 +not known · keep, or let it send as")
                .contains("For a reserve, as the table says: mx (1), a:shop.acme.example (1)")
                .containsOnlyOnce("New value of the TXT record")
                .doesNotContain("last resort");
    }

    @Test
    void a_service_that_is_dear_by_its_own_doing_is_told_as_such() {
        assertThat(
                        page(
                                Budgets.publishing(
                                        "v=spf1 mx a:mx1.acme.example include:google4.example include:mailgun.org ~all")))
                .contains("include:mailgun.org alone costs 5: that is how Mailgun wrote");
    }

    @Test
    void the_last_resort_is_told_with_its_price() {
        String macros =
                "abcdefghi"
                        .chars()
                        .mapToObj(letter -> "exists:%{i}." + (char) letter + ".example ")
                        .collect(Collectors.joining());

        assertThat(
                        page(
                                Budgets.publishing(
                                        "v=spf1 include:_spf.google.com include:spf.protection.outlook.com "
                                                + macros
                                                + "-all")))
                .contains("The last resort", "change without", "We advise against it")
                .contains("v=spf1 ip4:192.0.2.0/28 ip6:2001:db8:a::/64 include:spf.protection")
                .contains("every term may be needed");
    }

    @Test
    void a_record_that_is_cheap_has_no_such_table() {
        assertThat(page(Budgets.publishing("v=spf1 mx include:sendgrid.net ~all")))
                .doesNotContain("What it costs");
    }
}
