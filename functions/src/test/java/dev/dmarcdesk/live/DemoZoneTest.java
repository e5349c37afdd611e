package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

class DemoZoneTest {
    private static Answer ask(String name, RrType type) {
        return new DnsSource.Demo()
                .session(Duration.ofSeconds(1), TrustAnchors::ofRoot, Clock.systemUTC())
                .dns()
                .ask(DomainName.of(name), type);
    }

    private static List<String> texts(String name) {
        return ask(name, RrType.TXT) instanceof Answer.Found found
                ? found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList()
                : List.of();
    }

    @Test
    void is_what_the_word_demo_means() {
        assertThat(DnsSource.parse("demo")).isEqualTo(Parsed.valid(new DnsSource.Demo()));
    }

    @Test
    void has_mistakes_that_real_zones_have() {
        assertThat(texts("_dmarc.acme.example")).singleElement().asString().contains("p=none");
        assertThat(texts("twinpines.example"))
                .hasSize(2)
                .allMatch(text -> text.startsWith("v=spf1"));
        assertThat(texts("harborbooks.example")).anyMatch(text -> text.startsWith("v=DMARC1"));
        assertThat(texts("_dmarc.harborbooks.example")).isEmpty();
        assertThat(ask("brokendns.example", RrType.TXT)).isInstanceOf(Answer.Unavailable.class);
        assertThat(ask("_dmarc.brokendns.example", RrType.TXT))
                .isInstanceOf(Answer.Unavailable.class);
    }

    @Test
    void holds_everything_that_it_refers_to() {
        for (var domain :
                List.of("acme", "twinpines", "goodpost", "harborbooks", "northwind", "firstbank")) {
            var spf = texts(domain + ".example").stream().filter(text -> text.startsWith("v=spf1"));
            assertThat(spf.flatMap(DemoZoneTest::includes))
                    .allMatch(name -> !texts(name).isEmpty());
            assertThat(ask(domain + ".example", RrType.MX))
                    .isInstanceOfSatisfying(
                            Answer.Found.class,
                            found ->
                                    assertThat(found.all(Rdata.Exchange.class))
                                            .allMatch(mx ->
                                                    ask(mx.host().toString(), RrType.A)
                                                            instanceof Answer.Found));
        }
    }

    private static Stream<String> includes(String record) {
        return Stream.of(record.split(" "))
                .filter(term -> term.startsWith("include:"))
                .map(term -> term.substring("include:".length()))
                .flatMap(name ->
                        Stream.concat(
                                Stream.of(name),
                                texts(name).stream().flatMap(DemoZoneTest::includes)));
    }
}
