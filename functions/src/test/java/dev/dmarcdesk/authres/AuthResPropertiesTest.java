package dev.dmarcdesk.authres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.authres.MethodResult.Property;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class AuthResPropertiesTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final String WORDS = "abcxyz019-";
    private static final List<String> PIECES =
            List.of(
                    "mx.r.example",
                    "; ",
                    ";",
                    "=",
                    "spf=pass",
                    "dkim=fail",
                    "none",
                    "1",
                    " ",
                    "\r\n\t",
                    "(",
                    ")",
                    "\"",
                    "\\",
                    "(a (b) c)",
                    "header.d=a.example",
                    "reason=",
                    "\"a; b\"",
                    "/",
                    ".",
                    "@",
                    "i=1",
                    "i=",
                    "header.",
                    ".from=",
                    "smtp.mailfrom=",
                    "u@a.example",
                    "dmarc/1",
                    "action=none",
                    "\u00ff",
                    "\u0000",
                    "<>",
                    "2001:db8::1");

    private static String body(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(16); i > 0; i--) {
            text.append(ForAll.oneOf(random, PIECES));
        }
        return text.toString();
    }

    @Test
    void points_inside_the_text_and_says_when_it_is_not_exact() {
        ForAll.values(
                AuthResPropertiesTest::body,
                body -> {
                    var field = AuthRes.field("ARC-Authentication-Results: " + body);
                    var parsed = AuthenticationResults.parse(field);
                    assertThat(parsed.defects())
                            .allMatch(defect -> defect.at().end() <= field.raw().length());
                    if (parsed instanceof Parsed.Valid<AuthenticationResults>(var value, _)) {
                        assertThat(value.isExact()).isEqualTo(parsed.defects().isEmpty());
                    }
                    ReceivedSpf.parse(field);
                });
    }

    @Test
    void reads_what_it_would_write() {
        ForAll.values(
                AuthResPropertiesTest::results,
                results -> {
                    var read = AuthRes.read("mx.r.example 1" + print(results));
                    assertThat(read.isExact()).isTrue();
                    assertThat(read.results()).isEqualTo(results);
                });
    }

    private static List<MethodResult> results(Random random) {
        var results = new ArrayList<MethodResult>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            var properties = new ArrayList<Property>();
            for (int j = random.nextInt(4); j > 0; j--) {
                properties.add(new Property(word(random), word(random), value(random)));
            }
            String method = word(random);
            String result = word(random);
            results.add(
                    new MethodResult(
                            "x" + method,
                            result,
                            result,
                            random.nextBoolean() ? "" : value(random),
                            properties,
                            random.nextBoolean() ? List.of() : List.of(value(random))));
        }
        return results;
    }

    private static String word(Random random) {
        return "a" + ForAll.text(random, WORDS, 6) + "z";
    }

    private static String value(Random random) {
        return "v" + ForAll.text(random, "ab;=(\")\\ .@/<", 12);
    }

    private static String print(List<MethodResult> results) {
        var text = new StringBuilder();
        for (var result : results) {
            text.append(";\r\n ").append(result.method()).append(" = ").append(result.written());
            result.comments()
                    .forEach(said ->
                            text.append(" (")
                                    .append(said.replaceAll("([\\\\()])", "\\\\$1"))
                                    .append(')'));
            if (!result.reason().isEmpty()) {
                text.append(" reason=").append(quoted(result.reason()));
            }
            result.properties()
                    .forEach(property ->
                            text.append("\r\n  ")
                                    .append(property.type())
                                    .append(" . ")
                                    .append(property.name())
                                    .append('=')
                                    .append(quoted(property.value())));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("([\\\\\"])", "\\\\$1") + '"';
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "()",
                "\"",
                "\"\"",
                "\\",
                ";",
                "=",
                ".",
                ". ",
                "/",
                "a=",
                "a ",
                "a.b=c ",
                "; a=b",
                "; header.a=b",
                "; spf=pass (",
                "a . ",
                "@",
                "<"
            })
    void a_field_of_a_mebibyte_is_no_harm(String piece) {
        var field =
                AuthRes.field(
                        "Authentication-Results: mx.r.example; spf=pass "
                                + piece.repeat(MEBIBYTE / piece.length()));
        var read = AuthRes.valid(AuthenticationResults.parse(field));
        assertThat(read.authservId()).isEqualTo("mx.r.example");
        assertThat(read.isExact()).isFalse();
        ReceivedSpf.parse(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authentication-Results: mx.r.example; spf=pass\n",
                "Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n",
                "Authentication-Results: mx.r.example; dkim=pass header.i=@a.example\nDKIM-Signature: d=a.example\n",
                "Received: by mx.r.example; x\nAuthentication-Results: mx.r.example; arc=none\n",
            })
    void a_header_of_a_mebibyte_is_no_harm(String lines) {
        var header = AuthRes.header(lines.repeat(MEBIBYTE / lines.length()));
        var trust = TrustBoundary.of(header, BundledData.suffixes());
        assertThat(trust.believed().size() + trust.claims().size())
                .isEqualTo(header.named("Authentication-Results").size());
        Reported.of(trust.believed(), header);
    }
}
