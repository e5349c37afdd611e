package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.report.Level;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;
import dev.dmarcdesk.whatif.Answer;
import dev.dmarcdesk.whatif.Change;
import dev.dmarcdesk.whatif.WhatIfPage;

import java.util.List;

/// What to do about a change that is to be tried out.
///
/// @param domain whose record it is
/// @param change what somebody thinks of publishing
/// @param selectors those that were named; the first is that of the record
record WhatIfWork(DomainInput domain, Change change, List<String> selectors) {
    /// Tries it on the last message of the domain that is known.
    Work looking() {
        return new Work.Looking(
                Echo.subject(domain),
                (toolbox, place) ->
                        outcome(toolbox, place, Learning.message(toolbox, place, domain.domain())));
    }

    /// Tries it on a message that is handed over.
    ///
    /// @param file where it is
    Work wanting(String file) {
        return new Work.Wanting(
                HandOver.page(),
                file,
                paste ->
                        new Work.Looking(
                                Echo.subject(domain),
                                (toolbox, place) -> with(paste, toolbox, place)));
    }

    private Outcome with(Paste paste, Toolbox toolbox, Place place) {
        return switch (toolbox.diagnose(paste, List.of())) {
            case Invalid<DiagnosisAudit>(var defects) ->
                    new Outcome.NotUnderstood(HandOver.refusal(defects.getFirst()));
            case Valid<DiagnosisAudit>(var audit, _) -> outcome(toolbox, place, seen(audit.run()));
        };
    }

    private static List<SeenMessage> seen(DiagnosisRun run) {
        return SeenMessage.of(run.diagnosis(), run.run().at()).stream().toList();
    }

    private Outcome outcome(Toolbox toolbox, Place place, List<SeenMessage> message) {
        WhatIfAudit audit =
                toolbox.tryOut(
                        Learning.subject(toolbox, place, domain.domain(), List.of()),
                        change,
                        selectors.stream().limit(1).toList(),
                        message);
        var run = audit.run().run();
        return switch (audit.run().answer()) {
            case Answer.Impossible impossible ->
                    new Outcome.NotUnderstood(WhatIfPage.impossible(impossible));
            case Answer.Undetermined undetermined ->
                    judged(WhatIfPage.undetermined(undetermined, run), Level.UNKNOWN, audit);
            case Answer.Tried(var whatIf) ->
                    judged(WhatIfPage.of(whatIf, run), whatIf.level(), audit);
        };
    }

    private Outcome judged(Document page, Level level, WhatIfAudit audit) {
        return new Outcome.Judged(Echo.on(domain, page), level, audit.json());
    }
}
