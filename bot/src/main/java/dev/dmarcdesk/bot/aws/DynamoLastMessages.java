package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.watch.LastMessages;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.bot.watch.SeenMessageJson;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainName;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/// The last messages of a [DynamoWatchStore]: one item each, in the partition of their workspace,
/// so that they go with it. DynamoDB deletes them some time after they are kept; until then they
/// are passed over.
///
/// @param table where
/// @param clock says which are old
record DynamoLastMessages(DynamoTable table, Clock clock) implements LastMessages {
    private static final String STATE = "state";
    private static final String UNTIL = "until";

    @Override
    public void keep(Place place, SeenMessage message) {
        table.put(
                "keeping a message",
                DynamoWrite.of(
                        DynamoKey.message(place, message.author()),
                        Map.of(
                                STATE, AttributeValue.fromS(SeenMessageJson.write(message)),
                                UNTIL,
                                        DynamoWatchStore.numeric(
                                                message.at().plus(KEPT).getEpochSecond()))));
    }

    @Override
    public Optional<SeenMessage> last(Place place, DomainName author) {
        var item = table.glance("finding a message", DynamoKey.message(place, author));
        boolean old =
                item.isEmpty()
                        || DynamoWatchStore.number(item, UNTIL) <= clock.instant().getEpochSecond();
        return old
                ? Optional.empty()
                : SeenMessageJson.read(author, DynamoWatchStore.attribute(item, STATE).s());
    }
}
