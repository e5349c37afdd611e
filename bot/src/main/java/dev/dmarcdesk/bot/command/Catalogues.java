package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.report.FindingCatalogue;
import dev.dmarcdesk.sender.Senders;

/// What is bundled and a line may name: a misspelt name is told at once, before anything is looked
/// up. Read when the first line names one, because most never do.
final class Catalogues {
    private Catalogues() {}

    /// The services, by their short names.
    static Senders services() {
        return BundledData.senders();
    }

    /// The findings, by their codes.
    static FindingCatalogue findings() {
        return BundledData.findings();
    }
}
