package dev.dmarcdesk.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import dev.dmarcdesk.HostileHeaders;
import dev.dmarcdesk.MessageRun;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.util.List;

/// A header that is made to be expensive costs what its length costs, and what is said of it stays
/// readable.
final class HostileHeadersTest {
    private static final int LONGEST = 1 << 18;
    private static final int MOST_SHOWN = 20_000;
    private static final int MOST_JSON = 100_000;

    private static final ZoneDns DNS =
            ZoneDns.of(
                    """
                    _dmarc.a.example TXT "v=DMARC1; p=reject"
                    a.example A 192.0.2.1
                    """);

    @ParameterizedTest
    @EnumSource
    void work_grows_with_the_header_and_what_is_said_does_not(HostileHeaders kind) {
        long some = allocated(kind.of(LONGEST / 8));
        long more = allocated(kind.of(LONGEST));
        assertThat(more).isLessThan(some * 16 + 10_000_000);
    }

    private static long allocated(String header) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (Source source : List.of(Source.FILE, Source.TYPED)) {
            if (MessageRun.of(new Paste(header, source), List.of(), DNS)
                    instanceof Parsed.Valid<MessageRun>(var run, _)) {
                assertThat(TerminalText.render(run.page(), 100, false)).hasSizeLessThan(MOST_SHOWN);
                assertThat(run.json()).hasSizeLessThan(MOST_JSON);
            }
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
