package dev.dmarcdesk.bot.aws;

import dev.dmarcdesk.bot.data.Packing;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Optional;

/// A value in a table. It is paid for by its size, 4 KB a unit for reading and 1 KB for writing, so
/// it is packed.
final class DynamoState {
    /// Octets before packing; a table takes 400 KB of what is packed.
    private static final int LONGEST = 8_000_000;

    private static final Packing PACKING = new Packing(1, StoredWords.COMMON, LONGEST);

    private DynamoState() {}

    static AttributeValue packed(String json) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(PACKING.pack(json)));
    }

    /// The value; nothing when another version packed it.
    static Optional<String> unpacked(AttributeValue state) {
        return PACKING.unpack(state.b().asByteArray());
    }
}
