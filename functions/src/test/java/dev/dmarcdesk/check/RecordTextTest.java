package dev.dmarcdesk.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;

import org.junit.jupiter.api.Test;

import java.util.List;

class RecordTextTest {
    private static RecordEdit text(String name, String value) {
        return new RecordEdit(Action.ADD, RrType.TXT, DomainName.of(name), value);
    }

    @Test
    void a_value_over_255_octets_comes_in_strings_and_a_shorter_one_does_not() {
        assertThat(RecordText.strings(text("example.com", "x".repeat(255)))).isEmpty();
        assertThat(RecordText.strings(text("example.com", "x".repeat(256))))
                .containsExactly("x".repeat(255), "x");
    }

    @Test
    void quotes_and_backslashes_are_escaped_between_the_quotes() {
        assertThat(RecordText.quoted(List.of("a\"b", "c\\d"))).isEqualTo("\"a\\\"b\" \"c\\\\d\"");
    }

    @Test
    void the_line_that_checks_a_record_is_one_for_a_shell() {
        assertThat(RecordText.check(text("_dmarc.example.com", "x")))
                .isEqualTo("dig +short TXT _dmarc.example.com");
        assertThat(RecordText.check(text("*.example.com", "x")))
                .isEqualTo("dig +short TXT '*.example.com'");
        assertThat(RecordText.check(text("a'$(b).example.com", "x")))
                .isEqualTo("dig +short TXT 'a'\\''$(b).example.com'");
    }

    @Test
    void what_is_to_go_is_said_to_be_gone() {
        var name = DomainName.of("example.com");
        assertThat(
                        RecordText.published(
                                new RecordEdit(Action.REMOVE, RrType.TXT, name, "v=spf1 -all")))
                .isEqualTo("published TXT example.com gone v=spf1 -all");
        assertThat(RecordText.published(text("example.com", "v=spf1 mx  ~all")))
                .isEqualTo("published TXT example.com v=spf1 mx  ~all");
    }
}
