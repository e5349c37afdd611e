package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Followed;
import dev.dmarcdesk.Shared;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Every record of the corpora, in a domain that is right but for it: the fixes do what they
/// promise there too.
final class FixesOfRecordsTest {
    private static final String DOMAIN = "corpus.example";

    @ParameterizedTest
    @CsvSource({
        "dmarc/records.json, record, '', _dmarc.",
        "spf/records.json, record, '', ''",
        "dkim/key_records.json, record, '', s1._domainkey.",
        "policy_records/records.json, text, mta-sts-record, _mta-sts.",
        "policy_records/records.json, text, tlsrpt-record, _smtp._tls.",
        "policy_records/records.json, text, bimi-record, default._bimi."
    })
    void keep_their_promise(String file, String field, String kind, String place) {
        var broken = new ArrayList<String>();
        int seen = 0;
        for (JsonNode item : items(file)) {
            String text = item.path(field).asText();
            if (!text.isEmpty() && (kind.isEmpty() || item.path("kind").asText().equals(kind))) {
                seen++;
                broken.addAll(broken(text, place));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(seen).isGreaterThan(5);
    }

    private static List<String> broken(String text, String place) {
        var selectors = place.startsWith("s1.") ? List.of("s1") : List.<String>of();
        var followed = new Followed(text, DOMAIN, zone(place, octets(text)), selectors);
        var broken = new ArrayList<String>();
        Audit before = followed.before();
        for (Advice advice : Followed.exact(before)) {
            broken.addAll(followed.broken(before, advice));
        }
        followed.followedToTheEnd().forEach(code -> broken.add(text + ": " + code + " is left"));
        return broken;
    }

    private static ZoneDns zone(String place, String text) {
        var zone = new Zone.Builder();
        var domain = DomainName.of(DOMAIN);
        zone.add(domain, RrType.MX, new Rdata.Exchange(10, DomainName.of("mx." + DOMAIN)));
        for (String host : List.of("mx.", "mta-sts.")) {
            zone.add(
                    DomainName.of(host + DOMAIN),
                    RrType.A,
                    new Rdata.Address(InetAddress.ofLiteral("203.0.113.9")));
        }
        if (!place.isEmpty()) {
            zone.add(domain, RrType.TXT, Rdata.Text.of("v=spf1 mx ~all"));
        }
        if (!place.equals("_dmarc.")) {
            zone.add(
                    DomainName.of("_dmarc." + DOMAIN),
                    RrType.TXT,
                    Rdata.Text.of("v=DMARC1; p=reject; rua=mailto:d@" + DOMAIN));
        }
        zone.add(DomainName.of(place + DOMAIN), RrType.TXT, Rdata.Text.of(text));
        return new ZoneDns(zone.build());
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static JsonNode items(String file) {
        try {
            var tree = new ObjectMapper().readTree(Shared.path("corpora/" + file).toFile());
            return tree.has("cases") ? tree.path("cases") : tree;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
