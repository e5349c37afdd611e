package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.SetUpRecord.Given;
import dev.dmarcdesk.sender.SetUpRecord.Purpose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What one customer of a service has to do, and how a page shows it.
///
/// @param sender which service
/// @param domain the customer's
/// @param parts in the order they are done
public record SetUp(Sender sender, DomainName domain, List<SetUpPart> parts) {
    public SetUp {
        parts = List.copyOf(parts);
    }

    /// Without what has to do with neither SPF nor DKIM: mail hosts, and names for links.
    public SetUp forSending() {
        return new SetUp(sender, domain, parts.stream().filter(SetUp::concernsSending).toList());
    }

    private static boolean concernsSending(SetUpPart part) {
        return switch (part) {
            case SetUpPart.Words _ -> true;
            case SetUpRecord record ->
                    switch (record.purpose()) {
                        case DKIM, RETURN_PATH, SPF, VERIFICATION, DELEGATION -> true;
                        case MX, TRACKING -> false;
                    };
        };
    }

    /// The records to create.
    public List<SetUpRecord> records() {
        return parts.stream()
                .filter(SetUpRecord.class::isInstance)
                .map(SetUpRecord.class::cast)
                .toList();
    }

    /// As a part of a page. Records that follow each other are published together, so they stand in
    /// one listing.
    public List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var open = new ArrayList<SetUpRecord>();
        for (SetUpPart part : parts) {
            switch (part) {
                case SetUpRecord record -> open.add(record);
                case SetUpPart.Words words -> {
                    listing(open, blocks);
                    blocks.add(new Block.Paragraph(sentence(words)));
                }
            }
        }
        listing(open, blocks);
        if (!remarks().isEmpty()) {
            blocks.add(new Block.Paragraph(remarks()));
        }
        return blocks;
    }

    private void listing(List<SetUpRecord> records, List<Block> blocks) {
        if (!records.isEmpty()) {
            blocks.add(
                    new Block.Listing(
                            records.stream().map(this::line).collect(Collectors.joining("\n"))));
            records.clear();
        }
    }

    /// All of it in one.
    public Sentence words() {
        var words = Sentence.NONE;
        for (SetUpPart part : parts) {
            words =
                    words.and(
                            switch (part) {
                                case SetUpRecord record -> Sentence.of("%s;", line(record));
                                case SetUpPart.Words text -> sentence(text);
                            });
        }
        return words.and(remarks());
    }

    private static Sentence sentence(SetUpPart.Words words) {
        return Sentence.of("%s", new Inline.Plain(words.text().replace(" -> ", " → ")));
    }

    /// One record as a person types it into a panel.
    private String line(SetUpRecord record) {
        String value =
                record.given() == Given.PROVIDED
                        ? "(the value that " + sender.shortName() + " shows)"
                        : record.value();
        return record.type() + " " + record.name() + " → " + value;
    }

    /// What has to be known to copy the records.
    private Sentence remarks() {
        return placeholders().and(merging()).and(delegating()).and(doubt());
    }

    private Sentence placeholders() {
        return records().stream().anyMatch(record -> record.given() == Given.PARTLY)
                ? Sentence.of(
                        "What stands in %s is your account's part: the panel of %s shows it.",
                        "<…>", name())
                : Sentence.NONE;
    }

    private Sentence merging() {
        return records().stream().anyMatch(SetUpRecord::isMerged)
                ? Sentence.of(
                        "Publish no second SPF record: if %s has one, it needs the new term in it,"
                                + " before its %s.",
                        domain.toString(), "all")
                : Sentence.NONE;
    }

    private Sentence delegating() {
        return records().stream()
                        .anyMatch(record ->
                                record.purpose() == Purpose.DELEGATION
                                        && record.name().equals("_dmarc." + domain))
                ? Sentence.of(
                        "What is at %s takes the place of your own record: the DMARC policy is then"
                                + " made in %s.",
                        "_dmarc." + domain, name())
                : Sentence.NONE;
    }

    private Sentence doubt() {
        return sender.confidence() == Sender.Confidence.LOW && !records().isEmpty()
                ? Sentence.of(
                        "This is as we read it on %s, in few places: compare it with what %s shows.",
                        new Inline.Plain(sender.checked()), name())
                : Sentence.NONE;
    }

    private Inline name() {
        return new Inline.Plain(sender.shortName());
    }
}
