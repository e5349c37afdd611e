package dev.dmarcdesk.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dkim.KeyFlaw.Kind;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class KeyRecordParserTest {
    private static final String RSA_2048 = Keys.rsa(2048);

    private static KeyRecord read(String text) {
        return switch (KeyRecordParser.parse(text)) {
            case Parsed.Valid<KeyRecord>(var record, _) -> record;
            case Parsed.Invalid<KeyRecord>(var defects) ->
                    throw new AssertionError("no key record: " + defects);
        };
    }

    private static List<Kind> flaws(String text) {
        return read(text).flaws().stream().map(KeyFlaw::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 768, 1023, 1024, 1025, 2048, 4096})
    void measures_the_modulus_and_not_the_text(int bits) {
        assertThat(read("v=DKIM1; k=rsa; p=" + Keys.rsa(bits)).key().bits()).isEqualTo(bits);
        assertThat(read("v=DKIM1; k=rsa; p=" + Keys.bareRsa(bits)).key().bits()).isEqualTo(bits);
    }

    @Test
    void knows_what_a_key_is_worth() {
        assertThat(read("p=" + Keys.rsa(1023)).status()).isEqualTo(KeyStatus.INVALID);
        assertThat(read("p=" + Keys.rsa(1024)).status()).isEqualTo(KeyStatus.WEAK);
        assertThat(read("p=" + Keys.rsa(2047)).status()).isEqualTo(KeyStatus.WEAK);
        assertThat(read("p=" + RSA_2048).status()).isEqualTo(KeyStatus.VALID);
        assertThat(read("t=y; p=" + RSA_2048).status()).isEqualTo(KeyStatus.TESTING);
        assertThat(read("k=ed25519; p=" + Keys.ed25519()).status()).isEqualTo(KeyStatus.VALID);
        assertThat(read("v=DKIM1; p=").status()).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void takes_defaults_for_what_is_left_out() {
        assertThat(read("p=" + RSA_2048).key().type()).isEqualTo("rsa");
        assertThat(read("p=" + RSA_2048).flaws()).isEmpty();
    }

    @Test
    void allows_white_space_and_unknown_tags() {
        String spaced =
                "v = DKIM1 ; x=1; g=*; p = " + RSA_2048.replaceAll("(.{60})", "$1 \r\n\t") + " ; ";
        assertThat(read(spaced).status()).isEqualTo(KeyStatus.VALID);
        assertThat(read(spaced).key()).isEqualTo(read("p=" + RSA_2048).key());
    }

    @Test
    void reads_colon_lists() {
        var record = read("v=DKIM1; h=sha1 : sha256; s=tlsrpt:email; t=s : y; p=" + RSA_2048);
        assertThat(record.flaws()).isEmpty();
        assertThat(record.testing()).isTrue();
        assertThat(record.strict()).isTrue();
        assertThat(flaws("s=*; p=" + RSA_2048)).isEmpty();
        assertThat(flaws("s=tlsrpt; p=" + RSA_2048)).containsExactly(Kind.SERVICE);
        assertThat(flaws("h=sha1; p=" + RSA_2048)).containsExactly(Kind.SHA1_ONLY);
        assertThat(flaws("h=sha512; p=" + RSA_2048)).containsExactly(Kind.HASH_UNKNOWN);
        assertThat(read("t=yes; p=" + RSA_2048).testing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM2", "v=dkim1", "v=DKIM1.0", "v=Dkim1"})
    void wants_exactly_this_version(String version) {
        assertThat(flaws(version + "; p=" + RSA_2048)).containsExactly(Kind.VERSION);
    }

    @Test
    void wants_the_version_first() {
        assertThat(flaws("k=rsa; v=DKIM1; p=" + RSA_2048)).containsExactly(Kind.VERSION_NOT_FIRST);
        assertThat(flaws("p=; v=DKIM1")).containsExactly(Kind.VERSION_NOT_FIRST);
    }

    @Test
    void tells_a_missing_key_from_a_revoked_one() {
        assertThat(flaws("v=DKIM1; k=rsa")).containsExactly(Kind.NO_KEY);
        assertThat(read("v=DKIM1; k=rsa; p= ;").status()).isEqualTo(KeyStatus.REVOKED);
        assertThat(read("k=rsa; t=y; p=").status()).isEqualTo(KeyStatus.REVOKED);
    }

    @Test
    void tells_a_cut_key_from_a_wrong_one() {
        String cut = RSA_2048.substring(0, 238);
        assertThat(flaws("v=DKIM1; p=" + cut)).containsExactly(Kind.TRUNCATED);
        assertThat(flaws("v=DKIM1; p=" + cut.substring(0, 237))).containsExactly(Kind.TRUNCATED);
        assertThat(flaws("v=DKIM1; p=" + Keys.base64(new byte[40]))).containsExactly(Kind.NOT_RSA);
        assertThat(flaws("v=DKIM1; p=" + RSA_2048 + "AAAA")).containsExactly(Kind.NOT_RSA);
        assertThat(flaws("v=DKIM1; p=" + RSA_2048.substring(0, 30) + "!!!no"))
                .containsExactly(Kind.BASE64);
    }

    @Test
    void knows_how_an_ed25519_key_is_published() {
        assertThat(flaws("k=ed25519; p=" + Keys.wrappedEd25519()))
                .containsExactly(Kind.ED25519_WRAPPED);
        assertThat(flaws("k=ed25519; p=" + Keys.base64(new byte[31])))
                .containsExactly(Kind.ED25519_LENGTH);
        assertThat(flaws("k=ed25519; p=" + RSA_2048)).containsExactly(Kind.RSA_MISNAMED);
        assertThat(flaws("v=DKIM1; p=" + Keys.ed25519())).containsExactly(Kind.ED25519_UNNAMED);
        assertThat(flaws("p=" + Keys.wrappedEd25519())).containsExactly(Kind.ED25519_UNNAMED);
        assertThat(flaws("k=dsa; p=" + RSA_2048)).containsExactly(Kind.KEY_TYPE);
    }

    @Test
    void sees_what_was_typed_into_the_value() {
        assertThat(flaws("\"v=DKIM1; p=" + RSA_2048 + "\"")).containsExactly(Kind.QUOTES);
        assertThat(read("\"v=DKIM1; p=" + RSA_2048 + "\"").key().bits()).isEqualTo(2048);
        assertThat(
                        flaws(
                                "v=DKIM1; p="
                                        + RSA_2048.substring(0, 200)
                                        + "\" \""
                                        + RSA_2048.substring(200)))
                .containsExactly(Kind.QUOTES);
        assertThat(flaws("v=DKIM1\\; k=rsa\\; p=" + RSA_2048)).containsExactly(Kind.BACKSLASHES);
        assertThat(flaws("v=DKIM1; n=\"ours\"; p=" + RSA_2048)).isEmpty();
    }

    @Test
    void takes_a_broken_list_for_no_list() {
        assertThat(flaws("v=DKIM1; t; p=" + RSA_2048)).containsExactly(Kind.SYNTAX);
        assertThat(flaws("v=DKIM1; p=" + RSA_2048 + "; p=")).containsExactly(Kind.DUPLICATE_TAG);
        assertThat(flaws("v=DKIM1 x; k=rsa; p=" + RSA_2048)).containsExactly(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DKIM1 k=rsa p=@",
                "v=DKIM1; k=rsa p=@",
                "v=DKIM1, k=rsa, p=@",
                "v=DKIM1; k=rsa; -----BEGIN PUBLIC KEY-----@-----END PUBLIC KEY-----",
                "v=DKIM1; k=rsa; @",
                "v=DKIM1; k=rsa; P=@",
                "v=DKIM1;\u00c2\u00a0k=rsa; p=@",
                "\u00ef\u00bb\u00bfv=DKIM1; k=rsa; p=\u00e2\u0080\u008b@",
                "\u00e2\u0080\u009cv=DKIM1; k=rsa; p=@\u00e2\u0080\u009d",
                "v=DKIM1\\; k=rsa\\; p=@",
                "\"v=DKIM1; \" \"k=rsa; p=@\"",
                "v=1; k=rsa; p=@",
                "v=DKIM1; k=ed25519; p=@",
                "v=DKIM1; k=rsa; h=; s=; p=@",
                "v=DKIM1; k=rsa; h=sha1,sha256; p=@"
            })
    void knows_what_was_meant(String damaged) {
        KeyRecord record = read(damaged.replace("@", RSA_2048));
        assertThat(record.status()).isEqualTo(KeyStatus.INVALID);
        assertThat(record.key().bits()).isEqualTo(2048);
        assertThat(MendedKey.of(record)).isEqualTo("v=DKIM1; k=rsa; p=" + RSA_2048);
    }

    @Test
    void mends_an_ed25519_key_in_its_wrapping() {
        String wanted = "v=DKIM1; k=ed25519; p=" + Keys.ed25519();
        assertThat(MendedKey.of(read("k=ed25519; p=" + Keys.wrappedEd25519()))).isEqualTo(wanted);
        assertThat(MendedKey.of(read("p=" + Keys.wrappedEd25519()))).isEqualTo(wanted);
        assertThat(MendedKey.of(read("k=rsa; p=" + Keys.ed25519()))).isEqualTo(wanted);
    }

    @Test
    void an_empty_list_allows_nothing() {
        assertThat(flaws("h=; p=" + RSA_2048)).containsExactly(Kind.HASH_UNKNOWN);
        assertThat(flaws("h= : ; p=" + RSA_2048)).containsExactly(Kind.HASH_UNKNOWN);
        assertThat(flaws("s=; p=" + RSA_2048)).containsExactly(Kind.SERVICE);
        assertThat(flaws("k=; p=" + RSA_2048)).containsExactly(Kind.KEY_TYPE);
        assertThat(flaws("t=; p=" + RSA_2048)).isEmpty();
    }

    @Test
    void points_at_the_first_character_that_is_no_base64() {
        String text = "v=DKIM1; p=" + RSA_2048.substring(0, 9) + "*" + RSA_2048.substring(9);
        assertThat(read(text).flaws()).containsExactly(new KeyFlaw(Kind.BASE64, new Range(20, 21)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=spf1 include:x.example -all",
                "v=DMARC1; p=reject; sp=none",
                "v=TLSRPTv1; rua=mailto:a@b.example",
                "v=BIMI1; l=; a=",
                "google-site-verification=abc",
                "hello",
                "o=~; r=postmaster@a.example"
            })
    void leaves_the_text_of_others_alone(String text) {
        assertThat(KeyRecordParser.parse(text)).isInstanceOf(Parsed.Invalid.class);
    }
}
