package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ResolverConfig;

import java.time.Duration;
import java.util.List;

/// Where asking over the network misleads.
class LiveDnsTrapsTest {
    /// Among the ways to tell dnsjava of a search list, the first that it looks at.
    private static final String SEARCH_LIST = "dns.search";

    @ParameterizedTest
    @ValueSource(strings = {"gone", "gone.a.example", "_dmarc.gone.a.example"})
    void a28_names_are_absolute_and_no_suffix_is_tried(String name) {
        var question = new Question(DomainName.of(name), RrType.TXT);
        System.setProperty(SEARCH_LIST, "own.example");
        ResolverConfig.refresh();
        try (var server = LoopbackDns.serving(ZoneDns.of("*.own.example TXT v=DMARC1"))) {
            var dns =
                    new LiveDns(
                            List.of(server.address()), Duration.ofSeconds(30), System::nanoTime);
            assertThat(dns.ask(question)).isEqualTo(new Answer.NoSuchDomain(List.of()));
            assertThat(server.seen()).extracting(LoopbackDns.Seen::question).containsOnly(question);
        } finally {
            System.clearProperty(SEARCH_LIST);
            ResolverConfig.refresh();
        }
    }
}
