package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Every code that a whole audit can tell of keys, mail hosts and the domain itself, each with a
/// zone that provokes it. Codes are stable: other programs and alerts rely on them.
final class FindingCodesTest {
    private static final String KEY = "p=" + key(2048);
    private static final String ADDRESS = "@ A 192.0.2.1\n";
    private static final String HOST = "mail A 192.0.2.1\n";

    /// A zone at `a.example` for each code; the selector `s1` is asked for where the zone has it.
    private static final Map<String, String> DKIM = new LinkedHashMap<>();

    static {
        DKIM.put("dkim.unknown", ADDRESS + "x._domainkey TXT x");
        DKIM.put("dkim.selector-missing", "x._domainkey TXT x\ns1.x TXT x");
        DKIM.put("dkim.proven-none", ADDRESS);
        DKIM.put("dkim.not-needed", "@ TXT v=spf1 -all\n@ MX 0 .");
        DKIM.put("dkim.key", s1(KEY));
        DKIM.put("dkim.revoked", s1("v=DKIM1; p="));
        DKIM.put("dkim.key-too-short", s1("p=" + key(1016)));
        DKIM.put("dkim.key-short", s1("p=" + key(1024)));
        DKIM.put("dkim.key-invalid", s1("v=DKIM1; p=*"));
        DKIM.put("dkim.truncated", s1(KEY.substring(0, 255)));
        DKIM.put("dkim.p-missing", s1("v=DKIM1; k=rsa"));
        DKIM.put("dkim.v-invalid", s1("v=DKIM2; " + KEY));
        DKIM.put("dkim.v-not-first", s1("k=rsa; v=DKIM1; " + KEY));
        DKIM.put("dkim.key-type-unknown", s1("k=gost; " + KEY));
        DKIM.put("dkim.sha1-only", s1("h=sha1; " + KEY));
        DKIM.put("dkim.service-other", s1("s=tlsrpt; " + KEY));
        DKIM.put("dkim.testing", s1("t=y; " + KEY));
        DKIM.put("dkim.strict-subdomain", s1("t=s; " + KEY));
        DKIM.put("dkim.long-key", s1("p=" + key(4096)));
        DKIM.put("dkim.literal-quotes", "s1._domainkey TXT \"\\\"" + KEY + "\\\"\"");
        DKIM.put("dkim.multiple", s1(KEY) + s1("p=" + key(1024)));
        DKIM.put("dkim.cname", "s1._domainkey CNAME k.b.example.\nk.b.example. TXT " + KEY);
        DKIM.put("dkim.cname-dangling", "s1._domainkey CNAME k.b.example.");
        DKIM.put("dkim.wildcard", "*._domainkey TXT " + KEY);
        DKIM.put("dkim.unavailable", ADDRESS + "_domainkey !TIMEOUT");
        DKIM.put("dkim.misplaced-at-apex", "@ TXT v=DKIM1; " + KEY);
        DKIM.put("dkim.misplaced-no-selector", "_domainkey TXT v=DKIM1; " + KEY);
        DKIM.put("dkim.misplaced-doubled-name", "s1._domainkey.a.example TXT " + KEY);
    }

    private static final Map<String, String> MX_AND_DOMAIN = new LinkedHashMap<>();

    static {
        MX_AND_DOMAIN.put("mx.ok", "@ MX 10 mail\n" + HOST);
        MX_AND_DOMAIN.put("mx.implicit", ADDRESS);
        MX_AND_DOMAIN.put("mx.none", "@ TXT x");
        MX_AND_DOMAIN.put("mx.null", "@ MX 0 .");
        MX_AND_DOMAIN.put("mx.null-not-alone", "@ MX 0 .\n@ MX 10 mail\n" + HOST);
        MX_AND_DOMAIN.put("mx.cname", "@ MX 10 a\na CNAME mail\n" + HOST);
        MX_AND_DOMAIN.put("mx.is-ip", "@ MX 10 192.0.2.1.");
        MX_AND_DOMAIN.put("mx.unresolvable", "@ MX 10 gone");
        MX_AND_DOMAIN.put("mx.not-public", "@ MX 10 mail\nmail A 127.0.0.1");
        MX_AND_DOMAIN.put("mx.ipv6-only", "@ MX 10 mail\nmail AAAA 2001:db8::1");
        MX_AND_DOMAIN.put("mx.unavailable", "@ MX 10 mail\nmail !SERVFAIL");
        MX_AND_DOMAIN.put("mx.null-missing", ADDRESS + "@ TXT v=spf1 -all");
        MX_AND_DOMAIN.put("domain.does-not-exist", "");
        MX_AND_DOMAIN.put("domain.unavailable", "@ !TIMEOUT");
        MX_AND_DOMAIN.put(
                "domain.parked", "@ TXT v=spf1 -all\n@ MX 0 .\n_dmarc TXT v=DMARC1; p=reject;");
        MX_AND_DOMAIN.put("domain.parked-incomplete", "@ TXT v=spf1 -all\n@ MX 0 .");
    }

    @Test
    void every_code_of_a_key_can_be_provoked() {
        DKIM.forEach(FindingCodesTest::check);
    }

    @Test
    void every_code_of_mail_hosts_and_the_domain_can_be_provoked() {
        MX_AND_DOMAIN.forEach(FindingCodesTest::check);
        assertThat(Audit.of("xn--pypal-4ve.example", ADDRESS).codes())
                .contains("domain.mixed-script");
    }

    private static void check(String code, String zone) {
        var audit =
                zone.contains("s1.")
                        ? Audit.of("a.example", zone, "s1")
                        : Audit.of("a.example", zone);
        assertThat(audit.codes()).as(zone).contains(code);
        audit.report().findings().stream()
                .filter(advice -> advice.finding().code().equals(code))
                .forEach(advice -> {
                    assertThat(advice.title().text()).isNotBlank();
                    assertThat(advice.because().text()).isNotBlank();
                    assertThat(advice.citations()).as(code).isNotEmpty();
                });
    }

    private static String s1(String record) {
        return "s1._domainkey TXT " + record + "\n";
    }

    /// A bare RSA key in DER whose modulus has so many bits, a multiple of eight.
    private static String key(int bits) {
        int octets = bits / 8;
        var der = new byte[octets + 14];
        byte[] head = {
            0x30,
            (byte) 0x82,
            (byte) ((octets + 10) >> 8),
            (byte) (octets + 10),
            0x02,
            (byte) 0x82,
            (byte) ((octets + 1) >> 8),
            (byte) (octets + 1),
            0
        };
        System.arraycopy(head, 0, der, 0, head.length);
        Arrays.fill(der, head.length, head.length + octets, (byte) 0xa5);
        byte[] exponent = {0x02, 0x03, 0x01, 0x00, 0x01};
        System.arraycopy(exponent, 0, der, head.length + octets, exponent.length);
        return Base64.getEncoder().encodeToString(der);
    }
}
