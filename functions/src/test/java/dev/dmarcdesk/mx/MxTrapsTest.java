package dev.dmarcdesk.mx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.report.Level;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

/// Cases in which other tools tell people something wrong about a domain's way in.
final class MxTrapsTest {
    private static final String PARKED =
            "@ TXT v=spf1 -all\n_dmarc TXT v=DMARC1; p=reject;\n@ MX 0 .\n";

    private static Audit audit(String zone) {
        return Audit.of("a.example", zone);
    }

    @Test
    void e1_a_null_mx_is_a_decision_and_not_a_fault() {
        var audit = audit(PARKED);
        assertThat(audit.codes()).contains("mx.null", "domain.parked");
        assertThat(audit.report().verdict().level()).isEqualTo(Level.GOOD);
        String page = audit.page();
        assertThat(page).doesNotContain("may be used for sending").contains("takes no mail");
    }

    @Test
    void e1_a_null_mx_beside_another_is_a_contradiction() {
        var audit = audit("@ MX 0 .\n@ MX 10 mail\nmail A 192.0.2.1\n");
        assertThat(audit.codes()).contains("mx.null-not-alone").doesNotContain("mx.null");
        assertThat(audit.report().facts(MxFacts.class).isNull()).isTrue();
    }

    @Test
    void e2_without_mx_the_address_takes_the_mail() {
        for (String address : List.of("@ A 192.0.2.1\n", "@ AAAA 2001:db8::1\n")) {
            var audit = audit(address);
            assertThat(audit.codes()).contains("mx.implicit").doesNotContain("mx.none");
            assertThat(audit.report().facts(MxFacts.class).status())
                    .isEqualTo(MxFacts.Status.IMPLICIT);
        }
    }

    @Test
    void e3_a_parked_domain_needs_no_dkim() {
        var audit = audit(PARKED);
        assertThat(audit.codes()).contains("dkim.not-needed").doesNotContain("dkim.proven-none");
        assertThat(audit.report().findings())
                .filteredOn(advice -> advice.finding() instanceof DkimFinding)
                .allMatch(advice -> advice.severity() == Severity.GOOD);
    }

    @Test
    void e10_nothing_is_said_of_what_was_not_tested() {
        String page = audit("@ MX 10 mail\nmail A 192.0.2.1\n").page();
        assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("starttls", "port 25");
    }
}
