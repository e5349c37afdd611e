package dev.dmarcdesk.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Said;
import dev.dmarcdesk.arc.ArcFinding;
import dev.dmarcdesk.bimi.BimiFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Citation;
import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.diagnosis.AlignmentFinding;
import dev.dmarcdesk.diagnosis.MessageFinding;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dnssec.DnssecFinding;
import dev.dmarcdesk.domain.DomainFinding;
import dev.dmarcdesk.mtasts.MtaStsFinding;
import dev.dmarcdesk.mx.MxFinding;
import dev.dmarcdesk.plan.LintFinding;
import dev.dmarcdesk.publication.PublicationFinding;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.tlsrpt.TlsRptFinding;
import dev.dmarcdesk.watch.ChangeFinding;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every finding there is, in the words people read, each from a zone or a message that provokes
/// it: `docs/findings.md`.
///
/// `-Dgolden=write` writes the document anew.
final class FindingCatalogueTest {
    private static final Path DOCUMENT = Path.of("../docs/findings.md");
    private static final String HOW =
            "If the new words are right, write them down with:"
                    + " mvn -pl functions test -Dtest=FindingCatalogueTest -Dgolden=write";
    private static final List<Class<? extends Finding>> FINDINGS =
            List.of(
                    AlignmentFinding.class,
                    ArcFinding.class,
                    BimiFinding.class,
                    ChangeFinding.class,
                    DkimFinding.class,
                    DmarcFinding.class,
                    DnssecFinding.class,
                    DomainFinding.class,
                    LintFinding.class,
                    MessageFinding.class,
                    MtaStsFinding.class,
                    MxFinding.class,
                    PublicationFinding.class,
                    SpfFinding.class,
                    TlsRptFinding.class);
    private static final String HEAD =
            """
            # What is said of a domain or a message

            Every finding with its code, which is stable, and the words for `a.example`. The severity of some depends on the rest of
            the domain, and so do the numbers and names. Made by a test from zones and messages that provoke each finding; do not
            edit.
            """;
    private static final String TABLE =
            "| code | severity | what | why it matters | clauses |\n|---|---|---|---|---|\n";

    @Test
    void we_say_what_the_catalogue_says() throws IOException {
        String document = document();
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document).as(HOW).isEqualTo(Files.readString(DOCUMENT));
    }

    @Test
    void every_finding_can_be_provoked() throws IOException {
        var provoked = new HashSet<Class<?>>();
        assertThat(Provocation.all())
                .allSatisfy(entry -> provoked.add(advice(entry).finding().getClass()));
        assertThat(FINDINGS.stream().flatMap(kind -> Stream.of(kind.getPermittedSubclasses())))
                .allMatch(provoked::contains);
    }

    private static String document() throws IOException {
        var text = new StringBuilder(HEAD);
        String area = "";
        var all = new ArrayList<Provocation>(Provocation.all());
        all.sort((one, other) -> one.area().compareTo(other.area()));
        for (Provocation provocation : all) {
            if (!provocation.area().equals(area)) {
                area = provocation.area();
                text.append("\n## ").append(area).append("\n\n").append(TABLE);
            }
            text.append(row(advice(provocation)));
        }
        return text.toString();
    }

    private static Advice advice(Provocation provocation) {
        List<Advice> findings = provocation.findings();
        assertThat(Said.codes(findings)).contains(provocation.code());
        return findings.stream()
                .filter(advice -> advice.finding().code().equals(provocation.code()))
                .findFirst()
                .orElseThrow();
    }

    private static String row(Advice advice) {
        if (advice.severity().compareTo(Severity.NOTICE) < 0) {
            assertThat(advice.because().text()).as(advice.finding().code()).isNotBlank();
            assertThat(advice.citations()).as(advice.finding().code()).isNotEmpty();
        }
        return Stream.of(
                        advice.finding().code(),
                        advice.severity().word(),
                        advice.title().text(),
                        advice.because().text(),
                        advice.citations().stream()
                                .map(Citation::text)
                                .collect(Collectors.joining(", ")))
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
