package dev.dmarcdesk;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.text.Parsed;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The JSON zones of the corpora as a DNS.
public final class CorpusZone {
    private CorpusZone() {}

    /// Answers from `{name: {A: [...], TXT: [[string, ...], ...], error: "TIMEOUT", error_types:
    /// {TXT: "SERVFAIL"}}}`.
    ///
    /// An `error` holds for every type that has no data at its name, `error_types` for the types
    /// named.
    public static Dns of(JsonNode json) {
        var zone = new Zone.Builder();
        json.properties()
                .forEach(entry -> {
                    if (DomainName.parse(entry.getKey().replace(" ", "\\032"))
                            instanceof Parsed.Valid<DomainName>(var owner, _)) {
                        add(zone, owner, entry.getValue());
                    }
                });
        return new ZoneDns(zone.build());
    }

    private static void add(Zone.Builder zone, DomainName owner, JsonNode node) {
        zone.exists(owner);
        for (var type : RrType.values()) {
            JsonNode values = node.path(type.name());
            var records = new LinkedHashSet<Rdata>();
            (values.isTextual() ? List.of(values) : values)
                    .forEach(value ->
                            data(type, value).forEach(rdata -> records.add(other(rdata, records))));
            records.forEach(rdata -> zone.add(owner, type, rdata));
            String error =
                    node.path("error_types").path(type.name()).asText(node.path("error").asText());
            if (!error.isEmpty() && values.isEmpty()) {
                zone.fail(
                        new Zone.Failure(owner, false, Set.of(type), Answer.Reason.valueOf(error)));
            }
        }
    }

    /// The suites hold equal texts at one name, the DNS only if they are cut into strings
    /// differently (RFC 2181 §5).
    private static Rdata other(Rdata data, Set<Rdata> records) {
        return data instanceof Rdata.Text(var strings) && records.contains(data)
                ? other(
                        new Rdata.Text(Stream.concat(strings.stream(), Stream.of("")).toList()),
                        records)
                : data;
    }

    /// The record, or none when its target is no name that a server could send.
    private static List<Rdata> data(RrType type, JsonNode value) {
        return switch (type) {
            case A, AAAA -> List.of(new Rdata.Address(InetAddress.ofLiteral(value.asText())));
            case TXT, SPF -> List.of(text(value));
            case MX ->
                    target(value.path("exchange")).stream()
                            .<Rdata>map(host ->
                                    new Rdata.Exchange(value.path("preference").asInt(), host))
                            .toList();
            case NS, PTR -> target(value).stream().<Rdata>map(Rdata.Pointer::new).toList();
            case DS, DNSKEY -> throw new IllegalArgumentException("no suite has " + type);
            case CNAME -> target(value).stream().<Rdata>map(Rdata.Alias::new).toList();
        };
    }

    private static List<DomainName> target(JsonNode name) {
        String written = name.asText().isEmpty() ? "." : name.asText();
        return DomainName.parse(written) instanceof Parsed.Valid<DomainName>(var target, _)
                ? List.of(target)
                : List.of();
    }

    private static Rdata text(JsonNode value) {
        var strings = new ArrayList<String>();
        (value.isTextual() ? List.of(value) : value)
                .forEach(string -> strings.add(string.asText()));
        return new Rdata.Text(strings);
    }
}
