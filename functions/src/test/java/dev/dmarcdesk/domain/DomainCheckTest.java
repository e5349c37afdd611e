package dev.dmarcdesk.domain;

import static dev.dmarcdesk.Said.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class DomainCheckTest {
    private static List<Advice> examine(DomainName domain, String zone) {
        return new DomainCheck()
                .examine(new Subject(domain, List.of()), Sources.of(ZoneDns.of(zone)))
                .advice();
    }

    private static List<Advice> examine(String typed) {
        assertThat(DomainInput.parse(typed)).isInstanceOf(Parsed.Valid.class);
        var domain = ((Parsed.Valid<DomainInput>) DomainInput.parse(typed)).value().domain();
        return examine(domain, domain + " A 192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p\u0430ypal.example",
                "b\u03bfok.example",
                "xn--pypal-trap-zqi.example",
                "www.\u0441orp.example",
                "shop.c\u043erp-mail.example.com",
                "goo\u0581le.example",
                "\u3072\u3089\ud55c\uad6d.example",
                "\u0431\u03b1\u03b2.example",
                "\u0e01\u0e02abc.example"
            })
    void warns_of_a_label_that_mixes_alphabets(String typed) {
        var advice = examine(typed);
        assertThat(codes(advice)).containsExactly("domain.mixed-script");
        assertThat(advice.getFirst().title().text())
                .containsPattern("looks like .*[^\\x00-\\x7f].* and is .*xn--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "m\u00fcnchen.example",
                "\u043f\u0440\u0438\u043c\u0435\u0440.example",
                "\u043f\u0440\u0438\u043c\u0435\u0440-2026.example",
                "\u4f8b\u3048\u30c6\u30b9\u30c8.example",
                "sony\u30bd\u30cb\u30fc\u682a\u5f0f\u4f1a\u793e.example",
                "\uc0bc\uc131samsung.example",
                "\u53f0\u5317abc\u3105.example",
                "\u0628\u0627\u0632\u0627\u0631.example",
                "\u03b2\u03cc\u03bb\u03bf\u03c2.example"
            })
    void lets_names_of_one_writing_be(String typed) {
        assertThat(examine(typed)).isEmpty();
    }

    @Test
    void tells_absent_from_silent() {
        var domain = DomainName.of("example.com");
        assertThat(codes(examine(domain, ""))).containsExactly("domain.does-not-exist");
        assertThat(codes(examine(domain, "example.com !SERVFAIL")))
                .containsExactly("domain.unavailable");
        assertThat(examine(domain, "mail.example.com A 192.0.2.1")).isEmpty();
    }
}
