package dev.dmarcdesk.golden;

import dev.dmarcdesk.AliasBeside;
import dev.dmarcdesk.Audit;
import dev.dmarcdesk.arc.ArcAdvice;
import dev.dmarcdesk.arc.ArcFinding;
import dev.dmarcdesk.arc.ChainValidation;
import dev.dmarcdesk.arc.Sealed;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.diagnosis.DiagnosisFindings;
import dev.dmarcdesk.diagnosis.Samples;
import dev.dmarcdesk.dkim.Keys;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.plan.Linting;
import dev.dmarcdesk.publication.PublicationAdvice;
import dev.dmarcdesk.publication.PublicationFinding;
import dev.dmarcdesk.publication.Sight;
import dev.dmarcdesk.publication.Sighting;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.ChangeAdvice;
import dev.dmarcdesk.watch.ChangeFinding;
import dev.dmarcdesk.watch.Drift;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Fetched.CertificateTrouble;
import dev.dmarcdesk.web.Fetched.Reason;
import dev.dmarcdesk.web.Web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What brings one finding about: an entry of `provocations.txt`, which tells how to write one.
///
/// @param code the finding's code
/// @param options the words beside it, `name=value`
/// @param lines the lines below it
record Provocation(String code, List<String> options, List<String> lines) {
    private static final Path FILE = Path.of("src/test/resources/golden/provocations.txt");
    private static final Pattern SEALERS = Pattern.compile(",");
    private static final String MAIL = "@ MX 10 mx\nmx A 192.0.2.1\nmta-sts A 192.0.2.2\n";

    static List<Provocation> all() throws IOException {
        var all = new ArrayList<Provocation>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith(" ")) {
                all.getLast().lines.add(filled(line.strip()));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                var words = List.of(line.split(" "));
                var options = words.subList(1, words.size());
                all.add(new Provocation(words.getFirst(), options, new ArrayList<>()));
            }
        }
        return all;
    }

    /// The part of the code before the dot.
    String area() {
        return code.substring(0, code.indexOf('.'));
    }

    /// What is said.
    List<Advice> findings() {
        if (area().equals("change")) {
            return isChange() ? drift().advice() : List.of(tiding());
        }
        if (!option("publication", "").isEmpty()) {
            return List.of(publication());
        }
        if (!option("message", "").isEmpty()) {
            return DiagnosisFindings.of(Samples.named(option("message", "")));
        }
        if (!option("sealed", "").isEmpty()) {
            return List.of(sealed());
        }
        return lines("lint ").stream().findFirst().map(this::judged).orElseGet(this::audited);
    }

    /// Whether it is of two worlds, one after the other.
    boolean isChange() {
        return area().equals("change") && option("tiding", "").isEmpty();
    }

    /// The change from the world as it was to the world as it is now.
    Drift drift() {
        Provocation before = at("was ", "now ");
        Provocation after = at("now ", "was ");
        return Drift.of(
                option("of", "a.example"),
                before.dns(),
                before.web(),
                after.dns(),
                after.web(),
                selectors());
    }

    /// The lines of one time, and those of both.
    private Provocation at(String time, String other) {
        return new Provocation(
                code,
                options,
                lines.stream()
                        .filter(line -> !line.startsWith(other))
                        .map(line -> line.startsWith(time) ? line.substring(time.length()) : line)
                        .toList());
    }

    /// What is told of a domain that does not answer, or does not rest.
    private Advice tiding() {
        var domain = DomainName.of("a.example");
        var aspects = new TreeSet<>(Set.of(new Aspect(Aspect.Kind.MX, domain)));
        Instant later = Drift.AT.plus(Duration.ofHours(7));
        return ChangeAdvice.on(
                switch (option("tiding", "")) {
                    case "unanswered" -> new ChangeFinding.Unavailable(domain, Drift.AT, aspects);
                    case "answered" -> new ChangeFinding.Recovered(domain, Drift.AT, later);
                    default -> new ChangeFinding.Restless(domain, 3, Drift.AT, aspects);
                });
    }

    /// What is told of a change that somebody says they published.
    private Advice publication() {
        var name = DomainName.of("_dmarc.a.example");
        String value = "v=DMARC1; p=none; rua=mailto:dmarc@a.example";
        String other = "v=DMARC1; p=none";
        var edit = new RecordEdit(RecordEdit.Action.ADD, RrType.TXT, name, value);
        var server = DomainName.of("ns2.a.example");
        var astray = new Question(DomainName.of("_dmarc.a.example.a.example"), RrType.TXT);
        return PublicationAdvice.on(
                switch (option("publication", "")) {
                    case "live" -> new PublicationFinding.Live(edit, 2);
                    case "cached" -> new PublicationFinding.StillCached(edit, 2);
                    case "behind" -> new PublicationFinding.ServersBehind(edit, List.of(server), 2);
                    case "none" -> new PublicationFinding.NotPublished(edit, 2);
                    case "another" ->
                            new PublicationFinding.AnotherPublished(edit, List.of(other), false);
                    case "right" -> new PublicationFinding.AnotherRight(edit, List.of(other));
                    case "wrong" ->
                            new PublicationFinding.CameOutWrong(
                                    edit, new Sight.Slip.Cut("v=DMARC1"));
                    case "astray" ->
                            new PublicationFinding.PublishedAstray(
                                    edit, new Sighting.Stray(astray, value));
                    case "silent" -> new PublicationFinding.ServersSilent(edit, List.of(server));
                    case "resolver" -> new PublicationFinding.OnlyResolver(edit);
                    default ->
                            new PublicationFinding.PublicationUnknown(
                                    edit, "The name server did not answer in time.");
                });
    }

    private Advice sealed() {
        String[] sealers = SEALERS.split(option("sealed", ""));
        Sealed message = sealers[0].equals("nobody") ? Sealed.plain() : Sealed.by(sealers);
        for (String field : lines("field ")) {
            message = message.and(field);
        }
        return ArcAdvice.on(
                ArcFinding.of(
                        ChainValidation.of(
                                option("given", "whole").equals("header")
                                        ? message.headerOnly()
                                        : message.whole(),
                                Sealed.keysOf(sealers),
                                Instant.EPOCH)));
    }

    private List<Advice> judged(String draft) {
        String pasted = draft.replace("\\n", "\n");
        boolean alone = lines.size() == 1;
        return (alone ? Linting.of(pasted) : Linting.over(dns(), "a.example", pasted)).findings();
    }

    private List<Advice> audited() {
        return Audit.of(option("of", "a.example"), dns(), web(), chain(), selectors())
                .report()
                .findings();
    }

    private Dns dns() {
        String zone =
                lines.stream()
                        .filter(line -> !line.matches("(beside|policy|lint) .*"))
                        .collect(Collectors.joining("\n"));
        Dns records = zone(option("with", "").equals("mail") ? MAIL + zone : zone);
        Dns beside = zone(String.join("\n", lines("beside ")));
        return lines("beside ").isEmpty() ? records : new AliasBeside(records, beside);
    }

    private static Dns zone(String text) {
        return ZoneDns.of("$ORIGIN a.example.\n" + text);
    }

    private Web web() {
        String policy = "version: STSv1\n" + String.join("\n", lines("policy ")) + "\n";
        Fetched fetched =
                switch (option("web", "none")) {
                    case "policy" -> new Fetched.Document("text/plain", policy);
                    case "html" -> new Fetched.Document("text/html", policy);
                    case "missing" -> new Fetched.Status(404);
                    case "moved" -> new Fetched.Redirect(302, "https://b.example/");
                    case "endless" -> new Fetched.TooLong(65_536);
                    case "certificate" ->
                            new Fetched.BadCertificate(
                                    CertificateTrouble.EXPIRED, "It ended on 2026-01-01.");
                    case "private" -> new Fetched.NotPublic(InetAddress.ofLiteral("10.0.0.1"));
                    default -> new Fetched.Unreachable(Reason.NOT_TRIED, "Nobody asks it here.");
                };
        return (_, _) -> fetched;
    }

    private ChainOfTrust chain() {
        return switch (option("chain", "none")) {
            case "secure" -> _ -> new Security.Secure(Witness.OURSELVES);
            case "insecure" -> _ -> new Security.Insecure(false, Witness.OURSELVES);
            case "signed" -> _ -> new Security.Insecure(true, Witness.OURSELVES);
            case "bogus" -> _ -> new Security.Bogus("A signature has expired.", Witness.OURSELVES);
            case "unknown" -> _ -> new Security.Unknown("The resolver did not answer.");
            default -> ChainOfTrust.OFFLINE;
        };
    }

    private String[] selectors() {
        String selector = option("selector", "");
        return selector.isEmpty() ? new String[0] : new String[] {selector};
    }

    private String option(String name, String otherwise) {
        return options.stream()
                .filter(option -> option.startsWith(name + "="))
                .map(option -> option.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private List<String> lines(String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    private static String filled(String line) {
        String text = line.replace("{cut2048}", Keys.rsa(2048).substring(0, 255 - "p=".length()));
        for (int bits : List.of(1016, 1024, 2048, 4096)) {
            text = text.replace("{rsa" + bits + "}", Keys.rsa(bits));
        }
        return text;
    }
}
