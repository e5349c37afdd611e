package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Mails;
import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.PersonalHeader;
import dev.dmarcdesk.Secrets;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.ChatDamage;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// From the paste to everything that is shown, handed on or may be logged: nothing of a person is
/// in there. What is a person's is found without the product; see [Secrets].
final class WholeRunPrivacyTest {
    private static final int MADE_UP = Integer.getInteger("madeUp", 300);

    /// Everybody has a policy, and an SPF record that asks for names made of the sender.
    private static final Dns WORLD =
            question ->
                    question.type() == RrType.TXT && question.name().size() < 4
                            ? text(
                                    question.name().toString().startsWith("_dmarc.")
                                            ? "v=DMARC1; p=reject; rua=mailto:agg@reports.example"
                                            : "v=spf1 exists:%{l}.%{i}.%{d} exp=%{l}.%{d} -all")
                            : new Answer.NoSuchDomain(List.of());

    private static final Dns NOTHING = ZoneDns.of("a.example A 192.0.2.1");

    private static final List<Connection> CONNECTION =
            Connection.parse("198.51.100.77", "quentin.zyx@acme.example", "zyxpc.acme.example")
                            instanceof Parsed.Valid<Connection>(var connection, _)
                    ? List.of(connection)
                    : List.of();

    private static Answer text(String record) {
        return new Answer.Found(List.of(new Rdata.Text(List.of(record))), List.of());
    }

    /// How a message is handed over, and what the DNS says.
    enum Way {
        FILE,
        FILE_WITHOUT_DNS,
        CHAT
    }

    private static Paste paste(Mails mail, Way way) {
        return switch (way) {
            case FILE, FILE_WITHOUT_DNS -> new Paste(mail.octets(), Source.FILE);
            case CHAT -> {
                var damage = ChatDamage.of(mail.header(), new Random(mail.id().hashCode()));
                yield new Paste(damage.text(), damage.source());
            }
        };
    }

    /// Everything that leaves the program, one below the other.
    private static String told(Paste paste, List<Connection> connection, Dns dns) {
        var parsed = MessageRun.of(paste, connection, dns);
        var told = new ArrayList<String>(List.of(paste.toString(), parsed.toString()));
        if (parsed instanceof Parsed.Valid<MessageRun>(var run, _)) {
            told.addAll(
                    List.of(
                            run.text(),
                            run.json(),
                            run.page().toString(),
                            run.repaired().message().header().toString()));
        }
        return String.join("\n", told);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_of_a_person_in_a_real_message_is_told(Way way) {
        Dns dns = way == Way.FILE_WITHOUT_DNS ? NOTHING : WORLD;
        var mails = Stream.concat(Mails.all().stream(), Mails.reports().stream()).toList();
        assertThat(mails).hasSizeGreaterThan(400);
        var leaks = new ArrayList<String>();
        for (Mails mail : mails) {
            Secrets.leakedBy(mail, one -> told(paste(one, way), List.of(), dns))
                    .forEach(word -> leaks.add(mail + ": " + word));
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void a_header_shown_as_it_is_would_be_noticed() {
        assertThat(Mails.all())
                .filteredOn(mail -> mail.header().contains("@"))
                .allSatisfy(mail ->
                        assertThat(Secrets.leakedBy(mail, Mails::header))
                                .as(mail.id())
                                .isNotEmpty());
    }

    @Test
    void nothing_of_the_connection_that_was_given_is_told() {
        assertThat(CONNECTION).hasSize(1);
        assertThat(CONNECTION.toString()).doesNotContain("zyx", "198.51");
        for (Mails mail : Mails.all()) {
            assertThat(told(paste(mail, Way.FILE), CONNECTION, WORLD))
                    .as(mail.id())
                    .doesNotContain("quentin", "zyx", "198.51.100.77");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "CHAT"})
    void nothing_of_a_person_in_a_made_up_message_is_told(Way way) {
        for (int seed = 0; seed < MADE_UP; seed++) {
            var header = PersonalHeader.made(new Random(seed));
            var paste = paste(new Mails("made up " + seed, header.text()), way);
            assertThat(told(paste, List.of(), WORLD).lines())
                    .as("seed " + seed)
                    .noneMatch(header::names);
        }
    }
}
