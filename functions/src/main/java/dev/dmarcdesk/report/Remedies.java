package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Zones;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes fixes down, each once, and each record once: findings that concern one record carry the
/// same edit.
public final class Remedies {
    private final RecordBlocks records;
    private final Set<ServedFile> served = new HashSet<>();
    private final Set<RecordEdit> written = new HashSet<>();
    private final Set<Fix> told = new HashSet<>();

    /// @param zones in which the records stand
    public Remedies(Zones zones) {
        this.records = new RecordBlocks(zones);
    }

    /// For records whose zones were not looked at.
    public Remedies() {
        this(Zones.UNKNOWN);
    }

    /// What to do, for people; the records follow as listings to copy.
    ///
    /// @param lead what stands before the summary
    public List<Block> blocks(Sentence lead, Fix fix) {
        if (!told.add(fix)) {
            return List.of();
        }
        return switch (fix) {
            case Fix.None _ -> List.of();
            case Fix.Todo(var summary, var records, var files) ->
                    blocks(lead.and(summary), records, files);
        };
    }

    private List<Block> blocks(Sentence summary, List<RecordEdit> records, List<ServedFile> files) {
        List<ServedFile> toServe = files.stream().filter(served::add).toList();
        List<RecordEdit> toPublish = records.stream().filter(written::add).toList();
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.Paragraph(
                        toServe.isEmpty() && toPublish.isEmpty()
                                ? stopped(summary).and(shown(records, files))
                                : summary));
        for (ServedFile file : toServe) {
            blocks.add(new Block.Paragraph(Sentence.of("The whole file at %s:", file.address())));
            blocks.add(RecordBlocks.listing(file.text()));
        }
        blocks.addAll(this.records.of(toPublish));
        return blocks;
    }

    private static Sentence shown(List<RecordEdit> records, List<ServedFile> files) {
        if (!records.isEmpty()) {
            return Sentence.of("The record above does it.");
        }
        return files.isEmpty() ? Sentence.NONE : Sentence.of("The file above does it.");
    }

    /// A summary that announces a record, where the record does not follow.
    static Sentence stopped(Sentence summary) {
        var inlines = new ArrayList<>(summary.inlines());
        if (!inlines.isEmpty()
                && inlines.getLast() instanceof Inline.Plain(var text)
                && text.endsWith(":")) {
            inlines.set(
                    inlines.size() - 1,
                    new Inline.Plain(text.substring(0, text.length() - 1) + "."));
        }
        return new Sentence(inlines);
    }
}
