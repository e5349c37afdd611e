package dev.dmarcdesk.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;

import org.junit.jupiter.api.Test;

import java.util.List;

class DelegationSignersTest {
    /// The root's keys of 2017 and 2024, whose DS records are the anchors everybody uses.
    private static final Rdata.ZoneKey KSK_2017 =
            new Rdata.ZoneKey(
                    257,
                    8,
                    "AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5e"
                            + "mLvN7SWXgnLh4+B5xQlNVz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBx"
                            + "WezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Ap"
                            + "xz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555KrUB5qihylGa"
                            + "8subX2Nn6UwNR1AkUTV74bU=");

    private static final Rdata.ZoneKey KSK_2024 =
            new Rdata.ZoneKey(
                    257,
                    8,
                    "AwEAAa96jeuknZlaeSrvyAJj6ZHv28hhOKkx3rLGXVaC6rXTsDc449/cidltpkyGwCJNnOAlFNKF2jBosZBU"
                            + "5eeHspaQWOmOElZsjICMQMC3aeHbGiShvZsx4wMYSjH8e7Vrhbu6irwCzVBApESjbUdpWWmEnhathWu1"
                            + "jo+siFUiRAAxm9qyJNg/wOZqqzL/dL/q8PkcRU5oUKEpUge71M3ej2/7CPqpdVwuMoTvoB+ZOT4YeGyx"
                            + "MvHmbrxlFzGOHOijtzN+u1TQNatX2XBuzZNQ1K+s2CXkPIZo7s6JgZyvaBevYtxPvYLw4z9mR7K2vaF1"
                            + "8UYH9Z9GNUUeayffKC73PYc=");

    @Test
    void makes_the_records_that_the_keys_of_the_root_are_known_by() {
        assertThat(DelegationSigners.of(DomainName.ROOT, List.of(KSK_2017, KSK_2024)))
                .extracting(RecordEdit::value)
                .containsExactly(
                        "20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
                        "38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16");
    }

    @Test
    void leaves_out_keys_that_are_not_meant_to_be_pointed_to() {
        assertThat(
                        DelegationSigners.of(
                                DomainName.of("a.example"),
                                List.of(
                                        new Rdata.ZoneKey(256, 13, "AAEC"),
                                        new Rdata.ZoneKey(385, 13, "AAEC"))))
                .isEmpty();
    }
}
