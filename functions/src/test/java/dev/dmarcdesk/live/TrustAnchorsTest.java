package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class TrustAnchorsTest {
    private static final String KEY = "257 3 13 AAECAwQFBgcICQ==";

    private static String anchors(String text) {
        return switch (TrustAnchors.parse(text)) {
            case Parsed.Valid<TrustAnchors>(var anchors, _) -> anchors.text();
            case Parsed.Invalid<TrustAnchors>(var defects) -> throw new AssertionError(defects);
        };
    }

    private static String expected(Parsed<TrustAnchors> parsed) {
        return parsed.defects().getFirst().expected();
    }

    @Test
    void the_bundled_ones_are_those_of_the_roots_two_keys() {
        assertThat(TrustAnchors.ofRoot().text().lines())
                .containsExactly(
                        ". 0 IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
                        ". 0 IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16");
    }

    @Test
    void understands_what_dig_and_key_makers_write() {
        String record = ". 0 IN DNSKEY " + KEY + "\n";
        assertThat(anchors(".\tIN\tDNSKEY\t" + KEY + " ;{id = 4711 (ksk), size = 256b}\n"))
                .isEqualTo(record);
        assertThat(
                        anchors(
                                """
                                ; <<>> DiG 9.18.49 <<>> . DNSKEY
                                ;; ANSWER SECTION:
                                .   172800 IN DNSKEY 256 3 13 AAEC
                                .   172800 IN DNSKEY 257 3 13 (
                                                AAECAwQF
                                                BgcICQ== ) ; KSK; alg = ECDSAP256SHA256 ; key id = 1
                                """))
                .isEqualTo(record);
        assertThat(anchors("corp.example. IN DS 1 13 2 " + "ab".repeat(32)))
                .isEqualTo("corp.example. 0 IN DS 1 13 2 " + "AB".repeat(32) + "\n");
    }

    @Test
    void goes_by_the_states_that_a_key_is_kept_in() {
        String kept =
                """
                ; autotrust trust anchor file
                ;;id: . 1
                . 86400 IN DNSKEY 257 3 13 AAECAwQFBgcICQ== ;;state=2 [  VALID  ] ;;count=0
                . 86400 IN DNSKEY 257 3 13 AAECAwQFBgcICg== ;;state=1 [ ADDPEND ] ;;count=3
                . 86400 IN DNSKEY 385 3 13 AAECAwQFBgcICw== ;;state=2 [  VALID  ] ;;count=0
                """;
        assertThat(anchors(kept)).isEqualTo(". 0 IN DNSKEY " + KEY + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; nothing",
                ". IN A 192.0.2.1",
                ". IN DNSKEY 257 3 13",
                "<?xml version=\"1.0\"?><TrustAnchor/>",
                "trust-anchors { . initial-key 257 3 8 \"AwEA\"; };",
                "$INCLUDE /etc/passwd",
                ". IN DNSKEY 385 3 13 AAEC"
            })
    void says_what_is_accepted_of_anything_else(String text) {
        assertThat(expected(TrustAnchors.parse(text))).startsWith(TrustAnchors.EXPECTED);
    }

    @Test
    void reads_files_and_says_when_there_is_none(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("root.key");
        Files.writeString(file, ". IN DNSKEY " + KEY);
        assertThat(TrustAnchors.read(file.toString())).isInstanceOf(Parsed.Valid.class);
        assertThat(expected(TrustAnchors.read(folder.resolve("none").toString())))
                .contains("can not be read");
        assertThat(expected(TrustAnchors.read(folder.toString()))).contains("can not be read");
        assertThat(expected(TrustAnchors.read("\0"))).contains("can not be read");
        Files.writeString(file, (". IN DNSKEY " + KEY + "\n").repeat(3000));
        assertThat(TrustAnchors.read(file.toString())).isInstanceOf(Parsed.Invalid.class);
    }
}
