package dev.dmarcdesk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.report.Run;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class LintPropertiesTest {
    private static final Run RUN = new Run(Instant.EPOCH, Duration.ZERO);

    private static final List<String> PIECES =
            List.of(
                    "v=DMARC1",
                    "v=DMARC1;",
                    "v=spf1",
                    "v=spf10",
                    "v=DKIM1;",
                    "v = dmarc1",
                    "p=none",
                    "p=reject;",
                    "p=quarantin",
                    "sp=x;",
                    "rua=mailto:a@b.example",
                    "rua=a@b.example,",
                    "pct=50;",
                    "k=rsa;",
                    "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GN",
                    "v=STSv1;",
                    "v=TLSRPTv1;",
                    "v=BIMI1;",
                    "version: STSv1",
                    "mode: enforce",
                    "id=2026",
                    "l=http://a.example/l.svg;",
                    "include:a.example",
                    "ip4:192.0.2.1/33",
                    "ip4:192.0.2.0/24",
                    "a",
                    "mx",
                    "redirect=b.example",
                    "-all",
                    "~all;",
                    "+all",
                    "_dmarc.a.example.",
                    "s1._domainkey",
                    "IN",
                    "TXT",
                    "3600",
                    "\"",
                    "\\\"",
                    "\\",
                    "'",
                    ";",
                    "(",
                    "\n",
                    "\u201c",
                    "\u00a0",
                    "\u200b",
                    "\u0000",
                    "\u00e2\u0080",
                    "<mailto:a@b.example|a@b.example>",
                    "&amp;");

    private static String paste(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES)).append(random.nextBoolean() ? " " : "");
        }
        return text.toString();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "v=DMARC1; p=none; " + "x=1;".repeat(10_000),
                "v=spf1 " + "a ".repeat(20_000) + "-all",
                "v=DKIM1; p=" + "A".repeat(60_000),
                "v=DMARC1;" + " ".repeat(60_000),
                "\"".repeat(30_000) + "v=spf1 -all",
                "\"v=DKIM1; p=\" " + "\"AAAA\" ".repeat(9_000),
                "v=DMARC1; rua=" + "mailto:a@b.example,".repeat(3_000),
                "a.".repeat(20_000) + " TXT \"v=spf1 -all\"",
                "v=DMARC1; p=none\n".repeat(3_000),
                "\u00a0".repeat(30_000) + "v=spf1 mx",
                "v=DMARC1; p=\u0000\u0007\u001b[31m\u007f\u0080\u00ff",
                "<mailto:" + "<mailto:".repeat(5_000) + "v=DMARC1",
                "version: STSv1\n" + "mx: a.example\n".repeat(4_000),
                "(".repeat(60_000) + "v=spf1",
                "v=spf1 " + "include:".repeat(7_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void bears_hostile_texts(String text) {
        check(text, false);
        check(text, true);
    }

    @Test
    void what_is_said_of_any_paste_points_inside_and_what_is_proposed_stands() {
        ForAll.values(LintPropertiesTest::paste, text -> check(text, true));
        ForAll.values(LintPropertiesTest::paste, text -> check(text, false));
    }

    static void check(String text, boolean chat) {
        if (!(Paste.read(text, chat) instanceof Parsed.Valid<Draft>(var draft, _))) {
            return;
        }
        Lint lint = Linting.of(draft);
        assertThat(lint.findings())
                .allSatisfy(advice ->
                        assertThat(advice.excerpts())
                                .allSatisfy(excerpt ->
                                        assertThat(excerpt.at().end())
                                                .isLessThanOrEqualTo(excerpt.text().length())));
        assertThat(LintPage.of(lint, RUN).blocks()).isNotEmpty();
        lint.toPublish().ifPresent(publish -> stands(lint, publish));
    }

    /// The record to publish, judged where it belongs.
    private static void stands(Lint lint, String publish) {
        var right = lint.draft().with(publish);
        var again =
                Linting.of(new Draft(right.type(), right.records(), List.of(), false, List.of()));
        assertThat(again.findings())
                .as(publish)
                .noneMatch(advice -> advice.severity() == Severity.ERROR);
        assertThat(again.toPublish()).contains(publish);
    }
}
