package dev.dmarcdesk;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.EditedDns;
import dev.dmarcdesk.check.EditedWeb;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.web.Web;

import java.util.ArrayList;
import java.util.List;

/// A domain in whose zone somebody does exactly what the fixes say, and nothing else.
///
/// @param id which case it is
/// @param domain what is audited
/// @param dns the DNS as it is
/// @param selectors the DKIM selectors to ask for
public record Followed(String id, String domain, Dns dns, List<String> selectors) {
    private static final int MOST_STEPS = 15;

    public Followed {
        selectors = List.copyOf(selectors);
    }

    /// The audit of what is published now.
    public Audit before() {
        return after(List.of(), List.of());
    }

    /// The fixes that have something exact to publish or to serve.
    public static List<Advice> exact(Audit audit) {
        return audit.report().findings().stream()
                .filter(advice ->
                        advice.fix() instanceof Fix.Todo(_, var records, var files)
                                && !(records.isEmpty() && files.isEmpty()))
                .toList();
    }

    /// What is wrong with the fix of one finding; nothing, if it keeps its promise.
    ///
    /// @param before the audit it stands in
    public List<String> broken(Audit before, Advice advice) {
        if (!(advice.fix() instanceof Fix.Todo(_, var records, var files))) {
            return List.of();
        }
        var broken = new ArrayList<String>();
        records.forEach(edit -> unfounded(edit).forEach(broken::add));
        var after = after(records, files);
        if (after.report().findings().stream()
                .anyMatch(other -> other.finding().equals(advice.finding()))) {
            broken.add("the finding stays");
        }
        Severity worst = worstEnded(before, after, advice);
        for (Advice other : after.report().findings()) {
            if (other.severity().compareTo(Severity.UNKNOWN) < 0
                    && other.severity().compareTo(worst) <= 0
                    && isNew(before, after, other)) {
                broken.add("it brings " + other.finding().code());
            }
        }
        return broken.stream()
                .map(fault -> id + " " + advice.finding().code() + ": " + fault + " " + records)
                .toList();
    }

    /// The codes left over that still suggest something, when the first fix is followed again and
    /// again.
    ///
    /// @return those of errors and warnings; `endless` where it never ends
    public List<String> followedToTheEnd() {
        var records = new ArrayList<RecordEdit>();
        var files = new ArrayList<ServedFile>();
        for (int step = 0; step < MOST_STEPS; step++) {
            var left = mattering(after(records, files));
            var next =
                    left.stream()
                            .map(advice -> (Fix.Todo) advice.fix())
                            .filter(fix ->
                                    !records.containsAll(fix.records())
                                            || !files.containsAll(fix.files()))
                            .findFirst();
            if (next.isEmpty()) {
                return left.stream().map(advice -> advice.finding().code()).toList();
            }
            records.addAll(next.get().records());
            files.addAll(0, next.get().files());
        }
        return List.of("endless");
    }

    private static List<Advice> mattering(Audit audit) {
        return exact(audit).stream()
                .filter(advice -> advice.severity().compareTo(Severity.NOTICE) < 0)
                .toList();
    }

    private Audit after(List<RecordEdit> records, List<ServedFile> files) {
        Dns edited = records.isEmpty() ? dns : new EditedDns(records, dns);
        Web served = files.isEmpty() ? Web.OFFLINE : new EditedWeb(files, Web.OFFLINE);
        return Audit.of(
                domain, edited, served, ChainOfTrust.OFFLINE, selectors.toArray(String[]::new));
    }

    /// An edit of what is not there, or that changes nothing.
    private List<String> unfounded(RecordEdit edit) {
        List<String> here =
                dns.ask(edit.name(), edit.type()) instanceof Answer.Found found
                        ? found.records().stream().map(Followed::text).toList()
                        : List.of();
        boolean stands =
                here.contains(edit.action() == Action.REPLACE ? edit.before() : edit.value());
        return stands == (edit.action() != Action.ADD) && !edit.value().equals(edit.before())
                ? List.of()
                : List.of("an edit without its record");
    }

    private static String text(Rdata record) {
        return switch (record) {
            case Rdata.Text text -> text.joined();
            case Rdata.Exchange(int preference, var host) ->
                    preference + " " + (host.isRoot() ? "." : host.toString());
            case Rdata.Alias(var target) -> target.toString();
            default -> record.toString();
        };
    }

    private static Severity worstEnded(Audit before, Audit after, Advice advice) {
        return before.report().findings().stream()
                .filter(other -> count(after, other) < count(before, other))
                .map(Advice::severity)
                .min(Severity::compareTo)
                .orElse(advice.severity());
    }

    private static boolean isNew(Audit before, Audit after, Advice advice) {
        return count(after, advice) > count(before, advice)
                || before.report().findings().stream()
                        .filter(other -> other.finding().code().equals(advice.finding().code()))
                        .allMatch(other -> other.severity().compareTo(advice.severity()) > 0);
    }

    private static long count(Audit audit, Advice advice) {
        String code = advice.finding().code();
        return audit.codes().stream().filter(code::equals).count();
    }
}
