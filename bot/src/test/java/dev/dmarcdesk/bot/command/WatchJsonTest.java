package dev.dmarcdesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import dev.dmarcdesk.bot.MovingClock;
import dev.dmarcdesk.bot.watch.Answer;
import dev.dmarcdesk.bot.watch.InspectorLookout;
import dev.dmarcdesk.bot.watch.MemoryWatchStore;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.SampleWatches;
import dev.dmarcdesk.bot.watch.Snooze;
import dev.dmarcdesk.bot.watch.WatchBook;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.DnsSource;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.live.TrustAnchors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

class WatchJsonTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(WatchJson.class.getResourceAsStream("watches.schema.json"));
    private static final Place CHANNEL = new Place("T1", "C1", "U1");
    private static final List<DomainName> DOMAINS =
            List.of(DomainName.of("harborbooks.example"), DomainName.of("xn--mnchen-3ya.example"));

    private final MovingClock clock = new MovingClock();
    private final MemoryWatchStore store = new MemoryWatchStore(clock);
    private final WatchBook book =
            new WatchBook(
                    store,
                    new InspectorLookout(
                            Inspectors.over(
                                    new DnsSource.Demo(),
                                    TrustAnchors::ofRoot,
                                    Duration.ofSeconds(10)),
                            clock),
                    clock);

    static List<Place> places() {
        return List.of(Place.TERMINAL, CHANNEL);
    }

    private static JsonNode document(Answer answer) throws IOException {
        if (!(answer instanceof Answer.Done(var page, var level, var watches))) {
            throw new AssertionError(answer);
        }
        JsonNode document = new ObjectMapper().readTree(WatchJson.write(page, level, watches));
        assertThat(SCHEMA.validate(document)).isEmpty();
        return document;
    }

    @ParameterizedTest
    @MethodSource("places")
    void every_document_keeps_the_schema(Place place) throws IOException {
        JsonNode begun = document(book.watch(place, DOMAINS, Duration.ofMinutes(15), ""));
        document(book.watch(place, DOMAINS, Duration.ZERO, ""));
        document(book.snooze(place, DOMAINS.getFirst(), new Snooze.For(Duration.ofDays(1))));
        JsonNode watches = document(book.watches(place));
        document(book.unwatch(place, DOMAINS));

        assertThat(begun.path("watches")).hasSize(2);
        assertThat(watches.path("watches").findValuesAsText("domainUnicode"))
                .containsExactly("harborbooks.example", "m\u00fcnchen.example");
        JsonNode first = watches.at("/watches/0");
        assertThat(first.path("level").asText()).isNotEqualTo("unknown");
        assertThat(first.path("unchangedSince").asText()).isEqualTo(clock.instant().toString());
        assertThat(first.at("/channels/0/quietUntil").asText())
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)).toString());
        assertThat(first.at("/channels/0/everyMinutes").asInt()).isEqualTo(15);
        assertThat(document(book.watches(place)).path("watches")).isEmpty();
    }

    @Test
    void what_nobody_looked_at_yet_stands_nowhere() throws IOException {
        store.save(SampleWatches.watched("T1", "new.example"));

        JsonNode watch = document(book.watches(CHANNEL)).at("/watches/0");

        assertThat(watch.path("level").isNull()).isTrue();
        assertThat(watch.path("policy").isNull()).isTrue();
        assertThat(watch.path("unchangedSince").isNull()).isTrue();
    }

    @Test
    void the_owner_is_named_by_id() throws IOException {
        JsonNode begun = document(book.watch(CHANNEL, DOMAINS, Duration.ZERO, "S012AB3CD"));

        assertThat(begun.path("watches").findValuesAsText("owner"))
                .containsExactly("S012AB3CD", "S012AB3CD");
    }
}
