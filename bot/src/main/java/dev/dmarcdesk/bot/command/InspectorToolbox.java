package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Connection;
import dev.dmarcdesk.lambda.ClientJson;
import dev.dmarcdesk.lambda.DiagnosisJson;
import dev.dmarcdesk.lambda.LintJson;
import dev.dmarcdesk.lambda.ReportJson;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.plan.Draft;
import dev.dmarcdesk.plan.Target;
import dev.dmarcdesk.report.ClientQuestion;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Optional;

/// The toolbox of every surface: examines domains with an [Inspector].
///
/// @param inspector knows whom to ask, and for how long
/// @param tools watches and alerts, where there is a store to keep them in; at most one
public record InspectorToolbox(Inspector inspector, List<WatchTools> tools) implements Toolbox {
    public InspectorToolbox {
        tools = List.copyOf(tools);
    }

    /// Without a store.
    public InspectorToolbox(Inspector inspector) {
        this(inspector, List.of());
    }

    @Override
    public Audit audit(Subject subject) {
        var inspection = inspector.inspect(subject);
        return new Audit(inspection.report(), inspection.run(), () -> ReportJson.write(inspection));
    }

    @Override
    public ClientAudit evaluate(ClientQuestion question) {
        var inspection = inspector.evaluate(question);
        return new ClientAudit(
                inspection.report(), inspection.run(), () -> ClientJson.write(inspection));
    }

    @Override
    public LintAudit lint(Draft draft, Target target) {
        var run = inspector.lint(draft, target);
        return new LintAudit(run, () -> LintJson.write(run));
    }

    @Override
    public Parsed<DiagnosisAudit> diagnose(Paste paste, List<Connection> connection) {
        return inspector
                .diagnose(paste, connection)
                .map(run -> new DiagnosisAudit(run, () -> DiagnosisJson.write(run)));
    }

    @Override
    public Optional<WatchTools> watching() {
        return tools.stream().findFirst();
    }
}
