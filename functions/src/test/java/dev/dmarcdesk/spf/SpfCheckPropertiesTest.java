package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/// Whatever is published, at the domain and at everything it includes.
class SpfCheckPropertiesTest {
    /// A world in which every name publishes something generated from its name and a seed.
    private record Anything(long seed) implements Dns {
        @Override
        public Answer ask(Question question) {
            var random = new Random(seed * 31 + question.name().hashCode());
            return switch (random.nextInt(8)) {
                case 0 -> new Answer.NoSuchDomain(List.of());
                case 1 -> new Answer.NoData(List.of());
                case 2 -> new Answer.Unavailable(Answer.Reason.TIMEOUT, "planted");
                default -> found(question.type(), random);
            };
        }

        private static Answer found(RrType type, Random random) {
            if (type != RrType.TXT) {
                return new Answer.NoData(List.of());
            }
            String text =
                    random.nextInt(9) == 0 ? SpfRecords.junk(random) : SpfRecords.record(random);
            int cut = random.nextInt(text.length() + 1);
            return new Answer.Found(
                    List.of(new Rdata.Text(List.of(text.substring(0, cut), text.substring(cut)))),
                    List.of());
        }
    }

    @Test
    void is_examined_and_every_place_lies_in_its_record() {
        ForAll.values(
                random -> new Anything(random.nextLong()),
                dns ->
                        assertThat(Spf.check(dns).advice())
                                .allSatisfy(advice -> {
                                    var at = ((SpfFinding) advice.finding()).at();
                                    assertThat(at.at().end())
                                            .isLessThanOrEqualTo(at.record().length());
                                    assertThat(advice.title().text()).isNotEmpty();
                                }));
    }

    @Test
    void a_proposed_record_mends_what_it_promises_and_is_not_mended_again() {
        ForAll.values(
                random -> SpfRecords.record(random),
                record -> {
                    var dns = new One(record);
                    var repair = Spf.repair(dns);
                    if (!repair.edits().isEmpty()) {
                        String proposed = repair.edits().getFirst().value();
                        var after = Spf.view(new One(proposed));
                        assertThat(after.findings()).noneMatch(repair::mends);
                        assertThat(Spf.repair(new One(proposed)).edits()).isEmpty();
                    }
                });
    }

    /// One record, at a domain that receives mail; nothing else exists.
    private record One(String record) implements Dns {
        @Override
        public Answer ask(Question question) {
            return switch (question.type()) {
                case TXT ->
                        question.name().equals(Spf.DOMAIN)
                                ? new Answer.Found(List.of(Rdata.Text.of(record)), List.of())
                                : new Answer.NoSuchDomain(List.of());
                case MX ->
                        new Answer.Found(
                                List.of(new Rdata.Exchange(10, question.name())), List.of());
                case A, AAAA, CNAME, DNSKEY, DS, NS, PTR, SPF -> new Answer.NoData(List.of());
            };
        }
    }

    @Test
    void is_examined_in_bounded_time_however_large() {
        for (String term :
                List.of(
                        " a",
                        " ~all",
                        "~all",
                        " include:a.example",
                        " v",
                        " v=spf1",
                        " exp=e.example",
                        "\u00a0",
                        ",",
                        "ip4:1.2.3.4,",
                        " ptr:%{",
                        "%{d}",
                        "-",
                        ".",
                        "/1")) {
            String record = "v=spf1 " + term.repeat(65_000 / term.length());
            assertThat(Spf.check(new One(record)).advice()).isNotNull();
            assertThat(Spf.check(new One(term.repeat(65_000 / term.length()))).advice())
                    .isNotNull();
        }
    }
}
