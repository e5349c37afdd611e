package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.DmarcFinding.AdkimInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.AspfInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.DuplicateTag;
import dev.dmarcdesk.dmarc.DmarcFinding.FoInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.FoWithoutRuf;
import dev.dmarcdesk.dmarc.DmarcFinding.NpInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PMissing;
import dev.dmarcdesk.dmarc.DmarcFinding.PctInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PctRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.PctZero;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdYes;
import dev.dmarcdesk.dmarc.DmarcFinding.RfRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.RiRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.SpInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.SyntaxError;
import dev.dmarcdesk.dmarc.DmarcFinding.TInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.UnknownTag;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What is wrong with the text of a record, whatever the DNS around it says.
public final class RecordReview {
    /// Of findings of one kind about one record no more are told.
    static final int MOST_ALIKE = 5;

    private static final int EVERYTHING = 100;

    private final Published in;
    private final PolicyRecord record;
    private final List<DmarcFinding> findings;

    private RecordReview(Published in, PolicyRecord record) {
        this.in = in;
        this.record = record;
        this.findings = new ArrayList<>(TextDamage.inRecord(in));
    }

    /// Reviews a record.
    ///
    /// @param in where it was found
    /// @param record what [PolicyRecordParser] read there
    public static List<DmarcFinding> of(Published in, PolicyRecord record) {
        var review = new RecordReview(in, record);
        review.pairs();
        review.policies();
        review.flags();
        review.removed();
        review.failureOptions();
        review.findings.addAll(ReportReview.of(in, record));
        return List.copyOf(review.findings);
    }

    private void pairs() {
        record.tags().defects().stream()
                .filter(defect -> defect.at().end() > defect.at().start())
                .limit(MOST_ALIKE)
                .forEach(defect -> findings.add(new SyntaxError(in, defect.at())));
        var seen = new HashSet<String>();
        var again = new ArrayList<DmarcFinding>();
        var unknown = new ArrayList<DmarcFinding>();
        for (Tag tag : record.tags().tags()) {
            String name = tag.name().toLowerCase(Locale.ROOT);
            if (!seen.add(name)) {
                again.add(new DuplicateTag(in, pair(tag), name));
            } else if (!PolicyRecordParser.KNOWN.contains(name)) {
                unknown.add(new UnknownTag(in, pair(tag), tag.name()));
            }
        }
        again.stream().limit(MOST_ALIKE).forEach(findings::add);
        unknown.stream().limit(MOST_ALIKE).forEach(findings::add);
    }

    private void policies() {
        if (record.p() instanceof Setting.Unset<AssessmentPolicy>) {
            findings.add(new PMissing(in, end()));
        }
        broken(record.p(), PInvalid::new);
        broken(record.sp(), SpInvalid::new);
        broken(record.np(), NpInvalid::new);
    }

    private void flags() {
        broken(record.adkim(), AdkimInvalid::new);
        broken(record.aspf(), AspfInvalid::new);
        broken(record.t(), TInvalid::new);
        broken(record.psd(), PsdInvalid::new);
        if (record.psd() instanceof Setting.Given<PsdFlag>(var flag, var tag)
                && flag == PsdFlag.YES
                && in.standing() != Standing.PUBLIC_SUFFIX) {
            findings.add(new PsdYes(in, pair(tag)));
        }
    }

    private void removed() {
        first("rf", tag -> findings.add(new RfRemoved(in, pair(tag))));
        first("ri", tag -> findings.add(new RiRemoved(in, pair(tag))));
        first(
                "pct",
                tag -> {
                    boolean number =
                            !tag.value().isEmpty()
                                    && tag.value().length() <= 3
                                    && tag.value().chars().allMatch(c -> c >= '0' && c <= '9');
                    int percentage = number ? Integer.parseInt(tag.value()) : EVERYTHING;
                    boolean sampling = percentage > 0 && percentage < EVERYTHING;
                    findings.add(new PctRemoved(in, pair(tag), sampling));
                    if (!number || percentage > EVERYTHING) {
                        findings.add(new PctInvalid(in, pair(tag)));
                    } else if (percentage == 0) {
                        findings.add(new PctZero(in, pair(tag)));
                    }
                });
    }

    private void failureOptions() {
        boolean asked = !record.ruf().or(ReportUris.NONE).uris().isEmpty();
        broken(record.fo(), FoInvalid::new);
        if (!asked) {
            first("fo", tag -> findings.add(new FoWithoutRuf(in, pair(tag))));
        }
    }

    private <T> void broken(
            Setting<T> setting, BiFunction<Published, Range, DmarcFinding> finding) {
        setting.broken().ifPresent(tag -> findings.add(finding.apply(in, pair(tag))));
    }

    private void first(String name, Consumer<Tag> what) {
        record.named(name).stream().limit(1).forEach(what);
    }

    private Range end() {
        return new Range(in.text().length(), in.text().length());
    }

    static Range pair(Tag tag) {
        return new Range(tag.nameAt().start(), tag.valueAt().end());
    }
}
