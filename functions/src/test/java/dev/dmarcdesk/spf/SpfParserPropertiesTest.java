package dev.dmarcdesk.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.util.List;

class SpfParserPropertiesTest {
    @Test
    void points_inside_the_text() {
        ForAll.values(
                random ->
                        random.nextInt(4) == 0
                                ? SpfRecords.junk(random)
                                : SpfRecords.record(random),
                text ->
                        assertThat(SpfParser.parse(text).defects())
                                .allSatisfy(defect -> {
                                    assertThat(defect.at().end())
                                            .isLessThanOrEqualTo(text.length());
                                    assertThat(defect.expected()).isNotEmpty();
                                }));
    }

    @Test
    void underlines_something_in_every_unreadable_term() {
        ForAll.values(
                SpfRecords::record,
                text -> {
                    if (SpfParser.parse(text) instanceof Parsed.Valid<SpfRecord>(var record, _)) {
                        assertThat(record.all(Unreadable.class))
                                .allSatisfy(term -> {
                                    assertThat(term.defect().at().of(text)).isNotEmpty();
                                    assertThat(term.at().of(text)).isEqualTo(term.text());
                                });
                    }
                });
    }

    @Test
    void reads_what_it_prints() {
        ForAll.values(
                SpfRecords::record,
                text -> {
                    if (SpfParser.parse(text) instanceof Parsed.Valid<SpfRecord>(var record, _)) {
                        var again = SpfParser.read(record.toString());
                        assertThat(texts(again)).isEqualTo(texts(record));
                        assertThat(again).hasToString(record.toString());
                    }
                });
    }

    private static List<String> texts(SpfRecord record) {
        return record.terms().stream().map(Term::text).toList();
    }
}
