package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Mails;
import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.PersonalHeader;
import dev.dmarcdesk.Secrets;
import dev.dmarcdesk.bot.slack.BlockKit.Tables;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What Slack is sent of a diagnosis, buttons and fallback text and all, holds nothing of a person.
final class PersonalMessagesTest {
    private static final int MADE_UP = 200;

    @ParameterizedTest
    @EnumSource
    void a_message_in_slack_names_nobody_of_a_real_header(Tables tables) {
        var leaks = new ArrayList<String>();
        Stream.concat(Mails.all().stream(), Mails.reports().stream())
                .forEach(mail ->
                        Secrets.leakedBy(mail, one -> sent(one.octets(), tables))
                                .forEach(word -> leaks.add(mail + ": " + word)));
        assertThat(leaks).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_message_in_slack_names_nobody_of_a_made_up_header(Tables tables) {
        for (int seed = 0; seed < MADE_UP; seed++) {
            var header = PersonalHeader.made(new Random(seed));
            assertThat(header.names(sent(header.text(), tables))).as("seed " + seed).isFalse();
        }
    }

    private static String sent(String octets, Tables tables) {
        var dns = ZoneDns.of("_dmarc.author.example TXT \"v=DMARC1; p=reject\"");
        return MessageRun.of(new Paste(octets, Source.FILE), List.of(), dns)
                        instanceof Parsed.Valid<MessageRun>(var run, _)
                ? BlockKit.render(run.page(), tables).toString()
                : "";
    }
}
