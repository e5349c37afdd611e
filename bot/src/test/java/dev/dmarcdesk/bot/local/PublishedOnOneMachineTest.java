package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// “I published it” where the process ends between the click and the second look.
class PublishedOnOneMachineTest {
    private static final String BEFORE =
            """
            acme.example         TXT  "v=spf1 -all"
            acme.example         MX   0 .
            _dmarc.acme.example  TXT  "v=DMARC1; p=none"
            """;
    private static final RecordEdit EDIT =
            new RecordEdit(
                    RecordEdit.Action.ADD,
                    RrType.TXT,
                    DomainName.of("_dmarc.acme.example"),
                    "v=DMARC1; p=reject");
    private static final String CLICKED = "1795251600.000100";

    @TempDir private Path directory;
    private OneMachine machine;

    @BeforeEach
    void start() {
        machine = new OneMachine(directory.resolve("store.db"), BEFORE);
        machine.giveToken();
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    private void click(String user) {
        machine.published(
                EDIT,
                new Place("T0WORKSPACE", "C0MAIL", user, "", CLICKED, machine.slack.responseUrl()));
    }

    private List<FakeSlack.Post> updates() {
        return machine.slack.posts().stream()
                .filter(post -> post.path().endsWith("/chat.update"))
                .toList();
    }

    @Test
    void the_next_process_changes_the_clicked_message_once() throws Exception {
        click("U0ALICE");
        assertThat(updates()).hasSize(1);
        machine.publish(BEFORE.replace("p=none", "p=reject"));
        machine.clock.pass(Duration.ofMinutes(2));
        machine.serve(_ -> updates().size() > 1 && isNothingDue());

        assertThat(updates()).hasSize(2);
        assertThat(updates().getLast().message().path("ts").asText()).isEqualTo(CLICKED);
        assertThat(updates().getLast().message().path("text").asText())
                .startsWith("_dmarc.acme.example is published");
        machine.clock.pass(Duration.ofDays(2));
        assertThat(isNothingDue()).isTrue();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("/commands/T0WORKSPACE/1/abc");
            }
        }
    }

    private boolean isNothingDue() {
        try (var store = machine.store()) {
            Instant later = machine.clock.instant().plus(Duration.ofDays(3));
            return store.publications().due(later, 10).isEmpty();
        }
    }

    @Test
    void a_click_after_it_is_done_is_answered_and_changes_nothing_else() {
        machine.publish(BEFORE.replace("p=none", "p=reject"));
        click("U0ALICE");
        machine.clock.pass(Duration.ofHours(5));
        click("U0BOB");

        assertThat(updates()).hasSize(2);
        assertThat(updates())
                .allSatisfy(post ->
                        assertThat(post.message().path("text").asText())
                                .startsWith("_dmarc.acme.example is published"));
        assertThat(isNothingDue()).isTrue();
    }
}
