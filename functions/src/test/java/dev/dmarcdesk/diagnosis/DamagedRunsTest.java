package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Mails;
import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.ChatDamage;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// Real headers through chat damage and the whole analysis: the diagnosis is that of the intact
/// header, or the page says why it may not be.
final class DamagedRunsTest {
    private static final int DAMAGES = Integer.getInteger("damages", 3);
    private static final ZoneDns DNS = ZoneDns.of("a.example A 192.0.2.1");

    /// What the damage came to.
    private enum Outcome {
        /// The same diagnosis.
        EQUAL,
        /// Another one, or the same, with a doubt or a cut that the page tells of.
        TOLD,
        /// Another one of a header that was cut where a header may end: between two fields or two
        /// results. Nobody can see that something is missing.
        CUT_UNSEEN,
        WRONG
    }

    @Test
    void damage_never_changes_a_diagnosis_unsaid() {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var wrong = new ArrayList<String>();
        for (Mails mail : Mails.all()) {
            if (!isJudged(mail.header())) {
                continue;
            }
            var intact = read(run(mail.header(), Source.TYPED).getFirst());
            for (int seed = 0; seed < DAMAGES; seed++) {
                var damage =
                        ChatDamage.of(
                                mail.header(), new Random(seed * 7919L + mail.id().hashCode()));
                var outcome = outcome(damage, intact);
                outcomes.merge(outcome, 1, Integer::sum);
                if (outcome == Outcome.WRONG) {
                    wrong.add(mail.id() + ", seed " + seed + ": " + damage.rules());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(share(outcomes, Outcome.EQUAL)).as(outcomes.toString()).isGreaterThan(90);
        assertThat(share(outcomes, Outcome.CUT_UNSEEN)).as(outcomes.toString()).isLessThan(2);
    }

    private static int share(Map<Outcome, Integer> outcomes, Outcome outcome) {
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return outcomes.getOrDefault(outcome, 0) * 100 / all;
    }

    /// A message by itself, and not the pieces that suites of signatures are made of.
    private static boolean isJudged(String header) {
        String lower = header.toLowerCase(Locale.ROOT);
        return (lower.contains("authentication-results:") || lower.contains("dkim-signature:"))
                && Character.isLetter(header.charAt(0))
                && !header.startsWith("From ");
    }

    private static Outcome outcome(ChatDamage damage, String intact) {
        var run = run(damage.text(), damage.source());
        if (run.isEmpty()) {
            return damage.isCut() ? Outcome.TOLD : Outcome.WRONG;
        }
        var diagnosis = run.getFirst().diagnosis();
        if (isTold(diagnosis)) {
            return Outcome.TOLD;
        }
        if (read(run.getFirst()).equals(intact)) {
            return Outcome.EQUAL;
        }
        return damage.isCut() ? Outcome.CUT_UNSEEN : Outcome.WRONG;
    }

    private static boolean isTold(Diagnosis diagnosis) {
        return diagnosis.given().completeness() != Completeness.WHOLE
                || !diagnosis.given().doubts().isEmpty();
    }

    private static List<MessageRun> run(String text, Source source) {
        return MessageRun.of(new Paste(text, source), List.of(), DNS)
                        instanceof Parsed.Valid<MessageRun>(var run, _)
                ? List.of(run)
                : List.of();
    }

    /// All that a diagnosis says of the message.
    private static String read(MessageRun run) {
        var diagnosis = run.diagnosis();
        var signatures =
                diagnosis.signatures().stream()
                        .map(one ->
                                one.identifier() + one.selector() + one.reported() + one.passes())
                        .toList();
        return String.join(
                "\n",
                diagnosis.author().toString(),
                diagnosis.dmarc().result() + " " + diagnosis.dmarc().result7489(),
                diagnosis.dmarc().reported(),
                diagnosis.spf().result() + diagnosis.spf().identifier() + diagnosis.spf().helo(),
                signatures.toString(),
                diagnosis.receiver().authservId() + " " + diagnosis.receiver().why(),
                diagnosis.path().kind().word());
    }
}
