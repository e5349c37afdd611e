package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.text.Parsed;

/// MTA-STS records and policies of any octets: what is offered in place of a broken one is none.
public final class StsFuzz {
    private StsFuzz() {}

    /// Reads one input, as a record and as a policy.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        FuzzText.placed(StsRecordParser.parse(text).defects(), text);
        String mended = RecordRepair.mend(text);
        FuzzText.require(StsRecordParser.parse(mended) instanceof Parsed.Valid, mended);
        Parsed<StsPolicy> policy = StsPolicyParser.parse(text);
        FuzzText.placed(policy.defects(), text);
        if (policy instanceof Parsed.Valid<StsPolicy>(var read, _)) {
            String written = read.toString();
            FuzzText.require(StsPolicyParser.parse(written).defects().isEmpty(), written);
        }
    }
}
