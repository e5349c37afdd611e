package dev.dmarcdesk.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.publication.Sighting.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

final class SightingTest {
    private static final String POLICY = "v=DMARC1; p=reject; rua=mailto:d@acme.example";
    private static final String OLD = "v=DMARC1; p=none";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    v=DMARC1;p=reject;rua=mailto:d@acme.example
                    v=DMARC1; rua=mailto:d@ACME.example; p=REJECT;
                    v=DMARC1 ;  p = reject ; rua = mailto:d@acme.example
                    """)
    void what_means_the_same_is_there(String spelling) {
        assertThat(stage(dmarc(), found(spelling))).isEqualTo(Stage.LIVE);
    }

    @Test
    void a_key_may_be_cut_into_strings_and_go_without_its_version() {
        var key =
                edit(
                        "s1._domainkey.acme.example",
                        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");

        assertThat(stage(key, found("k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg 7hcvPapiMlrwIaaPcHURo=")))
                .isEqualTo(Stage.LIVE);
        assertThat(
                        stage(
                                key,
                                found(
                                        "v=DKIM1; k=ed25519; p=11QYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")))
                .isEqualTo(Stage.ANOTHER);
    }

    @Test
    void the_order_of_spf_terms_counts() {
        var spf = edit("acme.example", "v=spf1 mx include:a.example -all");

        assertThat(stage(spf, found("V=SPF1  mx include:A.example. -all"))).isEqualTo(Stage.LIVE);
        assertThat(stage(spf, found("v=spf1 mx -all include:a.example"))).isEqualTo(Stage.ANOTHER);
        assertThat(stage(spf, found("proof=1"))).isEqualTo(Stage.NOT_YET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "v=DMARC1; p=reject; rua=mailto:d@acme.example"   | Quoted
                    v=DMARC1\\; p=reject\\; rua=mailto:d@acme.example | Escaped
                    v=DMARC1                                          | Cut
                    v=DMARC1; p=reject; rua=mailto:d@acme.exam        | Cut
                    “v=DMARC1; p=reject; rua=mailto:d@acme.example”   | Lettered
                    v=DMARC1;\u00a0p=reject; rua=mailto:d@acme.example     | Lettered
                    """)
    void what_came_out_wrong_is_named(String published, String slip) {
        String octets =
                new String(published.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        var sighting = seen(dmarc(), found(octets));

        assertThat(sighting.stage()).isEqualTo(Stage.WRONG);
        assertThat(sighting.slips())
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly(slip);
    }

    @Test
    void a_record_is_cut_where_a_string_ends() {
        String value = "v=spf1 " + "ip4:192.0.2.1 ".repeat(30) + "-all";
        var sighting = seen(edit("acme.example", value), found(value.substring(0, 255)));

        assertThat(sighting.slips()).containsExactly(new Sight.Slip.Cut(value.substring(0, 255)));
        assertThat(codes(sighting)).containsExactly("spf.came-out-wrong");
    }

    @Test
    void blanks_that_were_lost_matter_where_words_are_told_by_them() {
        var spf = edit("acme.example", "v=spf1 mx -all");

        assertThat(seen(spf, found("v=spf1mx-all")).slips())
                .containsExactly(new Sight.Slip.Spaced("v=spf1mx-all"));
    }

    @Test
    void a_second_record_beside_the_new_one_is_wrong() {
        var sighting = seen(dmarc(), found(OLD, POLICY, "somebody=else"));

        assertThat(sighting.slips()).containsExactly(new Sight.Slip.Beside(List.of(OLD)));
    }

    @Test
    void a_cname_in_the_place_is_wrong_unless_it_leads_to_the_record() {
        var elsewhere = List.of(DomainName.of("dmarc.host.example"));

        assertThat(seen(dmarc(), new Answer.NoData(elsewhere)).slips())
                .containsExactly(new Sight.Slip.Aliased(elsewhere.getFirst()));
        assertThat(stage(dmarc(), new Answer.Found(List.of(Rdata.Text.of(POLICY)), elsewhere)))
                .isEqualTo(Stage.LIVE);
    }

    @Test
    void a_target_with_the_zone_behind_it_is_wrong() {
        var cname =
                new RecordEdit(
                        Action.ADD,
                        RrType.CNAME,
                        DomainName.of("s1._domainkey.acme.example"),
                        "s1.keys.mailer.example");
        var relative = DomainName.of("s1.keys.mailer.example.acme.example");

        assertThat(stage(cname, alias("S1.keys.mailer.example"))).isEqualTo(Stage.LIVE);
        assertThat(seen(cname, alias(relative.toString())).slips())
                .containsExactly(new Sight.Slip.Relative(relative));
    }

    @Test
    void servers_that_lag_are_named_and_their_ttl_tells_how_long_caches_keep_it() {
        var sighting =
                Sighting.of(
                        new Hearing(
                                dmarc(),
                                List.of(
                                        said("ns1.acme.example", found(POLICY), 300),
                                        said("ns2.acme.example", found(OLD), 7_200),
                                        silent("ns3.acme.example")),
                                new Hearing.Cached(found(OLD), seconds(100)),
                                List.of()));

        assertThat(sighting.stage()).isEqualTo(Stage.SPREADING);
        assertThat(sighting.behind()).containsExactly(DomainName.of("ns2.acme.example"));
        assertThat(sighting.answering()).isEqualTo(2);

        var spreading = Course.from(NOON).after(sighting, NOON);
        assertThat(spreading.caches()).isEqualTo(new Course.Caches.OursAt(NOON.plusSeconds(100)));
        var later = NOON.plusSeconds(600);
        assertThat(spreading.after(seen(dmarc(), found(POLICY)), later).caches())
                .isEqualTo(new Course.Caches.By(later.plusSeconds(7_200)));
    }

    @Test
    void what_only_a_cache_keeps_is_live_at_the_servers() {
        var sighting =
                Sighting.of(
                        new Hearing(
                                dmarc(),
                                List.of(said("ns1.acme.example", found(POLICY), 300)),
                                new Hearing.Cached(
                                        new Answer.NoSuchDomain(List.of()), seconds(900)),
                                List.of()));

        assertThat(sighting.stage()).isEqualTo(Stage.CACHED);
        assertThat(Course.from(NOON).after(sighting, NOON).caches())
                .isEqualTo(new Course.Caches.OursAt(NOON.plusSeconds(900)));
    }

    @Test
    void what_was_to_go_has_gone_or_not() {
        var gone =
                new RecordEdit(
                        Action.REMOVE, RrType.TXT, DomainName.of("acme.example"), "v=spf1 mx -all");

        assertThat(stage(gone, found("v=spf1  MX -all", "v=spf1 a -all"))).isEqualTo(Stage.NOT_YET);
        assertThat(stage(gone, found("v=spf1 a -all"))).isEqualTo(Stage.LIVE);
        assertThat(stage(gone, new Answer.NoData(List.of()))).isEqualTo(Stage.LIVE);
    }

    @Test
    void where_nobody_answers_nothing_is_known() {
        var nobody = new Answer.Unavailable(Answer.Reason.TIMEOUT, "No answer in time.");
        var sighting =
                Sighting.of(
                        new Hearing(
                                dmarc(),
                                List.of(silent("ns1.acme.example")),
                                new Hearing.Cached(nobody, Lifetime.UNSAID),
                                List.of()));

        assertThat(sighting.stage()).isEqualTo(Stage.UNASKED);
    }

    @Test
    void the_places_where_records_go_astray_are_asked() {
        assertThat(Astray.questions(dmarc(), DomainName.of("acme.example")))
                .extracting(question -> question.type() + " " + question.name())
                .containsExactly(
                        "SPF _dmarc.acme.example",
                        "TXT _dmarc.acme.example.acme.example",
                        "TXT dmarc.acme.example",
                        "TXT acme.example");
        assertThat(
                        Astray.questions(
                                edit("s1._domainkey.acme.example", "v=DKIM1; p="),
                                DomainName.of("acme.example")))
                .extracting(Question::name)
                .contains(
                        DomainName.of("s1.acme.example"),
                        DomainName.of("_domainkey.acme.example"),
                        DomainName.of("s1.domainkey.acme.example"));
    }

    @Test
    void what_went_astray_is_found_there_and_its_removal_advised() {
        var place = new Question(DomainName.of("_dmarc.acme.example.acme.example"), RrType.TXT);
        var sighting =
                Sighting.of(
                        new Hearing(
                                dmarc(),
                                List.of(
                                        said(
                                                "ns1.acme.example",
                                                new Answer.NoSuchDomain(List.of()),
                                                60)),
                                new Hearing.Cached(
                                        new Answer.NoSuchDomain(List.of()), Lifetime.UNSAID),
                                List.of(new Hearing.Elsewhere(place, found(POLICY, "x")))));

        assertThat(sighting.stage()).isEqualTo(Stage.WRONG);
        assertThat(sighting.strays()).containsExactly(new Sighting.Stray(place, POLICY));
    }

    private static List<String> codes(Sighting sighting) {
        var codes = new ArrayList<String>();
        sighting.slips()
                .forEach(slip ->
                        codes.add(
                                new PublicationFinding.CameOutWrong(sighting.edit(), slip).code()));
        return codes;
    }

    private static Stage stage(RecordEdit edit, Answer answer) {
        return seen(edit, answer).stage();
    }

    private static Sighting seen(RecordEdit edit, Answer answer) {
        return Sighting.of(
                new Hearing(
                        edit,
                        List.of(said("ns1.acme.example", answer, 300)),
                        new Hearing.Cached(answer, Lifetime.UNSAID),
                        List.of()));
    }

    private static RecordEdit dmarc() {
        return edit("_dmarc.acme.example", POLICY);
    }

    private static RecordEdit edit(String name, String value) {
        return new RecordEdit(Action.ADD, RrType.TXT, DomainName.of(name), value);
    }

    private static Statement said(String server, Answer answer, long ttl) {
        return new Statement(DomainName.of(server), answer, seconds(ttl));
    }

    private static Statement silent(String server) {
        return new Statement(
                DomainName.of(server),
                new Answer.Unavailable(Answer.Reason.TIMEOUT, "No answer in time."),
                Lifetime.UNSAID);
    }

    private static Lifetime seconds(long ttl) {
        return new Lifetime.Of(Duration.ofSeconds(ttl));
    }

    private static Answer found(String... texts) {
        return new Answer.Found(Stream.of(texts).<Rdata>map(Rdata.Text::of).toList(), List.of());
    }

    private static Answer alias(String target) {
        return new Answer.Found(List.of(new Rdata.Alias(DomainName.of(target))), List.of());
    }
}
