package dev.dmarcdesk;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Zones made to keep a checker busy, to make it fail or to flood its readers, by name. All are
/// about [#DOMAIN] and its selector `s1`.
public final class HostileZones {
    /// Whom to audit.
    public static final String DOMAIN = "a.example";

    private static final int KIB_64 = 65_000;
    private static final Map<String, Dns> ALL = all();

    private HostileZones() {}

    /// Their names.
    public static Set<String> names() {
        return ALL.keySet();
    }

    /// One of them.
    public static Dns named(String name) {
        return Objects.requireNonNull(ALL.get(name), name);
    }

    private static Map<String, Dns> all() {
        var all = new LinkedHashMap<String, Dns>();
        for (String text :
                List.of(
                        "x",
                        " ",
                        "=",
                        ";",
                        "a=b;",
                        "\"",
                        "\\",
                        "<!channel> ",
                        "\u0000",
                        "\u00ff")) {
            all.put("64 KiB of " + text, everywhere(text.repeat(KIB_64 / text.length())));
        }
        all.put("64 KiB behind each version", records(KIB_64));
        all.put("10,000 tags", everyRecord(numbered("t%d=x;", 10_000)));
        all.put("the same tag 10,000 times", everyRecord("p=none;".repeat(9_000)));
        all.put(
                "9,000 report addresses",
                everyRecord("p=none; rua=" + numbered("mailto:a@b%d.example,", 2_500)));
        all.put("4,000 terms that look up", everyRecord(numbered(" include:i%d.example", 3_500)));
        all.put("4,000 addresses", everyRecord(numbered(" ip4:10.0.%d.1", 4_000)));
        all.put("includes 10 by 10 by 10", HostileZones::wide);
        all.put("includes 100 deep", HostileZones::deep);
        all.put(
                "includes that end in themselves",
                everyRecord(" include:a.example include:b.example"));
        all.put("17 aliases and no end", HostileZones::endless);
        all.put("aliases in a circle", aliased("a.example"));
        all.put("aliases to itself everywhere", question -> circle(question));
        all.put("control octets", everyRecord(octets(0, 0x20)));
        all.put("octets that are no UTF-8", everyRecord(octets(0x80, 0x100)));
        all.put(
                "5,000 texts at each name",
                texts(
                        IntStream.range(0, 5_000)
                                .mapToObj(i -> List.of("v=spf1 -all " + i))
                                .toList()));
        all.put(
                "1,000 strings in each text",
                texts(List.of(Collections.nCopies(1_000, "v=DMARC1;"))));
        all.put(
                "500 mail hosts",
                exchanges(IntStream.range(0, 500).mapToObj("m%d.b.example"::formatted).toList()));
        all.put("mail hosts of 253 octets", exchanges(List.of(longest("m"), longest("n"))));
        all.put(
                "mail hosts with stranger octets",
                exchanges(
                        List.of(
                                "\\000\\046\\255.b.example",
                                "*.b.example",
                                "<!channel>.example",
                                "\\032")));
        all.put(
                "report addresses and includes of 253 octets",
                everyRecord(
                        " include:" + longest("i") + "; p=reject; rua=mailto:a@" + longest("r")));
        all.put("nothing but failures", _ -> unavailable());
        all.put(
                "failures for all but the domain",
                question ->
                        question.name().equals(DomainName.of(DOMAIN))
                                ? text("v=spf1 mx include:b.example ptr exists:%{i}.c.example -all")
                                : unavailable());
        return all;
    }

    /// The same text at every name.
    private static Dns everywhere(String text) {
        return texts(List.of(strings(text)));
    }

    private static Dns records(int length) {
        return everyRecord(" ".repeat(8) + "n=" + "x".repeat(length));
    }

    /// `rest` behind what makes a record of each kind.
    private static Dns everyRecord(String rest) {
        return byName(name -> {
            if (name.contains("_dmarc")) {
                return "v=DMARC1;" + rest;
            }
            if (name.contains("_domainkey")) {
                return "v=DKIM1; k=rsa;" + rest;
            }
            if (name.contains("_mta-sts")) {
                return "v=STSv1; id=1;" + rest;
            }
            if (name.contains("_smtp._tls")) {
                return "v=TLSRPTv1;" + rest;
            }
            return name.contains("_bimi") ? "v=BIMI1;" + rest : "v=spf1" + rest;
        });
    }

    private static Dns byName(Function<String, String> texts) {
        return question ->
                question.type() == RrType.TXT
                        ? text(texts.apply(question.name().toString()))
                        : nothing();
    }

    private static Dns texts(List<List<String>> records) {
        var found =
                new Answer.Found(records.stream().<Rdata>map(Rdata.Text::new).toList(), List.of());
        return question -> question.type() == RrType.TXT ? found : nothing();
    }

    private static Answer wide(Question question) {
        var includes = new StringBuilder("v=spf1");
        String name = question.name().toString();
        for (int i = 0; i < 10 && name.length() < 30; i++) {
            includes.append(" include:i").append(i).append('.').append(name);
        }
        return question.type() == RrType.TXT ? text(includes + " -all") : nothing();
    }

    private static Answer deep(Question question) {
        String first = question.name().labels().getFirst();
        int depth = first.matches("d\\d+") ? Integer.parseInt(first.substring(1)) : 0;
        return question.type() == RrType.TXT
                ? text("v=spf1 include:d" + (depth + 1) + ".example redirect=d100.example")
                : nothing();
    }

    private static Dns aliased(String target) {
        return question -> circle(new Question(DomainName.of(target), question.type()));
    }

    /// What a resolver makes of it.
    private static Answer circle(Question question) {
        return new Answer.Unavailable(
                Answer.Reason.MALFORMED, "The CNAMEs of " + question.name() + " run in a circle.");
    }

    private static Answer endless(Question question) {
        var aliases = new ArrayList<DomainName>();
        for (int i = 0; i < 17; i++) {
            aliases.add(DomainName.of("c" + i + "." + longest("c").substring(20)));
        }
        return question.type() == RrType.TXT
                ? new Answer.Found(List.of(Rdata.Text.of("v=DMARC1; p=none")), aliases)
                : new Answer.NoSuchDomain(aliases);
    }

    private static Dns exchanges(List<String> hosts) {
        var found =
                new Answer.Found(
                        hosts.stream()
                                .<Rdata>map(host -> new Rdata.Exchange(10, DomainName.of(host)))
                                .toList(),
                        List.of());
        return question ->
                question.type() == RrType.MX
                        ? found
                        : question.type() == RrType.TXT ? text("v=spf1 mx a ptr -all") : nothing();
    }

    private static Answer text(String text) {
        return new Answer.Found(List.of(new Rdata.Text(strings(text))), List.of());
    }

    private static List<String> strings(String text) {
        return Rdata.Text.of(text).strings();
    }

    private static Answer nothing() {
        return new Answer.NoData(List.of());
    }

    private static Answer unavailable() {
        return new Answer.Unavailable(Answer.Reason.SERVFAIL, "planted");
    }

    private static String numbered(String template, int times) {
        var text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append(template.formatted(i));
        }
        return text.toString();
    }

    private static String octets(int from, int to) {
        var text = new StringBuilder();
        for (int octet = from; octet < to; octet++) {
            text.append((char) octet);
        }
        return text.toString();
    }

    /// A name as long as names may be, of labels as long as labels may be.
    private static String longest(String first) {
        String label = "l".repeat(63);
        return first + "x".repeat(60) + "." + label + "." + label + "." + "l".repeat(61);
    }
}
