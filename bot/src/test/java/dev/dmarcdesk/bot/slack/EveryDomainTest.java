package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.World;
import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.Outcome;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.bot.slack.BlockKit.Tables;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.lambda.ReportJson;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every command that explains a domain, over the whole offline world and over zones made to break
/// it: each answer is one that Slack takes, and its document keeps its schema.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryDomainTest {
    private final World world = World.read("dev");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final JsonSchema DOMAIN = schema("domain");
    private static final JsonSchema RAW = schema("raw");
    private static final JsonSchema PLAN = schema("plan");
    private static final JsonSchema NOTE = schema("note");
    private static final JsonSchema WHAT_IF = schema("what-if");

    /// The longest text of a block that Slack documents.
    private static final int SLACK_TEXT = 3_000;

    private static JsonSchema schema(String name) {
        return SCHEMAS.getSchema(ReportJson.class.getResourceAsStream(name + ".schema.json"));
    }

    Stream<String> domains() {
        return Stream.concat(
                        world.domains().stream(),
                        world.traps().values().stream().map(World.Trap::domain))
                .distinct();
    }

    /// Some of them, for what costs two audits each.
    Stream<String> someDomains() {
        List<String> all = domains().toList();
        return java.util.stream.IntStream.range(0, all.size())
                .filter(i -> i % 4 == 0)
                .mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("domains")
    void explains_itself_within_what_slack_takes(String domain) throws IOException {
        explain(domain, world.dns());
    }

    @ParameterizedTest
    @MethodSource("someDomains")
    void tries_changes_out_within_what_slack_takes(String domain) throws IOException {
        var toolbox = new WorldToolbox(world.dns());
        for (String change :
                List.of(
                        "p=quarantine t=y",
                        "adkim=s",
                        "add include:_spf.google.com",
                        "remove include:_spf.google.com",
                        "v=DMARC1; p=reject",
                        "v=spf1 mx -all")) {
            run(toolbox, "plan " + domain + " " + change, WHAT_IF);
        }
    }

    private static void explain(String domain, Dns dns) throws IOException {
        var toolbox = new WorldToolbox(dns);
        Outcome first = run(toolbox, "check " + domain, DOMAIN);
        Set<String> codes = new LinkedHashSet<>();
        JSON.readTree(((Outcome.Judged) first).json().get())
                .path("findings")
                .findValuesAsText("code")
                .forEach(codes::add);
        for (String code : codes) {
            run(toolbox, "why " + domain + " " + code, DOMAIN);
        }
        run(toolbox, "why " + domain, DOMAIN);
        run(toolbox, "raw " + domain, RAW);
        run(toolbox, "check " + domain + " --as 7489", DOMAIN);
        run(toolbox, "plan " + domain, PLAN);
        run(
                toolbox,
                "note other "
                        + domain
                        + " --signature mail.example.net/s1/fail --return-path b.example.net/pass",
                NOTE);
    }

    private static Outcome run(WorldToolbox toolbox, String line, JsonSchema schema)
            throws IOException {
        if (!(Commands.shared().parse(line) instanceof Parsed.Valid<Invocation>(var read, _))
                || !(read.work() instanceof Work.Looking looking)) {
            throw new AssertionError("not understood: " + line);
        }
        Outcome outcome = looking.lookup().run(toolbox, Place.TERMINAL);
        fits(line, outcome.page());
        assertThat(TerminalText.render(outcome.page(), 80, false)).as(line).isNotBlank();
        if (outcome instanceof Outcome.Judged judged) {
            String json = judged.json().get();
            assertThat(schema.validate(JSON.readTree(json))).as(line).isEmpty();
        }
        return outcome;
    }

    private static void fits(String line, Document page) {
        for (Tables tables : Tables.values()) {
            JsonNode message = BlockKit.render(page, tables);
            assertThat(message.get("blocks"))
                    .as(line)
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(MessageFit.BLOCKS);
            assertThat(texts(message.get("blocks")).stream().mapToInt(String::length).sum())
                    .as(line)
                    .isLessThanOrEqualTo(MessageFit.TOTAL + 200);
            assertThat(message.get("text").asText()).as(line).isNotBlank().hasSizeLessThan(1_200);
            assertThat(texts(message)).as(line).noneMatch(text -> text.length() > SLACK_TEXT);
            assertThat(texts(message)).as(line).noneMatch(EveryDomainTest::hidesSomething);
            var ids = new HashSet<String>();
            for (JsonNode block : message.get("blocks")) {
                if (block.path("type").asText().equals("header")) {
                    assertThat(block.at("/text/text").asText())
                            .as(line)
                            .hasSizeBetween(1, MessageFit.HEADER);
                }
                if (block.path("type").asText().equals("actions")) {
                    assertThat(block.path("elements")).as(line).hasSizeBetween(1, 25);
                }
            }
            for (JsonNode button : buttons(message)) {
                assertThat(button.path("value").asText())
                        .as(line)
                        .hasSizeBetween(1, MessageFit.BUTTON_VALUE);
                assertThat(button.at("/text/text").asText())
                        .as(line)
                        .hasSizeBetween(1, MessageFit.BUTTON);
                assertThat(ids.add(button.path("action_id").asText())).as(line).isTrue();
                assertThat(Commands.shared().parse(button.path("value").asText()))
                        .as("%s: button %s", line, button.path("value"))
                        .isInstanceOf(Parsed.Valid.class);
            }
        }
    }

    private static List<JsonNode> buttons(JsonNode node) {
        var found = new ArrayList<JsonNode>();
        if (node.path("type").asText().equals("button")) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(buttons(child)));
        return found;
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    private static boolean hidesSomething(String text) {
        return text.chars()
                .anyMatch(c ->
                        (Character.isISOControl(c) && c != '\n')
                                || (c >= 0x202a && c <= 0x202e)
                                || (c >= 0x2066 && c <= 0x2069)
                                || c == 0x200b);
    }

    /// Octets as UTF-8 that a reader might turn into signs again: a right-to-left override.
    private static final String BIDI = "\u00e2\u0080\u00ae";

    @ParameterizedTest
    @ValueSource(ints = {1, 250, 4_000, 60_000})
    void hostile_texts_of_any_length_are_bounded(int length) throws IOException {
        String bulk = ("<!channel>`" + BIDI + "\u0000\u001b[31m<@U1>").repeat(length / 20 + 1);
        Dns dns =
                question -> {
                    String name = question.name().toString();
                    if (question.type() != RrType.TXT) {
                        return new Answer.NoData(List.of());
                    }
                    if (name.startsWith("_dmarc")) {
                        return found(
                                "v=DMARC1; p=none; p=reject; p=none; rua=" + bulk + ";" + bulk);
                    }
                    return found("v=spf1 " + bulk + " -all", bulk, "v=DKIM1; p=" + bulk, bulk);
                };

        explain("hostile.example", dns);
        run(new WorldToolbox(dns), "raw hostile.example TXT hostile.example", RAW);
    }

    @Test
    void two_hundred_includes_and_long_records_are_planned_for() throws IOException {
        var record = new StringBuilder("v=spf1");
        var zone = new StringBuilder("$ORIGIN big.example.\n@ MX 10 m\nm A 192.0.2.1\n");
        for (int i = 0; i < 200; i++) {
            record.append(" include:i").append(i).append(".big.example");
            zone.append("i").append(i).append(" TXT \"v=spf1 ip4:192.0.2.").append(i);
            zone.append(i % 3 == 0 ? " include:nowhere" + i + ".example" : "").append(" -all\"\n");
        }
        var strings = new StringBuilder();
        String all = record + " ~all";
        for (int at = 0; at < all.length(); at += 250) {
            strings.append(" \"").append(all, at, Math.min(all.length(), at + 250)).append('"');
        }
        zone.append("@ TXT").append(strings).append('\n');
        zone.append(
                "_dmarc TXT \"v=DMARC1; p=none; p=reject; sp=x; p=none; rua=mailto:d@big.example");
        zone.append("; x=1".repeat(40)).append("\"\n");
        Dns dns = ZoneDns.of(zone.toString());

        explain("big.example", dns);
        for (String change :
                List.of(
                        "p=quarantine",
                        "add include:one.more.example",
                        "remove include:i7.big.example",
                        "adkim=s aspf=s",
                        "v=DMARC1; p=reject; " + "y=z; ".repeat(500),
                        "v=spf1 " + "include:i1.big.example ".repeat(150) + "-all")) {
            run(new WorldToolbox(dns), "plan big.example " + change, WHAT_IF);
        }
        run(new WorldToolbox(dns), "spf big.example", schema("domain"));
    }

    private static Answer found(String... texts) {
        return new Answer.Found(
                Stream.of(texts).<Rdata>map(Rdata.Text::of).toList(), List.<DomainName>of());
    }
}
