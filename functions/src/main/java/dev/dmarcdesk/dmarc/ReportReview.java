package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dmarc.DmarcFinding.NoRua;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaSizeObsolete;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnsupportedScheme;
import dev.dmarcdesk.dmarc.DmarcFinding.RufInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.TooManyRua;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with the report addresses of a record, before the DNS is asked about their hosts.
final class ReportReview {
    /// As many as RFC 7489 §6.2 made receivers support.
    private static final int PORTABLE = 2;

    private ReportReview() {}

    static List<DmarcFinding> of(Published in, PolicyRecord record) {
        var findings = new ArrayList<DmarcFinding>();
        int end = in.text().length();
        switch (record.rua()) {
            case Setting.Unset<ReportUris> _ -> findings.add(new NoRua(in, new Range(end, end)));
            case Setting.Given<ReportUris>(var list, var tag) -> aggregate(in, list, tag, findings);
            case Setting.Broken<ReportUris> _ -> {}
        }
        if (record.ruf() instanceof Setting.Given<ReportUris>(var list, var tag)) {
            list.broken().stream()
                    .limit(RecordReview.MOST_ALIKE)
                    .forEach(at -> findings.add(new RufInvalid(in, visible(at, tag))));
        }
        return findings;
    }

    private static void aggregate(
            Published in, ReportUris list, Tag tag, List<DmarcFinding> findings) {
        boolean some = !list.uris().isEmpty();
        list.broken().stream()
                .limit(RecordReview.MOST_ALIKE)
                .forEach(at -> findings.add(new RuaInvalid(in, visible(at, tag), some)));
        boolean mail = list.uris().stream().anyMatch(ReportUri.Mailto.class::isInstance);
        for (int i = 0; i < Math.min(list.uris().size(), RecordReview.MOST_ALIKE); i++) {
            if (list.uris().get(i) instanceof ReportUri.Other) {
                findings.add(new RuaUnsupportedScheme(in, list.places().get(i), mail));
            }
        }
        list.sizes().stream().limit(1).forEach(at -> findings.add(new RuaSizeObsolete(in, at)));
        if (list.uris().size() > PORTABLE) {
            findings.add(new TooManyRua(in, list.places().get(PORTABLE), list.uris().size()));
        }
    }

    /// An empty piece has no place of its own to underline.
    private static Range visible(Range at, Tag tag) {
        return at.start() < at.end() ? at : RecordReview.pair(tag);
    }
}
