package dev.dmarcdesk.dkim;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes a key record as it should have been published, when its key is good and only what
/// surrounds it is not.
final class MendedKey {
    private MendedKey() {}

    /// The record with everything mended; empty when verifiers would still not use it.
    static String of(KeyRecord record) {
        var parts = new ArrayList<>(List.of("v=DKIM1"));
        boolean named = tag(record, "k").findAny().isPresent();
        if (named || record.key() instanceof KeyMaterial.Ed25519) {
            parts.add("k=" + record.key().type());
        }
        tag(record, "h")
                .filter(hashes ->
                        Stream.of(hashes.split(":")).map(String::strip).anyMatch("sha256"::equals))
                .forEach(hashes -> parts.add("h=" + hashes));
        tag(record, "s")
                .filter(services -> !services.isEmpty())
                .forEach(services -> parts.add("s=" + services));
        if (record.strict()) {
            parts.add("t=s");
        }
        tag(record, "n").forEach(notes -> parts.add("n=" + notes));
        switch (record.key()) {
            case KeyMaterial.Rsa(_, var base64) -> parts.add("p=" + base64);
            case KeyMaterial.Ed25519(var base64) -> parts.add("p=" + base64);
            case KeyMaterial.Revoked _, KeyMaterial.Unreadable _ -> {
                return "";
            }
        }
        String text = String.join("; ", parts);
        return KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var mended, _)
                        && mended.status().verifies()
                ? text
                : "";
    }

    private static Stream<String> tag(KeyRecord record, String name) {
        return record.tags().stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::value)
                .limit(1);
    }
}
