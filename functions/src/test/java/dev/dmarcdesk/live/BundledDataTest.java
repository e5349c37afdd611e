package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Marks;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.SenderMatch.Certainty;
import dev.dmarcdesk.sender.Senders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

class BundledDataTest {
    private final Senders senders = BundledData.senders();

    @Test
    void every_sender_has_its_own_name_and_knows_who_is_underneath() {
        assertThat(senders.all()).extracting(Sender::slug).doesNotHaveDuplicates();
        assertThat(senders.all()).extracting(Sender::name).doesNotHaveDuplicates();
        assertThat(senders.all())
                .allSatisfy(sender ->
                        assertThat(sender.marks().runsOn())
                                .allMatch(slug -> senders.bySlug(slug).isPresent()));
    }

    @Test
    void no_host_and_no_distinctive_selector_is_claimed_twice() {
        assertUnique(Marks::includes);
        assertUnique(Marks::deadIncludes);
        assertUnique(Marks::mailHosts);
        assertUnique(Marks::bounceHosts);
        assertUnique(Marks::servers);
        assertUnique(Marks::signsAs);
        assertUnique(Marks::aliasTargets);
        assertUnique(Marks::selectors);
    }

    /// But for the hosts of a service by one that runs on it.
    private void assertUnique(Function<Marks, List<String>> marks) {
        var owners = new HashMap<String, Sender>();
        for (Sender sender : senders.all()) {
            for (String mark : List.copyOf(new TreeSet<>(marks.apply(sender.marks())))) {
                Sender other = owners.put(mark, sender);
                if (other != null) {
                    assertThat(sender.marks().runsOn())
                            .as(mark + " of " + sender.slug())
                            .contains(other.slug());
                }
                assertThat(mark).as(sender.slug()).matches("[a-z0-9._<>A-Z-]+");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "_spf.mimecast.com, mimecast",
        "_spf.pphosted.com, proofpoint",
        "spf.barracudanetworks.com, barracuda",
        "_spf.marketo.com, marketo",
        "_spf.intuit.com, quickbooks",
    })
    void knows_names_that_are_often_written_but_publish_no_record(String target, String slug) {
        assertThat(senders.byDeadInclude(DomainName.of(target)))
                .hasValueSatisfying(sender -> assertThat(sender.slug()).isEqualTo(slug));
    }

    @ParameterizedTest
    @CsvSource({
        "%{i}.spf.hc123-45.iphmx.com, cisco",
        "%{ir}.%{v}.%{d}.spf.has.pphosted.com, proofpoint",
        "dispatch-us.ppe-hosted.com, proofpoint-essentials",
        "sendgrid.net, sendgrid",
    })
    void recognises_terms_by_what_stands_after_their_macros(String target, String slug) {
        assertThat(senders.byTerm(target))
                .hasValueSatisfying(match -> assertThat(match.sender().slug()).isEqualTo(slug));
    }

    @ParameterizedTest
    @CsvSource({"%{i}", "notsendgrid.net", "sendgrid.net.%{d}", "%{d}iphmx.com"})
    void a_term_of_anybody_names_nobody(String target) {
        assertThat(senders.byTerm(target)).isEmpty();
    }

    @Test
    void selector_patterns_are_anchored_and_compile() {
        assertThat(
                        senders.all().stream()
                                .flatMap(sender -> sender.marks().selectorPatterns().stream()))
                .isNotEmpty()
                .allSatisfy(pattern -> {
                    assertThat(pattern).startsWith("^").endsWith("$");
                    assertThat(Pattern.compile(pattern).pattern()).isEqualTo(pattern);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "_spf.google.com, google-workspace",
        "spf.protection.outlook.com, microsoft-365",
        "outlook.com, outlook-consumer",
        "u1.wl2.sendgrid.net, sendgrid",
        "spf.mtasv.net, postmark",
        "amazonses.com, ses",
    })
    void recognises_includes(String target, String slug) {
        assertThat(senders.byInclude(DomainName.of(target)))
                .hasValueSatisfying(match -> assertThat(match.sender().slug()).isEqualTo(slug));
    }

    @ParameterizedTest
    @CsvSource({
        "notsendgrid.net",
        "sendgrid.net.evil.example",
        "google.com",
        "protection.outlook.com.example"
    })
    void is_not_taken_in_by_look_alikes(String target) {
        assertThat(senders.byInclude(DomainName.of(target))).isEmpty();
    }

    @Test
    void selector1_is_microsofts_only_where_it_leads_there() {
        assertThat(senders.byKey("selector1", List.of())).isEmpty();
        assertThat(senders.byKey("selector2", List.of()).filter(SenderMatch::isNameable)).isEmpty();
        var target = DomainName.of("selector1-a-example._domainkey.a.onmicrosoft.com");
        assertThat(senders.byKey("selector1", List.of(target)))
                .hasValueSatisfying(match -> {
                    assertThat(match.sender().slug()).isEqualTo("microsoft-365");
                    assertThat(match.certainty()).isEqualTo(Certainty.CERTAIN);
                });
    }

    @Test
    void names_the_product_on_top_where_its_own_mark_stands_beside_the_host() {
        assertThat(slugByKey("fs2", "s2.domainkey.u1.wl2.sendgrid.net")).isEqualTo("freshdesk");
        assertThat(slugByKey("s1", "s1.domainkey.u1.wl2.sendgrid.net")).isEqualTo("sendgrid");
        assertThat(slugByKey("pdk1", "pdk1.x.dkim1.mailgun.com")).isEqualTo("mailgun");
    }

    private String slugByKey(String selector, String target) {
        return senders.byKey(selector, List.of(DomainName.of(target)))
                .orElseThrow()
                .sender()
                .slug();
    }

    @Test
    void lists_the_usual_selectors_first() {
        assertThat(BundledData.selectors().names())
                .startsWith("selector1", "selector2", "s1", "google")
                .hasSizeBetween(100, 150)
                .allMatch(name -> name.matches("[a-z0-9_-]+"));
    }
}
