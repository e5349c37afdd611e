package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.Mails;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repaired.Completeness;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;

/// What holds for every paste.
class PasteRepairPropertiesTest {
    /// How often each header is damaged; `-Druns=N` for another number.
    private static final int DAMAGES = Integer.getInteger("runs", 3);

    /// Its folded signature has a field's name at the start of a line behind a complete tag list:
    /// without folding, that is a field.
    private static final String UNDECIDABLE = "valimail-as_fields_t_empty.eml";

    /// Asked for by each test: where the suites are absent, a class could not be made.
    private static List<Mails> mails() {
        return Mails.all().stream().filter(mail -> isHeader(mail.header())).toList();
    }

    private static boolean isHeader(String header) {
        return header.indexOf(':') > 0
                && !FieldLine.isIndented(header)
                && !header.startsWith("From ");
    }

    private static List<String> fields(String header) {
        String octets =
                new String(header.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var parsed = (Parsed.Valid<HeaderBlock>) HeaderParser.parse(octets);
        return Pasted.fields(parsed.value());
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"TYPED", "FILE"})
    void an_intact_header_needs_no_repair(Source source) {
        for (Mails mail : mails()) {
            String header = source == Source.FILE ? mail.octets() : mail.header();
            var parsed = PasteRepair.repair(new Paste(header, source));
            assertThat(parsed).as(mail.id()).isInstanceOf(Parsed.Valid.class);
            var repaired = ((Parsed.Valid<Repaired>) parsed).value();
            assertThat(repaired.repairs()).as(mail.id()).isEmpty();
            assertThat(Pasted.fields(repaired)).as(mail.id()).isEqualTo(fields(mail.header()));
            assertThat(Pasted.doubts(repaired)).as(mail.id()).isEmpty();
        }
    }

    /// What came of a damaged header.
    private enum Outcome {
        SAME,
        SAME_WITH_DOUBTS,
        OTHER_READING_TOLD,
        CUT_AND_TOLD,
        CUT_AND_SAME,
        WRONG
    }

    @Test
    void damage_is_undone_or_told() {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var wrong = new ArrayList<String>();
        var mails = mails();
        for (Mails mail : mails) {
            for (int seed = 0; seed < DAMAGES; seed++) {
                var damage =
                        ChatDamage.of(
                                mail.header(), new Random(seed * 7919L + mail.id().hashCode()));
                var outcome = outcome(damage);
                outcomes.merge(outcome, 1, Integer::sum);
                if (outcome == Outcome.WRONG && !mail.id().endsWith(UNDECIDABLE)) {
                    wrong.add(mail.id() + ", seed " + seed + ": " + damage.rules());
                }
            }
        }
        assertThat(wrong).isEmpty();
        int all = mails.size() * DAMAGES;
        int told =
                outcomes.getOrDefault(Outcome.SAME_WITH_DOUBTS, 0)
                        + outcomes.getOrDefault(Outcome.OTHER_READING_TOLD, 0);
        assertThat(told * 100 / all).as(outcomes.toString()).isLessThan(3);
    }

    private static Outcome outcome(ChatDamage damage) {
        var wanted = fields(damage.meant());
        boolean stump = damage.isCut() && damage.meant().length() < 40;
        var parsed = PasteRepair.repair(new Paste(damage.text(), damage.source()));
        if (!(parsed instanceof Parsed.Valid<Repaired>(var repaired, _))) {
            return stump ? Outcome.CUT_AND_TOLD : Outcome.WRONG;
        }
        boolean whole = repaired.completeness() == Completeness.WHOLE;
        boolean same = Pasted.fields(repaired).equals(wanted);
        if (damage.isCut()) {
            return whole && !stump
                    ? same ? Outcome.CUT_AND_SAME : Outcome.WRONG
                    : Outcome.CUT_AND_TOLD;
        }
        if (same) {
            return repaired.ambiguities().isEmpty() ? Outcome.SAME : Outcome.SAME_WITH_DOUBTS;
        }
        boolean told =
                repaired.ambiguities().stream()
                        .anyMatch(doubt -> Pasted.fields(doubt.other().header()).equals(wanted));
        return told ? Outcome.OTHER_READING_TOLD : Outcome.WRONG;
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void reads_any_text_without_throwing(Source source) {
        ForAll.values(
                random -> text(random, source),
                text -> assertThat(PasteRepair.repair(new Paste(text, source))).isNotNull());
    }

    private static String text(Random random, Source source) {
        var pieces =
                List.of(
                        "From: a@b.example",
                        "\n",
                        "\r\n",
                        "\r",
                        " ",
                        "\t",
                        "Received: from x",
                        "<",
                        ">",
                        "|",
                        "<mailto:",
                        "a@b|c@d>",
                        "&lt;",
                        "&amp;",
                        "```",
                        "~~~",
                        "`",
                        "=3D",
                        "=\n",
                        "=",
                        "\u00a0",
                        "\u2014",
                        "\u201c",
                        "\"",
                        "(",
                        "1 ",
                        "2 ",
                        "10:00 ",
                        "> ",
                        "- ",
                        "DKIM-Signature: h=",
                        "subject:",
                        "b=abc",
                        "Created at:",
                        "\u2028",
                        "\ufeff",
                        "\0",
                        "From x y 2026",
                        "<!here>",
                        "…",
                        ";",
                        "\u00ff\u00fe",
                        "x");
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(ForAll.oneOf(random, pieces));
        }
        return source == Source.FILE
                ? new String(
                        text.toString().getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                : text.toString();
    }
}
