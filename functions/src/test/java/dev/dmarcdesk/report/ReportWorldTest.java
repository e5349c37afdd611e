package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The whole report over the offline world: what holds for every domain, and the verdict for every
/// trap whose policy is known.
final class ReportWorldTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ofMillis(7));

    private final Examiner examiner =
            new Examiner(
                    Checks.all(
                            BundledData.suffixes(), BundledData.selectors(), BundledData.senders()),
                    BundledData.senders());
    private final World world = World.read("dev");

    @Test
    void every_title_of_a_report_is_on_its_page() {
        for (String domain : world.domains()) {
            Report report = examine(domain);
            Document page = ReportPage.of(report, RUN);
            String text = unfolded(TerminalText.render(page, 200, false));
            report.findings().stream()
                    .filter(advice -> advice.severity() != Severity.UNKNOWN)
                    .forEach(advice ->
                            assertThat(text).as(domain).contains(unfolded(shown(advice))));
        }
    }

    @Test
    void at_most_five_findings_are_told_in_full_and_every_record_once() {
        int records = 0;
        for (String domain : world.domains()) {
            Document page = ReportPage.of(examine(domain), RUN);
            assertThat(page.blocks().stream().filter(ReportWorldTest::isFinding).count())
                    .as(domain)
                    .isLessThanOrEqualTo(5);
            List<String> listed = listed(page.blocks());
            assertThat(listed).as(domain).doesNotHaveDuplicates();
            records += listed.size();
        }
        assertThat(records).isPositive();
    }

    /// The records of a page, each with the words that say what to do with it and where.
    private static List<String> listed(List<Block> blocks) {
        return IntStream.range(1, blocks.size())
                .filter(i -> blocks.get(i) instanceof Block.Listing)
                .mapToObj(i -> blocks.get(i - 1) + " " + blocks.get(i))
                .toList();
    }

    @Test
    void a_good_verdict_has_nothing_to_do_and_any_other_has() {
        for (String domain : world.domains()) {
            Verdict verdict = examine(domain).verdict();
            boolean nothing = verdict.nextStep().text().equals("Nothing needs doing now.");
            assertThat(nothing).as(domain).isEqualTo(verdict.level() == Level.GOOD);
        }
    }

    @Test
    void a_lookup_that_the_verdict_needs_and_that_failed_leaves_it_unknown() {
        var undetermined =
                List.of("servfail-dmarc", "timeout-dmarc", "timeout-all", "dnssec-bogus");
        assertThat(world.traps().keySet()).containsAll(undetermined);
        world.traps().values().stream()
                .filter(trap -> undetermined.contains(trap.id()))
                .forEach(trap ->
                        assertThat(examine(trap.domain()).verdict().level())
                                .as(trap.id())
                                .isEqualTo(Level.UNKNOWN));
    }

    @Test
    void the_headline_says_whether_the_policy_that_acts_stops_forgers() {
        int judged = 0;
        for (World.Trap trap : world.traps().values()) {
            if (trap.facts().get("dmarc") instanceof Map<?, ?> dmarc
                    && dmarc.get("effective") instanceof String effective) {
                String headline = examine(trap.domain()).verdict().headline().text();
                assertThat(headline)
                        .as(trap.id())
                        .contains(everybodyMaySend(trap) ? "can be forged" : expected(effective));
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(40);
    }

    @Test
    void no_two_fixes_of_a_report_contradict_each_other() {
        for (String domain : world.domains()) {
            var replaced =
                    Said.edits(examine(domain).findings()).stream()
                            .filter(edit -> edit.action() == RecordEdit.Action.REPLACE)
                            .distinct()
                            .map(edit ->
                                    edit.name()
                                            + " "
                                            + edit.type()
                                            + " "
                                            + edit.value()
                                                    .substring(
                                                            0, Math.min(6, edit.value().length())))
                            .toList();
            assertThat(replaced).as(domain).doesNotHaveDuplicates();
        }
    }

    @Test
    void titles_and_meanings_have_one_form() {
        for (String domain : world.domains()) {
            Report report = examine(domain);
            assertThat(report.findings())
                    .as(domain)
                    .allSatisfy(advice -> assertThat(advice.title().text()).doesNotEndWith("."));
            assertThat(report.examinations())
                    .as(domain)
                    .allSatisfy(examination ->
                            assertThat(examination.row().meaning().text())
                                    .matches("(?s)[A-Z0-9].*\\."));
        }
    }

    @Test
    void a_page_does_not_say_one_fact_twice_in_full() {
        var repeated =
                Map.of(
                        "dmarc-at-apex.example", "No DMARC record applies",
                        "dmarc-p-invalid-rua.example", "The policy for",
                        "dmarc-t-y-quar.example", "The policy for",
                        "spf-split-nospace.example", "leads nowhere");
        repeated.forEach((domain, title) -> {
            Report report = examine(domain);
            assertThat(report.findings())
                    .as(domain)
                    .anyMatch(advice -> advice.title().text().contains(title));
            assertThat(ReportPage.of(report, RUN).blocks())
                    .as(domain)
                    .filteredOn(ReportWorldTest::isFinding)
                    .isNotEmpty()
                    .noneMatch(block ->
                            block instanceof Block.Paragraph(var words)
                                    && words.text().contains(title));
        });
    }

    @Test
    void a_question_left_open_is_what_to_find_out_first() {
        assertThat(examine("timeout-dmarc.example").verdict().nextStep().text())
                .startsWith("Try again");
    }

    private Report examine(String domain) {
        return examiner.examine(
                new Subject(DomainName.of(domain), List.of()),
                new RecordingDns(world.dns(), 400),
                Web.OFFLINE,
                ChainOfTrust.OFFLINE);
    }

    /// Where SPF lets everybody pass, no policy stops anybody.
    private static boolean everybodyMaySend(World.Trap trap) {
        return trap.facts().get("spf") instanceof Map<?, ?> spf
                && spf.get("flags") instanceof List<?> flags
                && flags.stream().anyMatch(flag -> flag.toString().startsWith("plus_all"));
    }

    private static String expected(String policy) {
        return switch (policy) {
            case "reject" -> "is rejected";
            case "quarantine" -> "goes to spam";
            default -> "can be forged";
        };
    }

    private static String shown(Advice advice) {
        var line =
                new Document(advice.severity().tone(), advice.title(), advice.title(), List.of());
        String text = TerminalText.render(line, 200, false).substring(2).strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String unfolded(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static boolean isFinding(Block block) {
        return block instanceof Block.Paragraph(var words)
                && words.inlines().getFirst() instanceof Inline.Mark;
    }
}
