package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import dev.dmarcdesk.mail.Paste.Source;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Texts made to be expensive: what is allocated grows with them. Of eight times the text it would
/// be sixty-four times as much if each line or mark had the whole text copied.
class PasteGrowthTest {
    private static final String HEADER = "From: a@example.com\nReceived: from x\n";

    private static final List<String> PIECES =
            List.of(
                    "<",
                    "&lt;",
                    "&lt;a@",
                    "&gt;",
                    "<mailto:",
                    "<http://a|",
                    "<http://a.example|b.example>",
                    "`",
                    "```",
                    "~~~\n",
                    "From: a@example.com\n",
                    "From: a@example.com\n\n",
                    " \n",
                    "\n",
                    "a:",
                    "a: ",
                    "1 ",
                    "1 \n",
                    "10:00 ",
                    "10:00 a ",
                    "> ",
                    "> \n",
                    "- ",
                    "=3D",
                    "=\n",
                    "(",
                    "\"",
                    "\\",
                    "\t",
                    "x y\n",
                    "x",
                    "\u201c",
                    "a\u2014b",
                    "Created at:\n",
                    "DKIM-Signature: h=\n",
                    "subject:",
                    "subject:\n",
                    "b=",
                    ";",
                    "\u00a0",
                    "\u200b",
                    "\r",
                    "From x y 2026\n",
                    "\nReceived: x\n",
                    "{\"",
                    "&",
                    "[",
                    "a.",
                    "|",
                    "Subject:\nFrom: b@c\n",
                    "To:\n");

    static Stream<String> pieces() {
        return PIECES.stream()
                .flatMap(piece -> Stream.of(piece, HEADER + piece, "> " + HEADER + piece));
    }

    private static String text(String start, int length) {
        String piece =
                PIECES.stream()
                        .filter(start::endsWith)
                        .max(Comparator.comparingInt(String::length))
                        .orElseThrow();
        return start + piece.repeat((length - start.length()) / piece.length());
    }

    private static long allocated(String text) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Source source : Source.values()) {
            assertThat(PasteRepair.repair(new Paste(text, source))).isNotNull();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void work_grows_with_the_text_and_no_further(String start) {
        long some = allocated(text(start, WrongInput.LONGEST / 256));
        long more = allocated(text(start, WrongInput.LONGEST / 32));
        assertThat(more).isLessThan(some * 16 + 1_000_000);
    }
}
