package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.Sender.Prospect;
import dev.dmarcdesk.sender.SetUpPart;
import dev.dmarcdesk.sender.SetUpRecord;
import dev.dmarcdesk.sender.SetUpRecord.Given;
import dev.dmarcdesk.sender.SetUpRecord.Purpose;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.time.LocalDate;
import java.util.List;

/// The bundled catalogue, service by service: what a person would copy out of it works.
final class SenderCatalogueTest {
    private static final DomainName DOMAIN = DomainName.of("XN--BCHER-KVA.Example");

    static final List<Sender> ALL = BundledData.senders().all();

    /// Facts are compared with their sources together, so none is from after the last comparison.
    private static final LocalDate LAST_COMPARED = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @FieldSource("ALL")
    void says_where_it_is_from_and_when_that_was_checked(Sender sender) {
        assertThat(sender.help()).matches("|https://[^ ]+");
        assertThat(sender.source()).isNotBlank().doesNotContain("index", "unknown", "/work");
        assertThat(LocalDate.parse(sender.checked()))
                .isAfter(LocalDate.of(2026, 1, 1))
                .isBeforeOrEqualTo(LAST_COMPARED);
        assertThat(sender.setUp()).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void its_words_are_sentences_about_the_customers_domain(Sender sender) {
        for (SetUpPart part : sender.setUpFor(DOMAIN).parts()) {
            if (part instanceof SetUpPart.Words(var text)) {
                assertThat(text)
                        .matches("(?s)\\p{Lu}.*[.!]")
                        .doesNotContain("{domain}", "{dashes}", "@ ->", "-all");
            }
        }
        assertThat(sender.alignment(DOMAIN).text())
                .startsWith(sender.shortName() + ": ")
                .endsWith(".")
                .doesNotContain("{");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void its_records_can_be_published(Sender sender) {
        for (SetUpRecord record : sender.recordsFor(DOMAIN)) {
            assertThat(name(record.name())).matches(name -> name.isWithin(DOMAIN));
            assertThat(record.value()).doesNotContain("{domain}", "{dashes}", "-all", "psd=");
            if (record.given() != Given.PROVIDED) {
                isData(record);
            }
        }
    }

    private static void isData(SetUpRecord record) {
        String value = record.value();
        switch (record.type()) {
            case CNAME, NS -> assertThat(name(value).size()).isGreaterThan(1);
            case MX -> {
                assertThat(value).matches("(\\d{1,2}|<preference>) \\S+");
                assertThat(name(value.substring(value.indexOf(' ') + 1)).size()).isGreaterThan(1);
            }
            case TXT -> isText(record);
            case A, AAAA, DNSKEY, DS, PTR, SPF -> assertThat(record.type()).isNull();
        }
    }

    private static void isText(SetUpRecord record) {
        boolean isSpf = SpfParser.isRecord(filled(record.value()));
        assertThat(isSpf)
                .as(record.toString())
                .isEqualTo(
                        record.purpose() == Purpose.SPF || record.purpose() == Purpose.RETURN_PATH);
        if (isSpf) {
            String text = filled(record.value()).replace("ip4:x1", "ip4:192.0.2.1");
            assertThat(SpfParser.parse(text)).isInstanceOf(Parsed.Valid.class);
            assertThat(text).matches(".*(~all|redirect=\\S+)");
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void its_records_agree_with_what_it_can_do(Sender sender) {
        var records = sender.recordsFor(DOMAIN);
        if (sender.ability().dkim() == Prospect.NO) {
            assertThat(records).noneMatch(record -> record.purpose() == Purpose.DKIM);
        }
        if (sender.include() == Prospect.NO) {
            assertThat(records)
                    .filteredOn(record -> record.purpose() == Purpose.SPF)
                    .noneMatch(record -> record.value().contains("include:"));
        }
        for (SetUpRecord record : records) {
            boolean isKey = record.name().contains("._domainkey.");
            assertThat(isKey).as(record.toString()).isEqualTo(record.purpose() == Purpose.DKIM);
            if (record.isMerged()) {
                assertThat(record.type()).isEqualTo(RrType.TXT);
                assertThat(record.name()).isEqualTo(DOMAIN.toString());
            }
        }
        assertThat(records).doesNotHaveDuplicates();
    }

    private static DomainName name(String text) {
        return DomainName.of(filled(text));
    }

    private static String filled(String text) {
        return text.replaceAll("<[^>]*>", "x1");
    }
}
