package dev.dmarcdesk.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.arc.ArcOutcome.ArcSet;
import dev.dmarcdesk.arc.ArcOutcome.Status;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

final class ChainValidationTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String LIST = "list.example";
    private static final String GATEWAY = "gateway.example";
    private static final Dns DNS = Sealed.keysOf(LIST, GATEWAY);
    private static final Sealed TWO = Sealed.by(LIST, GATEWAY);

    @Test
    void a_message_without_arc_has_no_chain() {
        assertThat(validate(Sealed.plain().whole()))
                .isEqualTo(new ArcOutcome(Status.NONE, "", List.of()));
    }

    @Test
    void a_whole_message_as_it_was_sealed_last_passes() {
        ArcOutcome outcome = validate(TWO.whole());
        assertThat(outcome.status()).as(outcome.reason()).isEqualTo(Status.PASS);
        assertThat(outcome.reason()).isEmpty();
        assertThat(outcome.sets()).extracting(ArcSet::instance).containsExactly(1, 2);
        assertThat(outcome.sets()).extracting(ArcSet::cv).containsExactly("none", "pass");
        assertThat(outcome.sets()).allMatch(ArcSet::sealVerified);
        assertThat(outcome.sets())
                .extracting(set -> set.sealer().getFirst())
                .containsExactly(DomainName.of(LIST), DomainName.of(GATEWAY));
    }

    @Test
    void tells_what_each_sealer_found() {
        assertThat(validate(TWO.whole()).sets())
                .flatExtracting(ArcSet::results)
                .allSatisfy(results ->
                        assertThat(results.of("dmarc").getFirst().result()).isEqualTo("pass"))
                .extracting(results -> results.authservId() + " " + results.instance())
                .containsExactly("mx.list.example 1", "mx.gateway.example 2");
    }

    @Test
    void seals_are_verified_without_a_body_but_the_chain_is_not() {
        for (Message message : List.of(TWO.headerOnly(), TWO.pasted())) {
            ArcOutcome outcome = validate(message);
            assertThat(outcome.status()).isEqualTo(Status.UNVERIFIED);
            assertThat(outcome.reason()).startsWith("All seals verify.").contains("body");
            assertThat(outcome.sets()).allMatch(ArcSet::sealVerified);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ARC-Authentication-Results: i=1",
                "ARC-Authentication-Results: i=2",
                "ARC-Message-Signature: i=1",
                "ARC-Seal: i=1",
                "ARC-Seal: i=2"
            })
    void a_seal_covers_its_own_set_and_those_below(String beginning) {
        Sealed changed = TWO.with(beginning, ChainValidationTest::withAnotherTag);
        ArcOutcome outcome = validate(changed.whole());
        int instance = beginning.endsWith("1") ? 1 : 2;
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.reason()).isEqualTo("The seal of ARC set 2 does not verify.");
        assertThat(outcome.sets())
                .extracting(ArcSet::sealVerified)
                .containsExactly(instance == 2, false);
        assertThat(validate(changed.pasted()).status()).isEqualTo(Status.UNVERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From:", "To:", "Subject:", "ARC-Message-Signature: i=2"})
    void the_newest_message_signature_covers_the_header(String beginning) {
        Sealed changed = TWO.with(beginning, ChainValidationTest::withAnotherTag);
        ArcOutcome outcome = validate(changed.whole());
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.reason())
                .isEqualTo("The message signature of ARC set 2 does not verify.");
        assertThat(validate(changed.pasted()).status()).isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void the_newest_message_signature_covers_the_body() {
        ArcOutcome outcome = validate(TWO.saying("Tomorrow!\r\n").whole());
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.reason()).isEqualTo("The body is not the one that was sealed last.");
        assertThat(outcome.sets()).allMatch(ArcSet::sealVerified);
    }

    @Test
    void an_older_message_signature_may_be_broken_by_what_a_list_added() {
        Sealed changed =
                Sealed.by(LIST)
                        .with("Subject:", _ -> "Subject: [team] Lunch")
                        .saying("Today?\r\n--\r\nteam@b.example\r\n")
                        .seal(GATEWAY, "pass");
        assertThat(validate(changed.whole()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void white_space_and_case_that_relaxed_reading_overlooks_break_nothing() {
        Sealed refolded =
                TWO.with(field ->
                        field.replaceFirst("^ARC-", "arc-")
                                .replace(" header.from", "\r\n\theader.from"));
        assertThat(validate(refolded.whole()).status()).isEqualTo(Status.PASS);
    }

    @Test
    void a_chain_marked_as_failed_fails_in_a_paste_too() {
        Sealed failed = TWO.seal(GATEWAY, "fail");
        for (Message message : List.of(failed.whole(), failed.headerOnly(), failed.pasted())) {
            ArcOutcome outcome = validate(message);
            assertThat(outcome.status()).isEqualTo(Status.FAIL);
            assertThat(outcome.reason()).contains("ARC set 3 says cv=fail");
        }
    }

    @ParameterizedTest
    @CsvSource({"Pass,pass", "maybe,maybe", "anne@a.example,?", "pass.,?", "'',''"})
    void a_chain_status_is_told_as_a_word_or_not_at_all(String written, String told) {
        Sealed odd = TWO.with("ARC-Seal: i=2", text -> text.replace("=pass;", "=" + written + ";"));
        assertThat(validate(odd.pasted()).sets().getLast().cv()).isEqualTo(told);
    }

    @Test
    void what_is_missing_may_have_been_lost_in_a_paste() {
        Sealed cut = TWO.without("ARC-Message-Signature: i=1");
        assertThat(validate(cut.whole()).status()).isEqualTo(Status.FAIL);
        assertThat(validate(cut.headerOnly()).status()).isEqualTo(Status.FAIL);
        ArcOutcome pasted = validate(cut.pasted());
        assertThat(pasted.status()).isEqualTo(Status.UNVERIFIED);
        assertThat(pasted.reason())
                .isEqualTo(
                        "ARC set 1 lacks one of its three fields. It may have been lost before it was pasted.");
    }

    @Test
    void a_key_that_is_gone_breaks_the_chain() {
        ArcOutcome outcome = ChainValidation.of(TWO.whole(), Sealed.keysOf(GATEWAY), NOW);
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.reason())
                .isEqualTo(
                        "The key of the seal of ARC set 1 is not published now; it may have been when the message arrived.");
        assertThat(ChainValidation.of(TWO.pasted(), Sealed.keysOf(GATEWAY), NOW).status())
                .isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void a_key_that_cannot_be_looked_up_proves_nothing() {
        Dns silent = ZoneDns.of(Sealed.zone(GATEWAY) + "s1._domainkey.list.example. !SERVFAIL\n");
        ArcOutcome outcome = ChainValidation.of(TWO.whole(), silent, NOW);
        assertThat(outcome.status()).isEqualTo(Status.UNVERIFIED);
        assertThat(outcome.reason())
                .isEqualTo("The key of the seal of ARC set 1 could not be looked up.");
        assertThat(outcome.sets()).extracting(ArcSet::sealVerified).containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; h=from;",
                "; t=;",
                "; t=1 2;",
                "; d=list.example;",
                ";;",
                "; a;",
                "; 1=2;"
            })
    void a_seal_is_read_strictly(String damage) {
        ArcOutcome outcome =
                validate(Sealed.by(LIST).with("ARC-Seal", text -> damaged(text, damage)).whole());
        assertThat(outcome.status()).isEqualTo(Status.FAIL);
        assertThat(outcome.reason()).startsWith("The seal of ARC set 1 cannot be used: it wants ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=", "b=", "d=", "s="})
    void a_seal_needs_each_of_its_tags(String tag) {
        Sealed damaged =
                Sealed.by(LIST).with("ARC-Seal", text -> text.replace(" " + tag, " x" + tag));
        assertThat(validate(damaged.whole()).reason())
                .startsWith("The seal of ARC set 1 cannot be used: it wants ");
    }

    @Test
    void a_message_signature_that_covers_seals_does_not_count() {
        Sealed covering =
                Sealed.by(LIST)
                        .with("ARC-Message", text -> text.replace("h=from:", "h=from:ARC-seal:"));
        assertThat(validate(covering.whole()).reason())
                .isEqualTo("The message signature of ARC set 1 covers seals, which it must not.");
    }

    @Test
    void a_message_signature_has_to_cover_from() {
        Sealed bare = Sealed.by(LIST).with("ARC-Message", text -> text.replace("h=from:", "h="));
        assertThat(validate(bare.whole()).reason())
                .isEqualTo(
                        "The message signature of ARC set 1 does not cover From, which it must.");
    }

    @Test
    void a_message_signature_may_have_expired() {
        Sealed old = Sealed.by(LIST).with("ARC-Message", text -> text.replace("; d=", "; x=1; d="));
        assertThat(validate(old.whole()).reason())
                .isEqualTo("The message signature of ARC set 1 has expired.");
    }

    @Test
    void every_key_is_asked_for_once_and_all_of_them_together() {
        var asked = new ArrayList<List<Question>>();
        Dns dns =
                new Dns() {
                    @Override
                    public Answer ask(Question question) {
                        throw new AssertionError("asked alone: " + question);
                    }

                    @Override
                    public List<Answer> askAll(List<Question> questions) {
                        asked.add(questions);
                        return DNS.askAll(questions);
                    }
                };
        ArcOutcome outcome = ChainValidation.of(TWO.whole(), dns, NOW);
        assertThat(outcome.status()).isEqualTo(Status.PASS);
        assertThat(asked).containsExactly(outcome.evidence());
        assertThat(outcome.evidence())
                .extracting(Question::toString)
                .containsExactly(
                        "s1._domainkey.list.example TXT", "s1._domainkey.gateway.example TXT");
    }

    @Test
    void fifty_sets_can_be_validated() {
        String[] sealers = sealers(50);
        assertThat(
                        ChainValidation.of(Sealed.by(sealers).whole(), Sealed.keysOf(sealers), NOW)
                                .status())
                .isEqualTo(Status.PASS);
        assertThat(
                        ChainValidation.of(
                                Sealed.by(sealers(51)).whole(),
                                _ -> {
                                    throw new AssertionError("nobody has to be asked");
                                },
                                NOW))
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(Status.FAIL))
                .satisfies(outcome -> assertThat(outcome.sets()).hasSize(50));
    }

    private static ArcOutcome validate(Message message) {
        return ChainValidation.of(message, DNS, NOW);
    }

    private static String[] sealers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "s" + i + ".example")
                .toArray(String[]::new);
    }

    /// What sealers never write, but every reader of a tag list overlooks.
    private static String withAnotherTag(String field) {
        return field.startsWith("ARC-") && !field.startsWith("ARC-Auth")
                ? field.replace("; d=", "; zz=1; d=")
                : field + " (more)";
    }

    private static String damaged(String seal, String damage) {
        return seal.replaceFirst("; s=", damage + " s=");
    }
}
