package dev.dmarcdesk;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Zone;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.text.Parsed;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The offline DNS world beside the project: recorded zones of real domains, and traps with the
/// verdict that is right.
///
/// What is in a set's files is all there is: the answers are those of the servers that serve the
/// same files.
public final class World {
    private final Zone zone;
    private final Map<String, String> rules;
    private final Map<String, Trap> traps;
    private final List<String> domains;
    private final List<DomainName> owners;

    private World(
            Zone zone,
            Map<String, String> rules,
            Map<String, Trap> traps,
            List<String> domains,
            List<DomainName> owners) {
        this.zone = zone;
        this.owners = owners;
        this.rules = rules;
        this.traps = traps;
        this.domains = domains;
    }

    /// One trap.
    ///
    /// @param id its stable name
    /// @param domain what to audit, as typed
    /// @param area the group it belongs to
    /// @param expected the right verdict in words
    /// @param dnssec how its zone is signed: `expired`, `badds`, `nods`, `ok`; empty for not at all
    /// @param facts what must come out, as maps, lists, texts and numbers
    public record Trap(
            String id,
            String domain,
            String area,
            String expected,
            String dnssec,
            Map<String, Object> facts) {}

    /// Reads the set `name` together with the shared records.
    public static World read(String name) {
        var expected = maps(load(name, "expected.yaml"));
        var domains =
                list(load(name, "domains.yaml")).stream()
                        .map(entry -> text(map(entry), "domain"))
                        .toList();
        var rules = new TreeMap<String, String>();
        var cuts = new HashSet<String>(domains);
        var traps = new TreeMap<String, Trap>();
        expected.forEach((id, trap) -> {
            cuts.addAll(
                    list(trap.getOrDefault("zones", List.of())).stream()
                            .map(Object::toString)
                            .toList());
            map(trap.getOrDefault("front_rules", Map.of()))
                    .forEach((at, rule) -> rules.put(at.toLowerCase(Locale.ROOT), rule.toString()));
            if (Set.of("expired", "badds").contains(text(trap, "dnssec"))) {
                rules.put(text(trap, "domain"), "servfail");
            }
            traps.put(id, trap(id, trap));
        });
        var records = new Zone.Builder();
        var owners = new ArrayList<DomainName>();
        Stream.of(name, "shared")
                .flatMap(set -> maps(load(set, "world.yaml")).entrySet().stream())
                .forEach(entry -> {
                    add(records, entry.getKey(), entry.getValue(), cuts.contains(entry.getKey()));
                    DomainName.parse(entry.getKey()).map(owners::add);
                });
        serveEveryZone(records, cuts);
        return new World(records.build(), rules, traps, domains, owners);
    }

    /// Zones whose name servers were not recorded are served by the world's own.
    private static void serveEveryZone(Zone.Builder records, Set<String> apexes) {
        var recorded = new ZoneDns(records.build());
        var own = new Rdata.Pointer(DomainName.of("ns.dnsworld.example"));
        records.add(own.target(), RrType.A, new Rdata.Address(InetAddress.ofLiteral("127.0.0.1")));
        apexes.stream()
                .map(DomainName::of)
                .filter(apex -> !(recorded.ask(apex, RrType.NS) instanceof Answer.Found))
                .forEach(apex -> records.add(apex, RrType.NS, own));
    }

    /// The traps by id.
    public Map<String, Trap> traps() {
        return traps;
    }

    /// The real domains of the set.
    public List<String> domains() {
        return domains;
    }

    /// Every name that owns a record, those of providers and traps included.
    public List<DomainName> owners() {
        return owners;
    }

    /// The misbehaviour of the servers at `question`: `drop`, `servfail`, `slow:1500` and so on;
    /// empty for none.
    public String rule(Question question) {
        String type = "|" + question.type().name().toLowerCase(Locale.ROOT);
        String own =
                rules.getOrDefault(
                        "=" + question.name(),
                        rules.getOrDefault("=" + question.name() + type, ""));
        for (var at = question.name(); own.isEmpty() && !at.isRoot(); at = at.parent()) {
            own = rules.getOrDefault(at.toString(), rules.getOrDefault(at + type, ""));
        }
        return own;
    }

    /// The world as a resolver with good patience sees it: what is only slow or lost once is found.
    public Dns dns() {
        var answers = new ZoneDns(zone);
        return question ->
                switch (rule(question)) {
                    case "drop" -> unavailable(Answer.Reason.TIMEOUT);
                    case "tc-no-tcp" -> unavailable(Answer.Reason.TIMEOUT);
                    case "servfail" -> unavailable(Answer.Reason.SERVFAIL);
                    case "refused", "formerr" -> unavailable(Answer.Reason.REFUSED);
                    default -> answers.ask(question);
                };
    }

    /// The records alone, without any misbehaviour.
    public Dns records() {
        return new ZoneDns(zone);
    }

    private static Answer unavailable(Answer.Reason reason) {
        return new Answer.Unavailable(reason, "The server fails by rule.");
    }

    private static Trap trap(String id, Map<String, Object> trap) {
        return new Trap(
                id,
                text(trap, "domain"),
                text(trap, "area"),
                text(trap, "expected"),
                text(trap, "dnssec"),
                map(trap.getOrDefault("facts", Map.of())));
    }

    private static void add(
            Zone.Builder records, String written, Map<String, Object> types, boolean apex) {
        if (!(DomainName.parse(written) instanceof Parsed.Valid<DomainName>(var owner, _))) {
            return;
        }
        boolean alias = types.containsKey("CNAME") && !apex;
        types.forEach((type, values) -> {
            boolean served =
                    !type.startsWith("_")
                            && (type.equals("CNAME") == alias)
                            && (apex || !type.equals("NS"));
            if (served) {
                records.exists(owner);
                list(values).forEach(value -> add(records, owner, type, value));
            }
        });
    }

    private static void add(Zone.Builder records, DomainName owner, String type, Object value) {
        String text = value.toString();
        switch (type) {
            case "A", "AAAA" ->
                    address(records, owner, RrType.valueOf(type), InetAddress.ofLiteral(text));
            case "MX" -> records.add(owner, RrType.MX, exchange(text.split(" ", 2)));
            case "NS", "PTR" ->
                    records.add(
                            owner, RrType.valueOf(type), new Rdata.Pointer(DomainName.of(text)));
            case "CNAME" -> records.add(owner, RrType.CNAME, new Rdata.Alias(DomainName.of(text)));
            case "TXT", "SPF" -> records.add(owner, RrType.valueOf(type), strings(value));
            default -> {
                // Types nobody asks for still let the name exist.
            }
        }
    }

    /// Addresses of the ranges for tests have names too.
    private static void address(
            Zone.Builder records, DomainName owner, RrType type, InetAddress address) {
        records.add(owner, type, new Rdata.Address(address));
        String text = address.getHostAddress();
        if (text.startsWith("198.18.")
                || text.startsWith("198.19.")
                || text.startsWith("2001:db8:0:25:")) {
            records.add(reverse(address), RrType.PTR, new Rdata.Pointer(owner));
        }
    }

    private static DomainName reverse(InetAddress address) {
        byte[] octets = address.getAddress();
        var name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            name.append(
                    octets.length == 4 ? octet + "." : "%x.%x.".formatted(octet & 0xf, octet >> 4));
        }
        return DomainName.of(name + (octets.length == 4 ? "in-addr.arpa" : "ip6.arpa"));
    }

    private static Rdata exchange(String[] words) {
        return new Rdata.Exchange(Integer.parseInt(words[0]), DomainName.of(words[1]));
    }

    private static Rdata strings(Object value) {
        List<?> strings = value instanceof List<?> several ? several : List.of(value);
        return new Rdata.Text(
                strings.stream()
                        .flatMap(string ->
                                Rdata.Text.of(octets(string.toString())).strings().stream())
                        .toList());
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Object load(String set, String file) {
        var options = new LoaderOptions();
        options.setCodePointLimit(64 << 20);
        try (var reader =
                Files.newBufferedReader(Shared.path("dnsworld/world/" + set + "/" + file))) {
            return new Yaml(new SafeConstructor(options)).load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> maps(Object yaml) {
        return (Map<String, Map<String, Object>>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    private static String text(Map<String, Object> yaml, String key) {
        return yaml.getOrDefault(key, "").toString();
    }

    private static List<?> list(Object yaml) {
        return (List<?>) yaml;
    }
}
