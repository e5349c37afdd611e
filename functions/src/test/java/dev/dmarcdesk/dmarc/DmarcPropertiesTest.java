package dev.dmarcdesk.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;
import java.util.Set;

/// Records, zones and report addresses that nobody would write on purpose.
class DmarcPropertiesTest {
    private static final List<String> PIECES =
            List.of(
                    "v=DMARC1",
                    "V = DMARC1",
                    "v=dmarc1",
                    "; ",
                    ";",
                    "p=",
                    "p=reject",
                    "P=None",
                    "sp=quarantine",
                    "np=reject",
                    "psd=y",
                    "psd=n",
                    "psd=u",
                    "t=y",
                    "adkim=s",
                    "aspf=x",
                    "fo=0:1:d:s",
                    "pct=50",
                    "pct=0",
                    "rf=afrf",
                    "ri=0",
                    "rua=",
                    "mailto:a@example.com",
                    "mailto:a@r.net!10m",
                    "mailto:",
                    "https://x",
                    ",",
                    "=",
                    " ",
                    "\t",
                    "\r\n",
                    "\u0000",
                    "\u007f",
                    "\u00e9",
                    "\u00c2\u00a0",
                    "\u00ff",
                    "\u00e2\u0080\u009c",
                    "\"",
                    "'",
                    "\\",
                    "!",
                    ":",
                    "@",
                    "%41",
                    "%",
                    "x",
                    "_",
                    "xn--",
                    "ruf=",
                    "zz=1");

    private static final List<String> NAMES =
            List.of(
                    "com",
                    "example.com",
                    "a.example.com",
                    "b.a.example.com",
                    "c.b.a.example.com",
                    "r.net",
                    "1.2.3.4.5.6.7.example.com");

    private static final List<String> PLACES =
            List.of(
                    "_dmarc.",
                    "_dmarc._dmarc.",
                    "dmarc.",
                    "",
                    "*.",
                    "_dmarcdesk-probe.",
                    "example.com._report._dmarc.",
                    "*._report._dmarc.");

    private static String record(Random random) {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "v=DMARC1;");
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES));
            if (random.nextBoolean()) {
                text.append("; ");
            }
        }
        return text.toString();
    }

    private static Zone zone(Random random) {
        var zone = new Zone.Builder();
        for (int i = random.nextInt(12); i > 0; i--) {
            var owner = place(random);
            switch (random.nextInt(8)) {
                case 0 -> zone.add(owner, RrType.CNAME, new Rdata.Alias(place(random)));
                case 1 ->
                        zone.fail(
                                new Zone.Failure(
                                        owner,
                                        random.nextBoolean(),
                                        Set.of(RrType.TXT, RrType.CNAME),
                                        ForAll.oneOf(random, List.of(Answer.Reason.values()))));
                case 2 -> zone.exists(owner);
                default -> zone.add(owner, RrType.TXT, Rdata.Text.of(record(random)));
            }
        }
        return zone.build();
    }

    private static DomainName place(Random random) {
        return DomainName.of(ForAll.oneOf(random, PLACES) + ForAll.oneOf(random, NAMES));
    }

    private static Examination<DmarcFacts> examine(String domain, String record) {
        var zone = new Zone.Builder();
        zone.add(DomainName.of("_dmarc.example.com"), RrType.TXT, Rdata.Text.of(record));
        return Dmarc.examine(domain, new ZoneDns(zone.build()));
    }

    @Test
    void reads_any_record_and_mends_it_into_a_sound_one() {
        ForAll.values(
                DmarcPropertiesTest::record,
                text -> {
                    assertThat(PolicyRecordParser.parse(text).defects())
                            .allSatisfy(defect ->
                                    assertThat(defect.at().end())
                                            .isLessThanOrEqualTo(text.length()));
                    var examination = examine("example.com", text);
                    assertThat(examination.advice()).isNotEmpty();
                    var mended =
                            RecordRepair.mend(
                                    DomainName.of("example.com"), text, Standing.ORGANIZATION);
                    assertThat(PolicyRecordParser.parse(mended)).isInstanceOf(Parsed.Valid.class);
                    assertThat(PolicyRecordParser.parse(mended).defects()).isEmpty();
                });
    }

    @Test
    void judges_any_zone_and_agrees_with_itself() {
        ForAll.values(
                random -> new ZoneDns(zone(random)),
                dns -> {
                    for (String name : NAMES) {
                        judge(DomainName.of(name), dns);
                    }
                });
    }

    private static void judge(DomainName name, Dns dns) {
        var facts = Dmarc.examine(name.toString(), dns).facts();
        var walk = TreeWalk.walk(name, dns);
        assertThat(walk).hasSizeBetween(1, 8).isEqualTo(facts.walk());
        assertThat(facts.discovery()).isEqualTo(PolicyDiscovery.of(name, walk));
        assertThat(name.isWithin(facts.organizationalDomain().name())).isTrue();
        if (walk.stream().anyMatch(Step.Unknown.class::isInstance)) {
            assertThat(facts.discovery()).isNotInstanceOf(Discovery.Nothing.class);
            assertThat(facts.organizationalDomain())
                    .isInstanceOf(OrganizationalDomain.Assumed.class);
        }
        if (facts.status() == DmarcFacts.Status.UNKNOWN) {
            assertThat(facts.effectivePolicy()).isEmpty();
        }
        facts.found().ifPresent(found -> assertThat(name.isWithin(found.domain())).isTrue());
    }

    @Test
    void reads_any_list_of_report_addresses() {
        ForAll.values(
                random -> {
                    var text = new StringBuilder();
                    for (int i = random.nextInt(10); i > 0; i--) {
                        text.append(
                                ForAll.oneOf(
                                        random,
                                        List.of(
                                                "mailto:",
                                                "a",
                                                "@",
                                                "example.com",
                                                ",",
                                                "!",
                                                "10m",
                                                " ",
                                                "%2c",
                                                "%",
                                                "?subject=x",
                                                "https://r.net/",
                                                ":",
                                                "\u00fc",
                                                "\u001f",
                                                "[",
                                                "]",
                                                "..",
                                                "-")));
                    }
                    return text.toString();
                },
                value -> {
                    var at = new Range(0, value.length());
                    var list = ReportUriParser.parse(new Tag("rua", value, at, at));
                    assertThat(list.places()).hasSameSizeAs(list.uris());
                    for (int i = 0; i < list.uris().size(); i++) {
                        assertThat(list.places().get(i).of(value))
                                .startsWith(list.uris().get(i).uri());
                        assertThat(ReportUriParser.uri(list.uris().get(i).uri()))
                                .hasValue(list.uris().get(i));
                    }
                    assertThat(list.broken())
                            .allSatisfy(range ->
                                    assertThat(range.end()).isLessThanOrEqualTo(value.length()));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p=reject;",
                ";",
                "a;",
                "a=b;",
                "rua=mailto:a@b.c,",
                "mailto:a@b.c,",
                "p ",
                "p = ",
                " ",
                "\t",
                "\"",
                "\\",
                "\u00c2\u00a0",
                "\u00ff",
                "\u0000",
                "=",
                "!",
                "v=DMARC1;",
                "rua=",
                ",",
                "mailto:a@x.com!10m,",
                "'",
                "rua mailto:a@b.c ",
                "%",
                "xn--",
                "é=",
                "p=rejct;",
                "fo=0:",
                "0:",
                "\u00e2\u0080\u008b"
            })
    void takes_a_record_of_64_kib_made_of_anything(String piece) {
        String filling = piece.repeat(65_000 / piece.length());
        for (String record :
                List.of("v=DMARC1; p=reject; " + filling, filling, "v=DMARC1; rua=" + filling)) {
            var examination = examine("example.com", record);
            assertThat(examination.advice()).isNotEmpty().hasSizeLessThan(60);
        }
    }

    @Test
    void takes_10_000_tags_and_as_many_records_as_a_message_holds() {
        var tags = new StringBuilder("v=DMARC1; p=reject");
        for (int i = 0; i < 10_000; i++) {
            tags.append("; t").append((char) ('a' + i % 26)).append("=").append(i);
        }
        assertThat(examine("example.com", tags.toString()).facts().effectivePolicy())
                .hasValue(AssessmentPolicy.REJECT);
        var zone = new Zone.Builder();
        for (int i = 0; i < 1_700; i++) {
            zone.add(
                    DomainName.of("_dmarc.example.com"),
                    RrType.TXT,
                    Rdata.Text.of("v=DMARC1; p=reject; x=" + i));
        }
        assertThat(Dmarc.examine("example.com", new ZoneDns(zone.build())).facts().status())
                .isEqualTo(DmarcFacts.Status.MULTIPLE);
    }

    @Test
    void calls_cnames_that_run_in_a_circle_unknown() {
        for (String zone :
                List.of(
                        "_dmarc.example.com CNAME _dmarc.example.com",
                        "_dmarc.example.com CNAME a.net\na.net CNAME b.net\nb.net CNAME a.net")) {
            assertThat(Dmarc.codes("example.com", zone)).containsExactly("dmarc.unavailable");
            assertThat(Dmarc.codes("a.b.example.com", zone)).containsExactly("dmarc.unavailable");
        }
    }
}
