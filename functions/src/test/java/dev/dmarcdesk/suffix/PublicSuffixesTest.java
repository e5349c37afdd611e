package dev.dmarcdesk.suffix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.Shared;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

class PublicSuffixesTest {
    private static final PublicSuffixes FEW =
            PublicSuffixes.parse(
                    """
                    // ===BEGIN ICANN DOMAINS===
                    com
                    uk
                    co.uk
                    *.ck
                    !www.ck
                    公司.cn   a remark

                    // ===BEGIN PRIVATE DOMAINS===
                    blogspot.com
                    """);

    private static String organizational(String name) {
        return FEW.organizationalDomain(DomainName.of(name)).toString();
    }

    @Test
    void takes_one_label_more_than_the_longest_rule() {
        assertThat(organizational("a.b.example.co.uk")).isEqualTo("example.co.uk");
        assertThat(organizational("a.b.example.uk")).isEqualTo("example.uk");
        assertThat(organizational("mail.shop.blogspot.com")).isEqualTo("shop.blogspot.com");
    }

    @Test
    void lets_a_public_suffix_stand_for_itself() {
        assertThat(organizational("co.uk")).isEqualTo("co.uk");
        assertThat(FEW.isPublicSuffix(DomainName.of("co.uk"))).isTrue();
        assertThat(FEW.isPublicSuffix(DomainName.of("example.co.uk"))).isFalse();
        assertThat(FEW.organizationalDomain(DomainName.ROOT)).isEqualTo(DomainName.ROOT);
    }

    @Test
    void follows_wildcards_and_their_exceptions() {
        assertThat(organizational("mail.example.any.ck")).isEqualTo("example.any.ck");
        assertThat(organizational("mail.www.ck")).isEqualTo("www.ck");
    }

    @Test
    void matches_a_labels_with_rules_in_u_labels() {
        assertThat(organizational("mail.example.xn--55qx5d.cn")).isEqualTo("example.xn--55qx5d.cn");
    }

    @Test
    void registers_below_the_last_label_where_no_rule_matches() {
        assertThat(organizational("a.b.example")).isEqualTo("b.example");
    }

    @Test
    void gives_its_rules_back_in_a_form_it_can_read() {
        assertThat(PublicSuffixes.ofSorted("// licence\n" + FEW.rules()).rules())
                .isEqualTo(FEW.rules());
    }

    @Test
    void agrees_with_the_tests_of_the_list_itself() throws IOException {
        agreesWithTheListsTests(
                PublicSuffixes.parse(
                        Files.readString(Shared.path("corpora/psl/public_suffix_list.dat"))));
    }

    @Test
    void agrees_with_them_as_bundled_too() throws IOException {
        agreesWithTheListsTests(BundledData.suffixes());
    }

    @Test
    void keeps_the_licence_of_the_bundled_list() throws IOException {
        try (var resource =
                BundledData.class.getResourceAsStream(
                        "/dev/dmarcdesk/suffix/public-suffixes.txt")) {
            assertThat(resource)
                    .asString(StandardCharsets.US_ASCII)
                    .startsWith("// This Source Code Form is subject to the terms of the Mozilla");
        }
    }

    private static void agreesWithTheListsTests(PublicSuffixes suffixes) throws IOException {
        JsonNode cases =
                new ObjectMapper()
                        .readTree(Shared.path("corpora/psl/test_psl.json").toFile())
                        .path("cases");
        assertThat(cases).isNotEmpty();
        for (JsonNode test : cases) {
            assertThat(registrable(suffixes, test.path("input").asText("")))
                    .as(test.path("input").asText())
                    .isEqualTo(IDN.toASCII(test.path("registrable_domain").asText("")));
        }
    }

    private static String registrable(PublicSuffixes suffixes, String input) {
        return DomainName.parse(input.startsWith(".") ? input : IDN.toASCII(input))
                                instanceof Parsed.Valid<DomainName>(var name, _)
                        && !suffixes.isPublicSuffix(name)
                ? suffixes.organizationalDomain(name).toString()
                : "";
    }
}
