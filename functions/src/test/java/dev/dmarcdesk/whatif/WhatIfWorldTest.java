package dev.dmarcdesk.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Said;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.RecordType;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.spf.SpfFacts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What holds for every domain of the recorded world.
final class WhatIfWorldTest {
    private static Draft draft(RecordType type, String text) {
        return new Draft(type, List.of(new Rdata.Text(List.of(text))), List.of(), true, List.of());
    }

    private static List<Draft> published(Report report) {
        var drafts = new ArrayList<Draft>();
        var spf = report.facts(SpfFacts.class);
        if (spf.records().size() == 1 && spf.owner().equals(spf.domain())) {
            drafts.add(draft(RecordType.SPF, spf.records().getFirst()));
        }
        report.facts(DmarcFacts.class)
                .found()
                .filter(found -> found.reach() == Discovery.Reach.OWN)
                .ifPresent(found -> drafts.add(draft(RecordType.DMARC, found.record().text())));
        return drafts;
    }

    @Test
    void the_published_record_changes_nothing() {
        var world = World.read("dev");
        int tried = 0;
        for (String domain : world.domains()) {
            for (Draft draft : published(Audit.of(domain, world.dns()).report())) {
                var whatIf =
                        Trying.tried(
                                Trying.answer(
                                        domain, world.dns(), new Change.Publish(draft), List.of()));

                assertThat(whatIf.differences()).as("%s %s", domain, draft.text()).isEmpty();
                assertThat(whatIf.findings().coming()).as(domain).isEmpty();
                assertThat(whatIf.findings().going()).as(domain).isEmpty();
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void a_record_that_the_audit_suggests_ends_what_it_is_suggested_for() {
        var world = World.read("dev");
        int tried = 0;
        for (String domain : world.domains()) {
            for (Advice advice : Audit.of(domain, world.dns()).report().findings()) {
                Optional<RecordEdit> edit = suggested(advice, domain);
                if (edit.isEmpty()) {
                    continue;
                }
                var type =
                        edit.get().name().toString().equals(domain)
                                ? RecordType.SPF
                                : RecordType.DMARC;
                var whatIf =
                        Trying.tried(
                                Trying.answer(
                                        domain,
                                        world.dns(),
                                        new Change.Publish(draft(type, edit.get().value())),
                                        List.of()));

                assertThat(Trying.going(whatIf))
                        .as("%s: %s", domain, edit.get().value())
                        .contains(advice.finding().code());
                assertThat(whatIf.findings().newErrors())
                        .as("%s %s: %s", domain, edit.get().value(), Trying.coming(whatIf))
                        .isEmpty();
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    /// The one record of a fix that replaces or adds SPF or DMARC of the domain itself.
    private static Optional<RecordEdit> suggested(Advice advice, String domain) {
        return advice.fix() instanceof Fix.Todo(_, var records, _) && records.size() == 1
                ? records.stream()
                        .filter(edit -> edit.type() == RrType.TXT)
                        .filter(edit -> edit.action() != Action.REMOVE)
                        .filter(edit ->
                                Set.of(domain, "_dmarc." + domain).contains(edit.name().toString()))
                        .findFirst()
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=none; rua=mailto:d@a.example|v=DMARC1; p=reject; sp=none; rua=mailto:d@a.example",
                "v=DMARC1; p=none; rua=mailto:d@a.example|v=DMARC1, p=reject",
                "v=spf1 mx ~all|v=spf1 mx include:none.a.example ~all",
                "v=spf1 mx ~all|v=spf1 +all",
            })
    void it_is_the_audit_of_a_zone_in_which_the_record_is_published(String old, String text) {
        String zone =
                """
                $ORIGIN a.example.
                @       MX   10 mail
                @       TXT  "v=spf1 mx ~all"
                mail    A    192.0.2.1
                _dmarc  TXT  "v=DMARC1; p=none; rua=mailto:d@a.example"
                """;
        var whatIf = Trying.in(zone, "a.example", text);
        var real = Audit.of("a.example", ZoneDns.of(zone.replace(old, text)));

        assertThat(Said.codes(whatIf.after())).isEqualTo(real.codes());
        assertThat(whatIf.after().verdict()).isEqualTo(real.report().verdict());
    }
}
