package dev.dmarcdesk.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What we say of real domains, a line each, so that a change of judgement is seen by whoever
/// reviews the change that brings it.
///
/// `-Dgolden=write` writes the file anew.
final class RealDomainsGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/real-domains.txt");
    private static final String HOW =
            "If the new judgement is right, write it down with:"
                    + " mvn -pl functions test -Dtest=RealDomainsGoldenTest -Dgolden=write";

    private final World world = World.read("dev");

    @Test
    void we_judge_real_domains_as_written_down() throws IOException {
        List<String> lines = world.domains().stream().sorted().map(this::line).toList();
        assertThat(lines).isNotEmpty();
        if ("write".equals(System.getProperty("golden"))) {
            Files.write(GOLDEN, lines);
        }
        assertThat(lines).as(HOW).isEqualTo(Files.readAllLines(GOLDEN));
    }

    /// Domain, level, headline, and the codes of errors and warnings.
    private String line(String domain) {
        var audit = Audit.of(domain, world.records());
        assertThat(audit.json()).as(domain).contains(domain);
        assertThat(audit.page()).as(domain).contains(domain);
        var report = audit.report();
        String codes =
                report.findings().stream()
                        .filter(advice ->
                                advice.severity() == Severity.ERROR
                                        || advice.severity() == Severity.WARNING
                                        || advice.severity() == Severity.UNKNOWN)
                        .map(advice -> advice.finding().code())
                        .distinct()
                        .collect(Collectors.joining(" "));
        return String.join(
                        " | ",
                        domain,
                        report.verdict().level().word(),
                        report.verdict().headline().text(),
                        codes)
                .strip();
    }

    @Test
    void every_name_with_a_record_can_be_audited() {
        for (DomainName owner : world.owners()) {
            var audit = Audit.of(owner.toString(), world.dns());
            assertThat(audit.page()).as(owner.toString()).isNotBlank();
        }
    }
}
