package dev.dmarcdesk.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.dkim.Mail;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

final class ChainPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Dns DNS = Sealed.keysOf("list.example", "gateway.example");
    private static final String SEALED = Sealed.by("list.example", "gateway.example").text();

    /// The last digit of a signature has bits that stand for nothing.
    private static final String END_OF_NEWEST_SEAL = "\r\nARC-Message-Signature: i=2";

    /// Nothing in the message goes unsigned but its newest seal's own `b=`.
    @Test
    void no_changed_letter_goes_unnoticed() {
        int loose = SEALED.indexOf(END_OF_NEWEST_SEAL);
        ForAll.costlyValues(
                random -> random.nextInt(SEALED.length()),
                at -> {
                    String changed = SEALED.substring(0, at) + 'x' + SEALED.substring(at + 1);
                    Status status = validate(Mail.untouched(changed)).status();
                    boolean mayPass = SEALED.charAt(at) == 'x' || (at >= loose - 4 && at < loose);
                    if (!mayPass) {
                        assertThat(status).isNotEqualTo(Status.PASS);
                    }
                });
    }

    @Test
    void any_message_has_an_outcome_and_a_paste_never_passes() {
        ForAll.values(
                ChainPropertiesTest::damaged,
                text -> {
                    Message whole = Mail.untouched(text);
                    ArcOutcome outcome = validate(whole);
                    assertThat(outcome.reason().isEmpty())
                            .isEqualTo(
                                    outcome.status() == Status.PASS
                                            || outcome.status() == Status.NONE);
                    assertThat(outcome.sets()).hasSizeLessThanOrEqualTo(50);
                    var pasted = new Message(whole.header(), new Message.Body.Touched(), false);
                    assertThat(validate(pasted).status()).isNotEqualTo(Status.PASS);
                });
    }

    @Test
    void fifty_sets_of_a_megabyte_are_validated() {
        String[] sealers =
                IntStream.rangeClosed(1, 50)
                        .mapToObj(i -> "s" + i + ".example")
                        .toArray(String[]::new);
        Sealed message =
                Sealed.by(sealers)
                        .with(
                                "ARC-Authentication-Results",
                                field -> field + ";\r\n dkim=pass (" + "a b ".repeat(5_000) + ")");
        assertThat(message.text()).hasSizeGreaterThan(1_000_000);
        ArcOutcome outcome = ChainValidation.of(message.whole(), Sealed.keysOf(sealers), NOW);
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.sets()).hasSize(50);
    }

    private static ArcOutcome validate(Message message) {
        return ChainValidation.of(message, DNS, NOW);
    }

    /// Lines of a sealed message shuffled, doubled, dropped and cut.
    private static String damaged(Random random) {
        String[] lines = SEALED.split("(?<=\n)");
        var text = new StringBuilder();
        for (String line : lines) {
            switch (random.nextInt(12)) {
                case 0 -> text.append(line).append(line);
                case 1 -> text.append(line, 0, random.nextInt(line.length() + 1));
                case 2 -> text.append(ForAll.oneOf(random, List.of(lines)));
                case 3 -> text.append(line.replace("=", ForAll.text(random, "=;: (\\\r\n\t1", 3)));
                default -> text.append(line);
            }
        }
        return text.toString();
    }
}
