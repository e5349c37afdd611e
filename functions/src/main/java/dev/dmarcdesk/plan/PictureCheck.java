package dev.dmarcdesk.plan;

import dev.dmarcdesk.bimi.BimiCheck;
import dev.dmarcdesk.bimi.BimiFacts;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.report.PictureRequirement;

/// Judges a BIMI record together with the domain's DMARC, without which no picture is shown (BIMI
/// §7.1).
///
/// @param bimi judges the record
/// @param dmarc finds the policy
record PictureCheck(Check<?> bimi, Check<?> dmarc) implements Check<BimiFacts> {
    @Override
    public String id() {
        return bimi.id();
    }

    @Override
    @SuppressWarnings("unchecked") // the id of a check tells its facts
    public Examination<BimiFacts> examine(Subject subject, Sources sources) {
        var record = (Examination<BimiFacts>) bimi.examine(subject, sources);
        return dmarc.examine(subject, sources).facts() instanceof DmarcFacts policy
                ? BimiCheck.under(PictureRequirement.enforcement(policy), record)
                : record;
    }
}
