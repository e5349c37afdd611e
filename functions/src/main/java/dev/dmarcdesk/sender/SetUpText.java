package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;

/// Reads the lines of the catalogue that say what to do: `record: …`, `step: …`, `note: …`. They
/// are read when somebody asks, because most runs never do.
///
/// @param domain the customer's
record SetUpText(DomainName domain) {
    /// What stands for a value that the service's panel shows.
    private static final String PROVIDED = "as provided";

    private static final int FIELDS = 4;

    static boolean isPart(String field) {
        return switch (field) {
            case "record", "step", "note" -> true;
            default -> false;
        };
    }

    SetUpPart part(String line) {
        int colon = line.indexOf(": ");
        String text = line.substring(colon + 2);
        return line.startsWith("record") ? record(text) : new SetUpPart.Words(filled(text));
    }

    private SetUpRecord record(String text) {
        String[] fields = text.split(" ", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("not a record: " + text);
        }
        return new SetUpRecord(
                SetUpRecord.Purpose.of(fields[0]),
                RrType.valueOf(fields[1]),
                filled(fields[2]),
                fields[3].equals(PROVIDED) ? "" : filled(fields[3]));
    }

    private String filled(String text) {
        return text.replace("{domain}", domain.toString())
                .replace("{dashes}", domain.toString().replace('.', '-'));
    }
}
