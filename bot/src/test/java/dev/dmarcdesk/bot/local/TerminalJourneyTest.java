package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.Behaviour;
import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.bot.Events;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.live.Inspectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Arguments in; text, JSON and exit code out: the whole program against a DNS server on the
/// loopback.
class TerminalJourneyTest {
    private static final Dns ZONE =
            ZoneDns.of(
                    """
                    $ORIGIN good.example.
                    @               A    192.0.2.1
                                    MX   10 mx.good.example.
                                    TXT  "v=spf1 mx -all"
                    mx              A    192.0.2.2
                    _dmarc          TXT  "v=DMARC1; p=reject; rua=mailto:d@good.example"
                    s1._domainkey   TXT  "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
                    $ORIGIN open.example.
                    @               A    192.0.2.3
                                    MX   10 mx.good.example.
                                    TXT  "v=spf1 include:good.example include:gone.example ~all"
                                    TXT  "<!channel> <https://evil.example|click> \\027[31m"
                    $ORIGIN xn--mnchen-3ya.example.
                    @               A    192.0.2.4
                                    TXT  "v=spf1 -all"
                    _dmarc          TXT  "v=DMARC1; p=reject"
                    """);

    private final List<LoopbackDns> servers = new ArrayList<>();

    /// What a process leaves behind.
    private record Ran(int exit, String out, String err) {
        JsonNode json() throws JsonProcessingException {
            return new ObjectMapper().readTree(out);
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(LoopbackDns::close);
    }

    @Test
    void a_sound_domain_ends_well() throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);

        Ran text = run("good.example", "--selector", "s1", "--dns", server);
        Ran json = run("--json", "check", "good.example", "--selector=s1", "--dns=" + server);

        assertThat(text.exit).as(text.out).isZero();
        assertThat(text.err).isEmpty();
        assertThat(json.exit).isZero();
        assertThat(json.json().at("/verdict/level").asText()).isEqualTo("good");
        assertThat(json.json().at("/domain").asText()).isEqualTo("good.example");
        assertThat(text.out).contains(json.json().at("/verdict/headline").asText());
    }

    @Test
    void an_open_domain_ends_with_1_and_colours_nothing_of_its_records()
            throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);

        Ran text = run("open.example", "--dns", server);

        assertThat(text.exit).isEqualTo(1);
        assertThat(text.out).doesNotContain("\u001b");
        assertThat(
                        run("open.example", "--json", "--dns", server)
                                .json()
                                .at("/verdict/level")
                                .asText())
                .isIn("bad", "attention");
    }

    @Test
    void a_plan_ends_with_0_at_the_end_of_the_road_1_on_it_and_3_where_nobody_knows()
            throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);

        Ran arrived = run("plan", "good.example", "--selector", "s1", "--dns", server);
        Ran begins = run("plan", "open.example", "--dns", server);
        Ran json = run("plan", "open.example", "--json", "--dns", server);
        Ran unknown = run("plan", "open.example", "--json", "--dns", serve(Behaviour.rcode(2)));

        assertThat(arrived.exit).as(arrived.out).isZero();
        assertThat(begins.exit).isEqualTo(1);
        assertThat(json.exit).isEqualTo(1);
        assertThat(json.json().at("/kind").asText()).isEqualTo("plan");
        assertThat(json.json().at("/current").isNull()).isTrue();
        assertThat(json.json().at("/proposed").asText())
                .isEqualTo("v=DMARC1; p=none; rua=mailto:dmarc-reports@open.example");
        assertThat(begins.out).contains(json.json().at("/proposed").asText());
        assertThat(unknown.exit).isEqualTo(3);
        assertThat(unknown.json().at("/steps")).isEmpty();
    }

    @Test
    void a_domain_may_be_typed_as_it_comes() throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);

        Ran text = run("https://MÜNCHEN.example/x", "--dns", server);
        JsonNode json = run("user@münchen.example", "--json", "--dns", server).json();

        assertThat(text.out).contains("münchen.example (xn--mnchen-3ya.example)");
        assertThat(json.at("/domain").asText()).isEqualTo("xn--mnchen-3ya.example");
        assertThat(json.at("/domainUnicode").asText()).isEqualTo("münchen.example");
    }

    @Test
    void says_nothing_of_what_was_understood_when_it_was_plain() {
        assertThat(run("Good.EXAMPLE.", "--dns", serve(Behaviour.NORMAL)).out)
                .doesNotContain("Read Good.EXAMPLE");
    }

    @Test
    void spf_shows_the_whole_tree() {
        Ran ran = run("spf", "open.example", "--dns", serve(Behaviour.NORMAL));

        assertThat(ran.exit).isEqualTo(1);
        assertThat(ran.out)
                .contains(
                        "v=spf1 include:good.example include:gone.example ~all",
                        "3 of 10 lookups",
                        "├─ include:good.example",
                        "│  ├─ mx",
                        "├─ include:gone.example",
                        "does not exist: permerror");
    }

    @Test
    void spf_speaks_of_spf_alone() {
        assertThat(run("spf", "good.example", "--dns", serve(Behaviour.NORMAL)).exit).isZero();
    }

    @Test
    void spf_says_whether_a_client_may_send() throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);

        Ran pass = run("spf", "good.example", "--ip", "192.0.2.2", "--dns", server);
        Ran fail = run("spf", "good.example", "--ip=203.0.113.9", "--dns", server, "--json");
        Ran permerror = run("spf", "open.example", "--ip", "203.0.113.9", "--dns", server);

        assertThat(pass.exit).as(pass.out).isZero();
        assertThat(pass.out)
                .contains(
                        "192.0.2.2 may send for good.example: SPF pass",
                        "└─ mx         ✓  has 192.0.2.2: pass");
        assertThat(fail.exit).isEqualTo(1);
        assertThat(fail.json().at("/kind").asText()).isEqualTo("spf");
        assertThat(fail.json().at("/result").asText()).isEqualTo("fail");
        assertThat(permerror.exit).isEqualTo(1);
        assertThat(permerror.out).contains("include:gone.example", "permerror");
    }

    @Test
    void spf_for_a_client_is_undetermined_without_a_dns() {
        Ran ran =
                run(
                        "spf",
                        "good.example",
                        "--ip",
                        "192.0.2.2",
                        "--timeout",
                        "500ms",
                        "--dns",
                        serve(Behaviour.DROP));

        assertThat(ran.exit).isEqualTo(3);
        assertThat(ran.out).contains("temperror");
    }

    @Test
    void spf_refuses_what_is_no_client() {
        Ran ran = run("spf", "good.example", "--ip", "192.0.2", "--dns", "demo");

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err)
                .contains("expected an IPv4 or IPv6 address such as 192.0.2.1")
                .contains("--ip 192.0.2\n", "^^^^^^^");
    }

    @Test
    void dkim_shows_the_keys_at_the_named_selectors() {
        String server = serve(Behaviour.NORMAL);

        assertThat(run("dkim", "good.example", "s1", "--dns", server).out)
                .contains("s1", "ED25519");
        assertThat(run("dkim", "s1._domainkey.good.example", "--dns", server).out)
                .contains("s1", "ED25519");
        assertThat(run("dkim", "good.example", "s1", "--dns", server).exit).isZero();
        assertThat(run("dkim", "good.example", "s9", "--dns", server).exit).isEqualTo(1);
    }

    @Test
    void a_record_is_judged_without_asking_anybody() throws JsonProcessingException {
        String nobody = "127.0.0.1:1";

        Ran right = run("lint", "v=DMARC1; p=reject", "--dns", nobody);
        Ran wrong = run("lint", "v=spf1 include:_spf.a.example -all;", "--dns", nobody);
        Ran words = run("lint", "v=spf1", "mx", "-all", "--dns", nobody);
        Ran json = run("lint", "v=DMARC1, p=none", "--json", "--dns", nobody);

        assertThat(right.exit).as(right.out).isZero();
        assertThat(wrong.exit).isEqualTo(1);
        assertThat(wrong.out)
                .contains("v=spf1 include:_spf.a.example -all\n")
                .contains("-all;\n" + " ".repeat(40) + "^\n");
        assertThat(words.exit).as(words.out).isZero();
        assertThat(json.json().at("/kind").asText()).isEqualTo("lint");
        assertThat(json.json().at("/corrected").asText()).startsWith("v=DMARC1; p=none");
        assertThat(json.json().at("/domain").isNull()).isTrue();
    }

    @Test
    void a_record_is_held_against_what_is_published() throws JsonProcessingException {
        String server = serve(Behaviour.NORMAL);
        String dead = serve(Behaviour.rcode(2));
        String record = "v=spf1 include:good.example include:gone.example -all";

        Ran text = run("lint", record, "--domain", "open.example", "--dns", server);
        Ran json = run("lint", record, "--domain=open.example", "--json", "--dns", server);
        Ran unknown = run("lint", record, "--domain=open.example", "--dns", dead);

        assertThat(text.exit).isEqualTo(1);
        assertThat(text.out).contains("gone.example", "Another SPF record stands at open.example");
        assertThat(json.json().at("/findings").findValuesAsText("code"))
                .contains("spf.include-none", "spf.stands-beside");
        assertThat(unknown.exit).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello world", "-----BEGIN PUBLIC KEY-----", "example.com"})
    void what_is_no_record_is_refused(String text) {
        Ran ran = run("lint", text);

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.err).contains("a DMARC, SPF, DKIM, MTA-STS, TLS-RPT or BIMI");
        assertThat(ran.out).isEmpty();
    }

    @Test
    void a_dead_resolver_leaves_it_undetermined() throws JsonProcessingException {
        String server = serve(Behaviour.DROP);

        Ran text = run("good.example", "--timeout", "500ms", "--dns", server);
        Ran json = run("good.example", "--timeout", "500ms", "--json", "--dns", server);

        assertThat(text.exit).isEqualTo(3);
        assertThat(text.out).contains("DNS");
        assertThat(json.exit).isEqualTo(3);
        assertThat(json.json().at("/verdict/level").asText()).isEqualTo("unknown");
    }

    @Test
    void a_resolver_that_refuses_leaves_it_undetermined() {
        assertThat(run("good.example", "--dns", serve(Behaviour.rcode(5))).exit).isEqualTo(3);
        assertThat(run("spf", "good.example", "--dns", serve(Behaviour.rcode(2))).exit)
                .isEqualTo(3);
        assertThat(run("dkim", "good.example", "s1", "--dns", serve(Behaviour.rcode(2))).exit)
                .isEqualTo(3);
    }

    @Test
    void the_demo_needs_no_server() {
        assertThat(run("acme.example", "--dns", "demo").exit).isEqualTo(1);
        assertThat(run("goodpost.example", "--dns", "demo").exit).isZero();
    }

    private String serve(Behaviour behaviour) {
        var server = LoopbackDns.serving(ZONE, _ -> behaviour);
        servers.add(server);
        return "127.0.0.1:" + server.address().getPort();
    }

    private static byte[] message(String spf, String dmarc) {
        return """
        Received: from mail.other.example (mail.other.example [192.0.2.9]) by mx.receiver.example;
         Sat, 21 Nov 2026 08:59:58 +0000
        Authentication-Results: mx.receiver.example; spf=%1$s smtp.mailfrom=bounce@good.example;
         dkim=%1$s header.d=good.example header.s=s1;
         dmarc=%2$s header.from=good.example
        From: Ann <ann@good.example>
        To: bob@receiver.example
        Subject: Secret plans
        Date: Sat, 21 Nov 2026 08:59:55 +0000
        Message-ID: <1@good.example>
        """
                .formatted(spf, dmarc)
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_change_is_tried_and_the_exit_code_says_how_the_domain_would_stand() throws Exception {
        String server = serve(Behaviour.NORMAL);

        Ran worse = run("plan", "good.example", "p=none", "--dns", server);
        Ran same =
                run(
                        "plan",
                        "good.example",
                        "v=DMARC1; p=reject; rua=mailto:d@good.example",
                        "--json",
                        "--dns",
                        server);
        Ran mended = run("plan", "open.example", "remove", "include:gone.example", "--dns", server);

        assertThat(worse.exit).isEqualTo(1);
        assertThat(worse.out)
                .contains("Do not publish this", "would be delivered instead")
                .contains("v=DMARC1; p=none; rua=mailto:d@good.example");
        assertThat(same.json().at("/kind").asText()).isEqualTo("plan");
        assertThat(same.json().at("/recommendation").asText()).isEqualTo("already-published");
        assertThat(same.json().at("/steps")).isEmpty();
        assertThat(mended.exit).isEqualTo(1);
        assertThat(mended.out).contains("You can publish this: SPF would work again");
    }

    @Test
    void a_change_that_can_not_be_made_is_no_command() {
        String server = serve(Behaviour.NORMAL);

        Ran gone = run("plan", "good.example", "remove", "include:x.example", "--dns", server);
        Ran unknown = run("plan", "good.example", "make it safe", "--dns", server);
        Ran suffix = run("plan", "good.example", "psd=y", "--dns", server);

        assertThat(List.of(gone.exit, unknown.exit, suffix.exit)).containsOnly(2);
        assertThat(gone.err.replaceAll("\\s+", " "))
                .contains("not in the record. In it are: mx -all");
        assertThat(unknown.err).contains("p=quarantine");
        assertThat(suffix.err).contains("registries");
    }

    @Test
    void a_change_is_tried_on_a_message(@TempDir Path directory) throws Exception {
        String server = serve(Behaviour.NORMAL);
        Path file = directory.resolve("m.eml");
        Files.write(file, message("pass", "pass"));

        Ran ran =
                run(
                        "plan",
                        "good.example",
                        "--message",
                        file.toString(),
                        "remove",
                        "mx",
                        "--dns",
                        server);
        Ran missing = run("plan", "good.example", "p=none", "--message", "no.eml", "--dns", server);

        assertThat(ran.out.replaceAll("\\s+", " "))
                .contains("The last message from good.example that you had diagnosed")
                .doesNotContain("ann@", "bob@", "Secret");
        assertThat(missing.exit).isEqualTo(2);
        assertThat(missing.err).contains("no.eml");
    }

    @Test
    void a_change_is_not_tried_on_a_dns_that_is_down() {
        String server = serve(Behaviour.rcode(2));

        Ran ran = run("plan", "good.example", "add", "a:mx.good.example", "--dns", server);

        assertThat(ran.exit).isEqualTo(3);
        assertThat(ran.out).contains("Could not tell what this would change");
    }

    @Test
    void a_message_through_a_pipe_is_diagnosed_and_the_exit_code_says_how() throws Exception {
        String server = serve(Behaviour.NORMAL);

        Ran pass = given(message("pass", "pass"), "headers", "--dns", server);
        Ran fail = given(message("fail", "fail"), "headers", "-", "--dns", server);
        Ran json = given(message("pass", "pass"), "headers", "--json", "--dns", server);

        assertThat(pass.out).contains("good.example").doesNotContain("ann@", "bob@", "Secret");
        assertThat(pass.exit).as(pass.out).isZero();
        assertThat(fail.exit).as(fail.out).isEqualTo(1);
        assertThat(json.exit).isZero();
        assertThat(json.json().at("/kind").asText()).isEqualTo("message");
        assertThat(json.out).doesNotContain("ann@", "bob@", "Secret");
    }

    @Test
    void a_message_in_a_file_or_on_the_line_is_diagnosed(@TempDir Path directory)
            throws IOException {
        String server = serve(Behaviour.NORMAL);
        var file = Files.write(directory.resolve("a mail: 1.eml"), message("pass", "pass"));
        String typed = new String(message("pass", "pass"), StandardCharsets.UTF_8);

        assertThat(run("headers", file.toString(), "--dns", server).exit).isZero();
        assertThat(run("headers", typed, "--dns", server).exit).isZero();
        assertThat(run(typed, "--dns", server).exit).isZero();
        assertThat(
                        run(
                                        "--ip",
                                        "192.0.2.2",
                                        "--sender=bounce@good.example",
                                        "headers",
                                        file.toString(),
                                        "--helo",
                                        "mx.good.example",
                                        "--dns",
                                        server)
                                .exit)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR",
                "<!DOCTYPE html><html>",
                "Call me Ishmael."
            })
    void what_is_no_message_is_told_and_not_repeated(String text) {
        Ran ran = given(text.getBytes(StandardCharsets.ISO_8859_1), "headers", "--dns", "demo");

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err).startsWith("✗ Not understood").doesNotContain("Ishmael", "IHDR");
    }

    @Test
    void the_sample_message_is_diagnosed_without_a_network() {
        Ran ran = run("headers", Events.file("docs/newsletter.eml").toString(), "--dns", "demo");

        assertThat(ran.exit).isEqualTo(1);
        assertThat(ran.out).contains("acme.example", "Twilio SendGrid").doesNotContain("Autumn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--helo=x y", "--selector=s1"})
    void an_option_that_is_none_of_headers_is_no_message(String option) {
        Ran ran = run("headers", "message.eml", "--ip", "192.0.2.1", option);

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.err).contains("no other option than --ip, --sender and --helo");
    }

    @Test
    void what_is_too_long_names_the_limit() {
        Ran ran = given(new byte[(1 << 20) + 1], "headers");

        assertThat(ran.exit).isEqualTo(2);
        assertThat(ran.err).contains("at most 1 MiB");
    }

    @Test
    void a_message_whose_records_can_not_be_looked_up_is_undetermined() {
        Ran ran =
                given(
                        message("pass", "temperror"),
                        "headers",
                        "--timeout",
                        "300ms",
                        "--dns",
                        serve(Behaviour.DROP));

        assertThat(ran.exit).as(ran.out).isEqualTo(3);
    }

    private static Ran run(String... arguments) {
        return given(new byte[0], arguments);
    }

    private static Ran given(byte[] input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        Map.of(),
                        false,
                        new ByteArrayInputStream(input),
                        printer(out),
                        printer(err),
                        options ->
                                Inspectors.over(
                                        options.source(), options::trustAnchors, options.timeout()),
                        Clock.systemUTC());
        int exit = terminal.run(List.of(arguments));
        return new Ran(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream printer(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, false, StandardCharsets.US_ASCII);
    }
}
