package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.mail.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

class SignatureVerifierTest {
    private static final Instant NOW = Instant.ofEpochSecond(2_000_000_000L);
    private static final String TAGS =
            "c=relaxed/relaxed; d=a.example; s=s1; h=from:to:subject:from";
    private static final String MESSAGE =
            "From: Joe <joe@a.example>\r\nTo: sue@b.example\r\nSubject: Dinner?\r\n\r\nHi.\r\n\r\nAre you hungry?\r\n";
    private static final Signer SHORT = Signer.rsa(1024);

    private static Dns zone(String... records) {
        var zone = new StringBuilder("$ORIGIN a.example.\n@ A 192.0.2.1\n");
        for (String record : records) {
            zone.append("s1._domainkey TXT ").append(record).append('\n');
        }
        return ZoneDns.of(zone.toString());
    }

    private static SignatureOutcome outcome(Message message, Dns dns) {
        var outcomes = SignatureVerifier.verify(message, dns, NOW);
        assertThat(outcomes).hasSize(1);
        return outcomes.getFirst();
    }

    private static SignatureOutcome outcome(String message, Signer key) {
        return outcome(Mail.untouched(message), zone(key.record()));
    }

    private static SignatureOutcome outcome(Signer signer, String tags) {
        return outcome(signer.sign(MESSAGE, tags), signer);
    }

    private static HeaderHash tried(String... records) {
        return outcome(Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS)), zone(records)).header();
    }

    @Test
    void passes_what_is_as_it_was_signed() {
        var rsa = outcome(Signer.RSA, TAGS);
        assertThat(rsa.header()).isEqualTo(new HeaderHash.Verified(2048));
        assertThat(rsa.body()).isEqualTo(BodyHash.MATCHES);
        assertThat(rsa.flaws()).isEmpty();
        assertThat(rsa.passes()).isTrue();
        assertThat(rsa.evidence())
                .containsExactly(
                        new Question(DomainName.of("s1._domainkey.a.example"), RrType.TXT));
        var ed25519 = outcome(Signer.ED25519, TAGS);
        assertThat(ed25519.header()).isEqualTo(new HeaderHash.Verified(256));
        assertThat(ed25519.passes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed", "simple"})
    void knows_every_pair_of_canonicalizations(String forms) {
        assertThat(outcome(Signer.RSA, TAGS.replace("relaxed/relaxed", forms)).passes()).isTrue();
    }

    @Test
    void tells_a_changed_body_from_a_changed_header() {
        String signed = Signer.RSA.sign(MESSAGE, TAGS);
        var body = outcome(signed.replace("hungry", "angry"), Signer.RSA);
        assertThat(body.header()).isInstanceOf(HeaderHash.Verified.class);
        assertThat(body.body()).isEqualTo(BodyHash.DIFFERS);
        assertThat(body.passes()).isFalse();
        var header = outcome(signed.replace("Subject: ", "Subject: [list] "), Signer.RSA);
        assertThat(header.header()).isInstanceOf(HeaderHash.Broken.class);
        assertThat(header.body()).isEqualTo(BodyHash.MATCHES);
        assertThat(header.passes()).isFalse();
    }

    @Test
    void f9_proves_what_a_list_did_to_a_header_by_undoing_it() {
        String tags = TAGS + ":reply-to:list-id";
        String signed = Signer.RSA.sign(MESSAGE, tags);
        UnaryOperator<String> tag = message -> message.replace("Subject: ", "Subject: Re: [a-b] ");
        UnaryOperator<String> tagFirst =
                message -> message.replace("Subject: ", "Subject: [list] ");
        UnaryOperator<String> reply =
                message -> "Reply-To: l@c.example\r\nList-Id: <l>\r\n" + message;
        UnaryOperator<String> from =
                message ->
                        message.replace(
                                "From: Joe <joe@a.example>",
                                "From: via <l@c.example>\r\nX-Original-From: Joe <joe@a.example>");
        assertThat(changes(tagFirst.apply(signed)))
                .containsExactly(new HeaderChange.SubjectTagged());
        assertThat(changes(reply.apply(signed)))
                .containsExactly(
                        new HeaderChange.FieldAdded("reply-to"),
                        new HeaderChange.FieldAdded("list-id"));
        assertThat(changes(from.apply(signed))).containsExactly(new HeaderChange.FromReplaced());
        assertThat(changes(reply.apply(from.apply(tagFirst.apply(signed))))).hasSize(4);
        assertThat(changes(tag.apply(signed))).isEmpty();
        assertThat(changes(tagFirst.apply(signed).replace("Dinner", "Lunch"))).isEmpty();
        String idle =
                signed.replace("From: Joe", "X-Original-From: Joe <joe@a.example>\r\nFrom: Joe");
        assertThat(changes(reply.apply(idle))).hasSize(2);
        String answer = Signer.RSA.sign(MESSAGE.replace("Subject: ", "Subject: Re: "), tags);
        assertThat(changes(answer.replace("Re: ", "Re: [a-b] ")))
                .containsExactly(new HeaderChange.SubjectTagged());
    }

    /// Of an untouched file and, which must be the same, of a pasted header.
    private static List<HeaderChange> changes(String text) {
        var dns = zone(Signer.RSA.record());
        var changes =
                outcome(Mail.untouched(text), dns).header()
                                instanceof HeaderHash.Broken(_, var found)
                        ? found
                        : List.<HeaderChange>of();
        assertThat(outcome(Mail.pasted(text), dns).header())
                .isEqualTo(new HeaderHash.Unproven(changes));
        return changes;
    }

    @Test
    void proves_by_a_pasted_header_that_it_is_whole_but_not_that_it_was_changed() {
        String signed = Signer.RSA.sign(MESSAGE, TAGS);
        var dns = zone(Signer.RSA.record());
        var whole = outcome(Mail.pasted(signed), dns);
        assertThat(whole.header()).isEqualTo(new HeaderHash.Verified(2048));
        assertThat(whole.body()).isEqualTo(BodyHash.NOT_GIVEN);
        var damaged = outcome(Mail.pasted(signed.replace("Joe", "Jo")), dns);
        assertThat(damaged.header()).isEqualTo(new HeaderHash.Unproven());
    }

    @Test
    void c10_takes_a_body_that_is_not_there_for_left_behind() {
        String signed = Signer.RSA.sign(MESSAGE, TAGS);
        String header = signed.substring(0, signed.indexOf("\r\n\r\n") + 4);
        for (String file : List.of(header, header + "\r\n", header.strip())) {
            assertThat(outcome(file, Signer.RSA).body()).isEqualTo(BodyHash.NOT_GIVEN);
        }
        assertThat(outcome(Mail.headerOf(signed), zone(Signer.RSA.record())).body())
                .isEqualTo(BodyHash.NOT_GIVEN);
        assertThat(
                        outcome(
                                        Signer.RSA.sign(
                                                header.substring(header.indexOf("From")), TAGS),
                                        Signer.RSA)
                                .body())
                .isEqualTo(BodyHash.MATCHES);
    }

    @Test
    void accepts_what_is_added_behind_the_signed_length_and_says_so() {
        var whole = outcome(Signer.RSA, TAGS + "; l=5");
        assertThat(whole.flaws()).containsExactly(Flaw.PARTIAL_BODY);
        String longer = Signer.RSA.sign(MESSAGE, TAGS + "; l=5") + "Buy this!\r\n";
        assertThat(outcome(longer, Signer.RSA).body()).isEqualTo(BodyHash.MATCHES);
        assertThat(outcome(longer, Signer.RSA).passes()).isTrue();
        assertThat(outcome(longer.replace("Hi.", "Ho."), Signer.RSA).body())
                .isEqualTo(BodyHash.DIFFERS);
        String cut = longer.substring(0, longer.indexOf("Hi.")) + "H\r\n";
        assertThat(outcome(cut, Signer.RSA).body()).isEqualTo(BodyHash.DIFFERS);
    }

    @Test
    void lets_a_signature_expire() {
        var expired = outcome(Signer.RSA, TAGS + "; t=1; x=1999999999");
        assertThat(expired.header()).isInstanceOf(HeaderHash.Verified.class);
        assertThat(expired.flaws()).containsExactly(Flaw.EXPIRED);
        assertThat(expired.passes()).isFalse();
        assertThat(outcome(Signer.RSA, TAGS + "; x=2000000000").passes()).isTrue();
    }

    @Test
    void believes_no_signature_from_the_future_but_forgives_clocks() {
        var future = outcome(Signer.RSA, TAGS + "; t=2000000301");
        assertThat(future.flaws()).containsExactly(Flaw.FROM_THE_FUTURE);
        assertThat(future.passes()).isFalse();
        assertThat(outcome(Signer.RSA, TAGS + "; t=2000000300").passes()).isTrue();
    }

    @Test
    void counts_no_signature_that_leaves_from_out() {
        var outcome = outcome(Signer.RSA, "d=a.example; s=s1; h=to:subject");
        assertThat(outcome.header()).isInstanceOf(HeaderHash.Verified.class);
        assertThat(outcome.flaws()).containsExactly(Flaw.FROM_NOT_SIGNED);
        assertThat(outcome.verifies()).isFalse();
    }

    @Test
    void sees_a_field_that_was_added_where_the_signer_left_no_room() {
        String over = Signer.RSA.sign(MESSAGE, TAGS);
        String once = Signer.RSA.sign(MESSAGE, TAGS.replace(":from", ""));
        UnaryOperator<String> forge = message -> "From: eve@c.example\r\n" + message;
        assertThat(outcome(forge.apply(once), Signer.RSA).passes()).isTrue();
        assertThat(outcome(forge.apply(over), Signer.RSA).header())
                .isEqualTo(new HeaderHash.Broken(2048));
    }

    @Test
    void computes_sha1_and_counts_it_for_nothing() {
        var outcome = outcome(Signer.RSA.withSha1(), TAGS);
        assertThat(outcome.header()).isEqualTo(new HeaderHash.Verified(2048));
        assertThat(outcome.body()).isEqualTo(BodyHash.MATCHES);
        assertThat(outcome.flaws()).containsExactly(Flaw.SHA1);
        assertThat(outcome.verifies()).isTrue();
        assertThat(outcome.passes()).isFalse();
    }

    @Test
    void tells_the_length_of_short_keys() {
        assertThat(outcome(SHORT, TAGS).flaws()).containsExactly(Flaw.KEY_SHORT);
        assertThat(outcome(SHORT, TAGS).passes()).isTrue();
        var tooShort = outcome(Signer.rsa(768), TAGS);
        assertThat(tooShort.header()).isEqualTo(new HeaderHash.Verified(768));
        assertThat(tooShort.flaws()).containsExactly(Flaw.KEY_TOO_SHORT);
        assertThat(tooShort.verifies()).isTrue();
        assertThat(tooShort.passes()).isFalse();
    }

    @Test
    void refuses_keys_that_nobody_can_calculate_with() {
        assertThat(tried("p=" + Keys.rsa(300))).isInstanceOf(HeaderHash.UnusableKey.class);
        assertThat(tried("p=" + Keys.rsa(20_000))).isInstanceOf(HeaderHash.UnusableKey.class);
        String nowhere =
                Keys.base64(
                        new byte[] {
                            2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0, 0, 0, 0, 0, 0, 0, 0
                        });
        var ed25519 =
                outcome(
                        Mail.untouched(Signer.ED25519.sign(MESSAGE, TAGS)),
                        zone("k=ed25519; p=" + nowhere));
        assertThat(ed25519.passes()).isFalse();
    }

    @Test
    void reads_both_shapes_of_an_rsa_key() {
        assertThat(tried("p=" + Signer.RSA.key())).isEqualTo(new HeaderHash.Verified(2048));
        assertThat(tried("v=DKIM1; p=" + Signer.RSA.bareKey()))
                .isEqualTo(new HeaderHash.Verified(2048));
    }

    @Test
    void tells_an_absent_key_from_a_revoked_one_and_from_no_answer() {
        assertThat(tried()).isEqualTo(new HeaderHash.NoKey());
        assertThat(tried("v=DKIM1; p=")).isEqualTo(new HeaderHash.Revoked());
        var failing = ZoneDns.of("$ORIGIN a.example.\n@ A 192.0.2.1\ns1._domainkey !SERVFAIL\n");
        assertThat(outcome(Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS)), failing).header())
                .isEqualTo(new HeaderHash.KeyUnavailable());
    }

    @Test
    void says_why_a_key_is_none_for_this_signature() {
        String key = "p=" + Signer.RSA.key();
        assertThat(codes(tried("v=DKIM2; " + key))).containsExactly("dkim.v-invalid");
        assertThat(codes(tried("s=tlsrpt; " + key))).containsExactly("dkim.service-other");
        assertThat(codes(tried("h=sha1; " + key))).containsExactly("dkim.sha1-only");
        assertThat(codes(tried("v=spf1 -all"))).containsExactly("dkim.key-invalid");
        assertThat(codes(tried("p=" + Signer.RSA.key().substring(0, 200))))
                .containsExactly("dkim.truncated");
        assertThat(codes(tried(Signer.ED25519.record()))).isEmpty();
    }

    private static List<String> codes(HeaderHash hash) {
        assertThat(hash).isInstanceOf(HeaderHash.UnusableKey.class);
        return ((HeaderHash.UnusableKey) hash)
                .why().stream().map(finding -> finding.code()).toList();
    }

    @Test
    void heeds_the_hashes_a_key_allows() {
        String signed = Signer.RSA.withSha1().sign(MESSAGE, TAGS);
        String key = "p=" + Signer.RSA.key();
        assertThat(codes(outcome(Mail.untouched(signed), zone("h=sha256; " + key)).header()))
                .isEmpty();
        assertThat(outcome(Mail.untouched(signed), zone("h=sha1:sha256; " + key)).verifies())
                .isTrue();
    }

    @Test
    void heeds_a_key_for_the_very_domain_alone() {
        String strict = "t=s; p=" + Signer.RSA.key();
        var below = Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS + "; i=@eng.a.example"));
        assertThat(codes(outcome(below, zone(strict)).header()))
                .containsExactly("dkim.strict-subdomain");
        var same = Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS + "; i=x@a.example"));
        assertThat(outcome(same, zone(strict)).passes()).isTrue();
    }

    @Test
    void tells_a_key_in_test_mode() {
        var outcome =
                outcome(
                        Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS)),
                        zone("t=y; p=" + Signer.RSA.key()));
        assertThat(outcome.flaws()).containsExactly(Flaw.TEST_KEY);
        assertThat(outcome.passes()).isTrue();
    }

    @Test
    void tries_every_one_of_several_records() {
        String other = "p=" + Keys.rsa(2048);
        String key = Signer.RSA.record();
        assertThat(tried("some text", other, key)).isEqualTo(new HeaderHash.Verified(2048));
        assertThat(tried("p=", other)).isEqualTo(new HeaderHash.Broken(2048));
    }

    @Test
    void follows_a_key_to_where_it_is_published() {
        var dns =
                ZoneDns.of(
                        "s1._domainkey.a.example. CNAME k.b.example.\nk.b.example. TXT "
                                + Signer.RSA.record()
                                + "\n");
        assertThat(outcome(Mail.untouched(Signer.RSA.sign(MESSAGE, TAGS)), dns).passes()).isTrue();
    }

    @Test
    void says_what_it_can_of_a_field_it_cannot_read() {
        var outcome =
                outcome(
                        Mail.untouched("DKIM-Signature: v=2; d=A.example; s=s1; x\r\n" + MESSAGE),
                        zone());
        assertThat(outcome.header()).isEqualTo(new HeaderHash.Unreadable("tag=value"));
        assertThat(outcome.domain()).containsExactly(DomainName.of("a.example"));
        assertThat(outcome.selector()).isEqualTo("s1");
        assertThat(outcome.signature()).isEmpty();
        var long_ = outcome(Signer.RSA, TAGS.replace("s=s1", "s=" + "x.".repeat(130) + "x"));
        assertThat(long_.header()).isInstanceOf(HeaderHash.Unreadable.class);
    }

    @Test
    void c8_f8_judges_every_signature_by_itself_and_in_order() {
        String signed =
                Signer.ED25519.sign(Signer.RSA.sign(MESSAGE, TAGS), TAGS.replace("s1", "s2"));
        var dns =
                ZoneDns.of(
                        "$ORIGIN a.example.\ns1._domainkey TXT "
                                + Signer.RSA.record()
                                + "\ns2._domainkey TXT v=DKIM1; k=ed25519; p="
                                + Keys.ed25519()
                                + "\n");
        var outcomes = SignatureVerifier.verify(Mail.untouched(signed), dns, NOW);
        assertThat(outcomes).extracting(SignatureOutcome::selector).containsExactly("s2", "s1");
        assertThat(outcomes).extracting(SignatureOutcome::passes).containsExactly(false, true);
    }

    @Test
    void tries_a_number_of_signatures_and_no_more() {
        String signed = Signer.ED25519.sign(MESSAGE, TAGS);
        String signature = signed.substring(0, signed.indexOf("From"));
        String many =
                signature.repeat(SignatureVerifier.MOST_SIGNATURES)
                        + "DKIM-Signature: nonsense\r\n"
                        + signature
                        + MESSAGE;
        var outcomes =
                SignatureVerifier.verify(Mail.untouched(many), zone(Signer.ED25519.record()), NOW);
        assertThat(outcomes).hasSize(12);
        assertThat(outcomes.stream().filter(SignatureOutcome::passes)).hasSize(10);
        assertThat(outcomes.getLast().header())
                .isEqualTo(new HeaderHash.Unreadable("one of the first 10 signatures"));
        assertThat(outcomes.getLast().selector()).isEqualTo("s1");
    }

    @Test
    void has_nothing_to_say_without_signatures() {
        assertThat(SignatureVerifier.verify(Mail.untouched(MESSAGE), zone(), NOW)).isEmpty();
        assertThat(SignatureVerifier.verify(Mail.untouched(""), zone(), NOW)).isEmpty();
    }

    /// RFC 8463 Appendix A.
    @Test
    void verifies_the_example_of_the_standard() {
        String message =
                """
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
                 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>

                Hi.

                We lost the game.  Are you hungry yet?

                Joe.
                """;
        var dns =
                ZoneDns.of(
                        "brisbane._domainkey.football.example.com. TXT"
                                + " v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n");
        assertThat(outcome(Mail.untouched(message), dns).passes()).isTrue();
        assertThat(outcome(Mail.untouched(message.replace("\n", "\r\n")), dns).passes()).isTrue();
    }
}
