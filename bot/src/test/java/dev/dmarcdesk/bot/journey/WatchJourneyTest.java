package dev.dmarcdesk.bot.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.bot.FakeSlack;
import dev.dmarcdesk.bot.aws.DynamoStack;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.Subscription;
import dev.dmarcdesk.bot.watch.WatchKey;
import dev.dmarcdesk.bot.watch.Watched;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.watch.Memory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From the schedule's event to the message in the channel, for every kind of change: a domain for
/// each, all watched in one channel, and one day on which all of it happens.
///
/// The handlers are the real ones, the table is in DynamoDB's own local server, and the DNS on
/// loopback says something else from one moment to the next. The zones' own servers can not be
/// reached from here, so a change is believed at the third look, and the alert says so.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchJourneyTest {
    private static final Duration TURN = Duration.ofMinutes(15);
    private static final Duration UNTIL_BELIEVED = TURN.plusMinutes(30);
    private static final Duration OUTAGE = Duration.ofHours(7);

    /// A selector that somebody's mail showed.
    private static final String LEARNT = "crm2026";

    /// Where it has to be told what it means that the old records are back.
    private static final Set<String> GRAVE_WHEN_TAKEN_BACK =
            Set.of("strengthened.example", "added.example");

    private static final String KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String OTHER_KEY = "O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=";

    /// One kind of change.
    ///
    /// @param kind what happens
    /// @param domain to whom
    /// @param before what is published, below the domain
    /// @param after what is published then
    /// @param told words of the alert
    record Change(String kind, String domain, String before, String after, List<String> told) {
        private String zone(boolean changed) {
            return "$ORIGIN " + domain + ".\n" + (changed ? after : before) + "\n";
        }

        @Override
        public String toString() {
            return kind;
        }
    }

    private static Change change(
            String kind, String domain, String before, String after, String... told) {
        return new Change(kind, domain + ".example", before, after, List.of(told));
    }

    private static String text(String name, String record) {
        return name + " TXT \"" + record + "\"\n";
    }

    private static String spf(String record) {
        return text("@", record) + text("_dmarc", "v=DMARC1; p=reject");
    }

    private static String dmarc(String record) {
        return text("@", "v=spf1 -all") + text("_dmarc", record);
    }

    private static String with(String record) {
        return spf("v=spf1 -all") + record;
    }

    private static String key(String selector, String key) {
        return text(selector + "._domainkey", "v=DKIM1; k=ed25519; p=" + key);
    }

    static List<Change> changes() {
        return List.of(
                change(
                        "policy weakened",
                        "weakened",
                        dmarc("v=DMARC1; p=reject"),
                        dmarc("v=DMARC1; p=none"),
                        "p=reject",
                        "p=none"),
                change(
                        "policy strengthened",
                        "strengthened",
                        dmarc("v=DMARC1; p=none"),
                        dmarc("v=DMARC1; p=reject"),
                        "p=none",
                        "p=reject"),
                change(
                        "record added",
                        "added",
                        text("@", "v=spf1 -all"),
                        dmarc("v=DMARC1; p=none"),
                        "v=DMARC1; p=none"),
                change(
                        "record removed",
                        "removed",
                        spf("v=spf1 ip4:192.0.2.1 -all"),
                        text("_dmarc", "v=DMARC1; p=reject"),
                        "v=spf1 ip4:192.0.2.1 -all"),
                change(
                        "record changed",
                        "changed",
                        spf("v=spf1 ip4:192.0.2.1 -all"),
                        spf("v=spf1 ip4:192.0.2.77 -all"),
                        "ip4:192.0.2.77"),
                change(
                        "report address added",
                        "spied",
                        dmarc("v=DMARC1; p=reject; rua=mailto:d@spied.example"),
                        dmarc(
                                "v=DMARC1; p=reject; rua=mailto:d@spied.example,mailto:x@elsewhere.example"),
                        "elsewhere.example"),
                change(
                        "include changed, budget exceeded",
                        "grown",
                        spf("v=spf1 include:_spf.vendor.example -all")
                                + "$ORIGIN vendor.example.\n"
                                + text("_spf", "v=spf1 ip4:192.0.2.0/24 -all"),
                        spf("v=spf1 include:_spf.vendor.example -all")
                                + "$ORIGIN vendor.example.\n"
                                + text(
                                        "_spf",
                                        Stream.of("a b c d e f g h i j".split(" ", -1))
                                                .map(host -> "a:" + host + ".vendor.example")
                                                .collect(
                                                        Collectors.joining(
                                                                " ", "v=spf1 ", " -all")))
                                + Stream.of("a b c d e f g h i j".split(" ", -1))
                                        .map(host -> host + " A 192.0.2.9\n")
                                        .collect(Collectors.joining()),
                        "_spf.vendor.example",
                        "11"),
                change(
                        "key added",
                        "newkey",
                        with(key("default", KEY)),
                        with(key("default", KEY) + key(LEARNT, OTHER_KEY)),
                        LEARNT),
                change("key removed", "lostkey", with(key("default", KEY)), with(""), "default"),
                change(
                        "key replaced",
                        "swapped",
                        with(key("default", KEY)),
                        with(key("default", OTHER_KEY)),
                        "default"),
                change(
                        "delegation changed",
                        "redelegated",
                        with("@ NS ns1.dns.example.\n@ NS ns2.dns.example.\n"),
                        with("@ NS ns1.dns.example.\n@ NS ns.thief.example.\n"),
                        "ns.thief.example"),
                change(
                        "mx changed",
                        "rerouted",
                        with("@ MX 10 mail.rerouted.example.\nmail A 192.0.2.1\n"),
                        with("@ MX 10 mx.thief.example.\nmail A 192.0.2.1\n"),
                        "mx.thief.example"),
                change(
                        "MTA-STS removed",
                        "sts",
                        with(text("_mta-sts", "v=STSv1; id=20260101")),
                        with(""),
                        "v=STSv1; id=20260101"),
                change(
                        "TLS-RPT changed",
                        "tls",
                        with(text("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@tls.example")),
                        with(text("_smtp._tls", "v=TLSRPTv1; rua=mailto:t@elsewhere.example")),
                        "elsewhere.example"),
                change(
                        "BIMI removed",
                        "logo",
                        with(text("default._bimi", "v=BIMI1; l=; a=;")),
                        with(""),
                        "v=BIMI1; l=; a=;"));
    }

    private static final List<String> SHARING =
            List.of("one.example", "two.example", "three.example");

    private static String shared(String include) {
        return SHARING.stream()
                        .map(domain ->
                                "$ORIGIN "
                                        + domain
                                        + ".\n"
                                        + spf("v=spf1 include:_spf.everybodys.example -all"))
                        .collect(Collectors.joining())
                + "$ORIGIN everybodys.example.\n"
                + text("_spf", include);
    }

    private static String zone(boolean changed) {
        return changes().stream().map(change -> change.zone(changed)).collect(Collectors.joining())
                + shared(changed ? "v=spf1 ip4:192.0.2.0/24 ~all" : "v=spf1 ip4:192.0.2.0/25 ~all")
                + "$ORIGIN silent.example.\n"
                + spf("v=spf1 -all");
    }

    /// As it was, but that one domain's servers answer nobody.
    private static String silence() {
        return zone(false)
                .replace(
                        "$ORIGIN silent.example.", "silent.example. !SERVFAIL\n$ORIGIN x.example.");
    }

    private final AtomicReference<Dns> dns = new AtomicReference<>(ZoneDns.of(zone(false)));
    private final DynamoStack dynamo = new DynamoStack();
    private final Workspace workspace =
            new Workspace(question -> dns.get().ask(question), dynamo.settings());
    private final Schedule schedule = new Schedule(workspace);
    private int read;

    private List<FakeSlack.Post> atFirst;
    private List<FakeSlack.Post> alerts;
    private List<FakeSlack.Post> recoveries;
    private List<FakeSlack.Post> outage;
    private List<FakeSlack.Post> answeredAgain;

    /// What came since the last time.
    private List<FakeSlack.Post> posts() {
        var all = workspace.slack.posts();
        var posts = all.subList(read, all.size());
        read = all.size();
        return posts;
    }

    private static Stream<String> domains() {
        return Stream.concat(
                changes().stream().map(Change::domain),
                Stream.concat(SHARING.stream(), Stream.of("silent.example")));
    }

    private static Watched watched(DomainName domain) {
        var place = new Place("T0WORKSPACE", "C0MAIL", "U0ALICE");
        return new Watched(
                new WatchKey(place.team(), domain),
                List.of(Subscription.begun(place, Instant.EPOCH, TURN, "")),
                Memory.NONE,
                0);
    }

    @BeforeAll
    void happen() {
        var store = dynamo.watches(workspace.clock);
        domains()
                .map(domain -> watched(DomainName.of(domain)))
                .forEach(watched -> assertThat(store.save(watched)).isTrue());
        store.learn(
                watched(DomainName.of("newkey.example")).key(),
                List.of(LEARNT),
                workspace.clock.instant());
        schedule.pass(TURN.multipliedBy(2));
        atFirst = posts();

        dns.set(ZoneDns.of(zone(true)));
        schedule.pass(UNTIL_BELIEVED);
        alerts = posts();

        dns.set(ZoneDns.of(zone(false)));
        schedule.pass(UNTIL_BELIEVED);
        recoveries = posts();

        dns.set(ZoneDns.of(silence()));
        schedule.pass(OUTAGE, TURN);
        outage = posts();

        dns.set(ZoneDns.of(zone(false)));
        schedule.pass(TURN.multipliedBy(2), TURN);
        answeredAgain = posts();
    }

    @AfterAll
    void stop() {
        workspace.close();
        dynamo.close();
    }

    @Test
    void what_is_seen_first_is_no_change() {
        assertThat(atFirst).isEmpty();
    }

    private static List<FakeSlack.Post> about(List<FakeSlack.Post> posts, String domain) {
        return posts.stream().filter(post -> post.message().toString().contains(domain)).toList();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_is_told_once_with_what_it_is(Change change) {
        assertThat(about(alerts, change.domain())).hasSize(1);

        FakeSlack.Post alert = about(alerts, change.domain()).getFirst();
        assertThat(alert.path()).endsWith("/chat.postMessage");
        assertThat(alert.message().path("channel").asText()).isEqualTo("C0MAIL");
        assertThat(alert.message().toString()).contains(change.told());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_that_is_taken_back_edits_its_alert(Change change) {
        var said = about(recoveries, change.domain());

        assertThat(said).extracting(FakeSlack.Post::path).containsOnlyOnce("/api/chat.update");
        assertThat(said).hasSize(GRAVE_WHEN_TAKEN_BACK.contains(change.domain()) ? 2 : 1);
    }

    @Test
    void a_record_that_several_domains_include_is_told_once_for_all() {
        var told = about(alerts, "_spf.everybodys.example");

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().message().toString()).contains(SHARING);
        assertThat(about(recoveries, "_spf.everybodys.example"))
                .hasSize(1)
                .allSatisfy(edit -> assertThat(edit.path()).endsWith("/chat.update"));
    }

    @Test
    void nothing_else_is_told() {
        assertThat(alerts).hasSize(changes().size() + 1);
        assertThat(recoveries).hasSize(changes().size() + 1 + GRAVE_WHEN_TAKEN_BACK.size());
    }

    @Test
    void servers_that_answer_nobody_are_told_once_and_that_they_are_back_in_the_same_message() {
        assertThat(outage).hasSize(1);
        assertThat(outage.getFirst().path()).endsWith("/chat.postMessage");
        assertThat(outage.getFirst().message().toString()).contains("silent.example");

        assertThat(answeredAgain).hasSize(1);
        assertThat(answeredAgain.getFirst().path()).endsWith("/chat.update");
        assertThat(answeredAgain.getFirst().message().toString()).contains("silent.example");
    }

    /// Where no own server can be asked, that is said.
    @Test
    void every_alert_says_how_it_is_known() {
        assertThat(alerts)
                .allSatisfy(alert ->
                        assertThat(alert.message().toString()).containsIgnoringCase("resolver"));
    }
}
