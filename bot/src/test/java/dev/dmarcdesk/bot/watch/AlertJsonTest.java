package dev.dmarcdesk.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertJsonTest {
    private static final Alert ALERT = SampleWatches.alert("T1", "id1", SampleWatches.NOW);

    private static Parsed<Alert> read(String json) {
        return AlertJson.read("T1", "id1", json, 0);
    }

    @Test
    void reads_what_it_wrote_whatever_records_and_people_hold() {
        ForAll.values(
                SampleWatches::anyAlert,
                alert ->
                        assertThat(
                                        AlertJson.read(
                                                alert.team(),
                                                alert.id(),
                                                AlertJson.write(alert),
                                                alert.version()))
                                .isEqualTo(Parsed.valid(alert)));
    }

    @Test
    void reads_the_first_version_for_ever() {
        String first =
                """
                {"v":1,"kind":"OUTAGE","domains":["acme.example"],\
                "page":"B\\u0001a\\u0000\\u0000","state":"OPEN"}\
                """;

        assertThat(read(first)).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void passes_over_what_a_newer_version_added() {
        String newer = AlertJson.write(ALERT).replace("\"channel\"", "\"more\":{},\"channel\"");

        assertThat(newer).contains("more");
        assertThat(read(newer)).isEqualTo(Parsed.valid(ALERT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v\":1=\"v\":2", "\"page\":\"=\"page\":\"x", "OPEN=SHUT", "{=["})
    void refuses_what_it_would_misread(String change) {
        String[] parts = change.split("=", 2);
        String other = AlertJson.write(ALERT).replace(parts[0], parts[1]);

        assertThat(other).isNotEqualTo(AlertJson.write(ALERT));
        assertThat(read(other)).isInstanceOf(Parsed.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"v\":1}", "not json"})
    void all_else_is_no_alert(String text) {
        assertThat(read(text)).isInstanceOf(Parsed.Invalid.class);
    }
}
