package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.List;

/// How a message came, as people type it.
class ConnectionTest {
    private static List<String> expected(String ip, String sender, String helo) {
        var parsed = Connection.parse(ip, sender, helo);
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return parsed.defects().stream().map(Defect::expected).toList();
    }

    @Test
    void takes_an_address_alone() {
        assertThat(Connection.parse("192.0.2.1", "", ""))
                .isInstanceOfSatisfying(
                        Parsed.Valid.class,
                        valid -> assertThat(((Connection) valid.value()).senderDomain()).isEmpty());
    }

    @Test
    void the_empty_sender_is_not_the_same_as_none() {
        assertThat(Connection.parse("2001:db8::1", "<>", "mail.example"))
                .isInstanceOfSatisfying(
                        Parsed.Valid.class,
                        valid -> assertThat(((Connection) valid.value()).isNullPath()).isTrue());
    }

    @Test
    void says_what_is_wrong_with_each() {
        assertThat(expected("192.0.2.0/24", "", ""))
                .singleElement()
                .asString()
                .contains("not a network");
        assertThat(expected("here", "nobody", " "))
                .hasSize(3)
                .anyMatch(words -> words.contains("--ip"))
                .anyMatch(words -> words.contains("--sender"))
                .anyMatch(words -> words.contains("--helo"));
    }
}
