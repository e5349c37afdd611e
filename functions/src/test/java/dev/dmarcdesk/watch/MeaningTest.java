package dev.dmarcdesk.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.watch.Aspect.Kind;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class MeaningTest {
    private static final String KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    private static Observed of(Kind kind, String... texts) {
        return Meaning.of(
                kind,
                new Answer.Found(Stream.of(texts).<Rdata>map(Rdata.Text::of).toList(), List.of()));
    }

    private static List<String> meaning(Kind kind, String... texts) {
        return of(kind, texts) instanceof Observed.Published(var meaning, _) ? meaning : List.of();
    }

    @Test
    void a_policy_is_told_without_its_spelling_and_its_defaults() {
        assertThat(
                        meaning(
                                Kind.DMARC,
                                "v=DMARC1;RUA=mailto:B@X.example , MAILTO:a@y.example!10M ; P = Reject;"
                                        + "adkim=r; pct=100;sp=reject; np=none; fo=1 ; ;"))
                .containsExactly(
                        "v=DMARC1; fo=1; np=none; p=reject; rua=mailto:B@x.example,mailto:a@y.example!10m");
        assertThat(meaning(Kind.DMARC, "v=DMARC1; p=none; sp=reject; np=none"))
                .containsExactly("v=DMARC1; np=none; p=none; sp=reject");
        assertThat(meaning(Kind.DMARC, "v=DMARC1; p=none; p=reject; junk"))
                .containsExactly("v=DMARC1; p=none; p=reject; junk");
    }

    @Test
    void a_key_is_told_without_its_spelling() {
        assertThat(
                        meaning(
                                Kind.DKIM_KEY,
                                "k=ED25519; n=a note; t= s :y; s=*; p=" + KEY.replace("q", "q \t")))
                .containsExactly("v=DKIM1; k=ed25519; p=" + KEY + "; t=s:y");
        assertThat(meaning(Kind.DKIM_KEY, "v=DKIM1; K=rsa; p=")).hasSize(1);
        assertThat(of(Kind.DKIM_KEY, "v=spf1 -all")).isEqualTo(new Observed.Nothing());
        assertThat(meaning(Kind.DKIM_KEY, "v=DKIM1; p=", "v=spf1  -all"))
                .containsExactly("v=DKIM1; p=", "v=spf1 -all");
    }

    @Test
    void a_sender_record_keeps_the_order_of_its_directives() {
        assertThat(
                        meaning(
                                Kind.SPF,
                                "V=SPF1  redirect=X.example  +A/32 MX//128 Include:B.Example. IP4:192.0.2.77/24"
                                        + " ip6:2001:DB8:0::1/127 exists:%{IR.}.%{d2}%-X.example ~ALL "))
                .containsExactly(
                        "v=spf1 a mx include:b.example ip4:192.0.2.0/24 ip6:2001:db8::/127"
                                + " exists:%{Ir}.%{d2}%%20x.example ~all redirect=x.example");
        assertThat(meaning(Kind.SPF, "v=spf1 a mx -all"))
                .isNotEqualTo(meaning(Kind.SPF, "v=spf1 mx a -all"));
        assertThat(meaning(Kind.INCLUDED_SPF, "v=spf1 Junk ~all", "v=spf10", "v=spf1 -all"))
                .containsExactly("v=spf1 -all", "v=spf1 Junk ~all");
    }

    @Test
    void the_edition_of_a_transport_policy_is_no_meaning() {
        assertThat(meaning(Kind.MTA_STS, "v=STSv1; id=1;"))
                .isEqualTo(meaning(Kind.MTA_STS, "v=STSv1;id=2"))
                .containsExactly("v=STSv1");
        assertThat(meaning(Kind.MTA_STS, "v=STSv1; id=not one;"))
                .containsExactly("v=STSv1; id=not one;");
    }

    @Test
    void reports_on_transport_and_pictures_are_told_without_their_spelling() {
        assertThat(
                        meaning(
                                Kind.TLS_RPT,
                                "v=TLSRPTv1;rua=https://B.example/X,mailto:a@B.example; rua=mailto:A@b.example"))
                .containsExactly(
                        "v=TLSRPTv1; rua=https://b.example/X,mailto:A@b.example,mailto:a@b.example");
        assertThat(meaning(Kind.BIMI, "v=BIMI1; avp=brand;a=;l=HTTPS://A.Example/Logo.svg"))
                .containsExactly("v=BIMI1; l=https://a.example/Logo.svg");
    }

    @Test
    void hosts_are_told_in_the_order_in_which_mail_tries_them() {
        var answer =
                new Answer.Found(
                        List.of(
                                new Rdata.Exchange(20, DomainName.of("b.example")),
                                new Rdata.Exchange(5, DomainName.of("c.example")),
                                new Rdata.Exchange(20, DomainName.of("a.example"))),
                        List.of());
        assertThat(Meaning.of(Kind.MX, answer))
                .isEqualTo(
                        new Observed.Published(
                                List.of("5 c.example", "20 a.example", "20 b.example"),
                                List.of("5 c.example", "20 a.example", "20 b.example")));
    }

    @Test
    void a_zone_does_not_begin_where_a_name_leads_elsewhere() {
        var servers = List.<Rdata>of(new Rdata.Pointer(DomainName.of("ns.example")));
        assertThat(Meaning.of(Kind.NS, new Answer.Found(servers, List.of())))
                .isInstanceOf(Observed.Published.class);
        assertThat(
                        Meaning.of(
                                Kind.NS,
                                new Answer.Found(servers, List.of(DomainName.of("c.example")))))
                .isEqualTo(new Observed.Nothing());
    }

    @Test
    void h3_a_failure_is_unknown_and_never_nothing() {
        for (Kind kind : Kind.values()) {
            for (Answer.Reason reason : Answer.Reason.values()) {
                assertThat(Meaning.of(kind, new Answer.Unavailable(reason, "planted")))
                        .isEqualTo(new Observed.Unknown(reason));
            }
            assertThat(Meaning.of(kind, new Answer.NoData(List.of())))
                    .isEqualTo(new Observed.Nothing());
        }
    }

    @Test
    void what_is_long_is_bounded_and_still_told_apart() {
        String[] many =
                Stream.iterate(1, i -> i + 1)
                        .limit(400)
                        .map(i -> "v=DMARC1; p=none; x=" + i)
                        .toArray(String[]::new);
        var long1 = of(Kind.SPF, "v=spf1 " + "a ".repeat(9_000) + "-all");
        var long2 = of(Kind.SPF, "v=spf1 " + "a ".repeat(9_000) + "~all");
        assertThat(long1.contradicts(long2)).isTrue();
        assertThat(((Observed.Published) long1).records().getFirst()).hasSize(4_000);
        assertThat(String.join("", meaning(Kind.SPF, "v=spf1 " + "a ".repeat(9_000))))
                .hasSizeLessThan(200);
        assertThat(((Observed.Published) of(Kind.DMARC, many)).records()).hasSize(10);
        assertThat(meaning(Kind.DMARC, many)).hasSize(1);
    }

    @Test
    void a_policy_is_no_matter_of_the_dns() {
        var answer = new Answer.Found(List.of(Rdata.Text.of("v=STSv1")), List.of());
        assertThatThrownBy(() -> Meaning.of(Kind.MTA_STS_POLICY, answer))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
