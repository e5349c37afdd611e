package dev.dmarcdesk.plan;

import dev.dmarcdesk.bimi.BimiFinding;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mtasts.MtaStsFinding;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.spf.SpfFinding;
import dev.dmarcdesk.tlsrpt.TlsRptFinding;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One draft under judgement.
///
/// @param type its kind
/// @param check the check of its standard
/// @param place where it is to stand
/// @param live whether the DNS is asked about everything else
/// @param sources whom to ask
record Judging(RecordType type, Check<?> check, Place place, boolean live, Sources sources) {
    /// A mended record is judged again, and may be mended again; it settles long before that.
    private static final int MOST_ROUNDS = 4;

    private static final int STRING = 255;

    /// A record that announces an MTA-STS policy, whatever is in that.
    private static final Rdata.Text ANNOUNCEMENT = new Rdata.Text(List.of("v=STSv1; id=1;"));

    /// What a check made of a draft.
    record Judged(Examination<?> examination, List<Advice> advice) {
        boolean hasErrors() {
            return advice.stream().anyMatch(one -> one.severity() == Severity.ERROR);
        }

        boolean hasTrouble() {
            return advice.stream().anyMatch(one -> one.severity().compareTo(Severity.WARNING) <= 0);
        }
    }

    Judged judge(Draft draft) {
        var around = live ? sources.dns() : DraftDns.nothingKnown(place.domain(), type);
        var base = type.isFile() ? DraftDns.withPolicyHost(place.domain(), around) : around;
        var world =
                new Sources(
                        new DraftDns(stage(), records(draft), base), web(draft), sources.chain());
        var examination =
                check.examine(
                        new Subject(
                                place.domain(),
                                place.selector().isEmpty() ? List.of() : List.of(place.selector())),
                        world);
        var advice =
                examination.advice().stream()
                        .filter(one -> live || one.severity() != Severity.UNKNOWN)
                        .filter(one -> !saysNone(one))
                        .map(one -> weighed(one, examination))
                        .map(one -> counted(one, draft))
                        .map(this::withoutDraft)
                        .toList();
        boolean passedOver =
                advice.isEmpty() && examination.advice().stream().anyMatch(Judging::saysNone);
        return new Judged(
                examination,
                passedOver ? List.of(LintAdvice.notRecognized(draft, stage())) : advice);
    }

    /// There is a record: the draft. That receivers see none is said in another way.
    private static boolean saysNone(Advice advice) {
        return advice.finding().code().endsWith(".none");
    }

    /// Where the check looks: a BIMI record is judged as the one at the usual selector, since only
    /// a message names another.
    private DomainName stage() {
        return place.stage(type);
    }

    private List<Rdata.Text> records(Draft draft) {
        return type.isFile() ? List.of(ANNOUNCEMENT) : draft.records();
    }

    private Web web(Draft draft) {
        return type.isFile()
                ? (_, _) -> new Fetched.Document("text/plain", draft.text())
                : sources.web();
    }

    /// What is a step on the way is no fault of a record that is about to be published; a slip that
    /// receivers ignore is one as long as it can be mended.
    private static Advice weighed(Advice advice, Examination<?> examination) {
        return switch (advice.finding()) {
            case DmarcFinding.Monitoring _, DmarcFinding.TestMode _ ->
                    advice.weighing(Severity.NOTICE);
            case DmarcFinding.FoInvalid _ -> advice.weighing(Severity.WARNING);
            case DmarcFinding.NoRua _ when rejects(examination) ->
                    advice.weighing(Severity.NOTICE).fix(Fix.NONE);
            case DmarcFinding.LooksLikeDmarc _ -> meant(advice, RecordType.DMARC);
            case SpfFinding.LooksLikeSpf _ -> meant(advice, RecordType.SPF);
            default -> advice;
        };
    }

    /// Several records that were pasted, and are not published. Those of SPF and TLS-RPT can be
    /// made one; which of the others is meant only their owner knows.
    private static Advice counted(Advice advice, Draft draft) {
        var titled =
                advice.titled(
                        Sentence.of(
                                "These are %d %ss; a name can have one",
                                draft.records().size(), new Inline.Plain(draft.type().noun())));
        return switch (advice.finding()) {
            case SpfFinding.Multiple _, TlsRptFinding.Multiple _ -> titled;
            case DmarcFinding.Multiple _,
                    MtaStsFinding.Multiple _,
                    BimiFinding.Multiple _,
                    DkimFinding.Multiple _ ->
                    titled.todo("Decide which of them is meant, and ask again with that alone.");
            default -> advice;
        };
    }

    /// It stands nowhere yet.
    private static Advice meant(Advice advice, RecordType type) {
        return advice.titled(
                Sentence.of(
                        "This is meant as %s, but is not one", new Inline.Plain(type.record())));
    }

    private static boolean rejects(Examination<?> examination) {
        return examination.facts() instanceof DmarcFacts facts
                && facts.effectivePolicy().filter(AssessmentPolicy.REJECT::equals).isPresent();
    }

    /// The draft is no answer of the DNS.
    private Advice withoutDraft(Advice advice) {
        return advice.seenIn(
                advice.evidence().stream()
                        .filter(question ->
                                live && !question.equals(new Question(stage(), RrType.TXT)))
                        .toList());
    }

    /// The record with everything mended that can be; empty when that is the paste itself, or when
    /// errors are left that only somebody else can mend.
    String corrected(Draft draft, Judged first) {
        String text = draft.records().size() == 1 ? draft.text() : "";
        var judged = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var next = proposal(judged);
            if (next.isEmpty() || next.get().equals(text)) {
                break;
            }
            text = next.get();
            judged = judge(draft.with(text));
        }
        boolean same = draft.asPasted() && text.equals(draft.text());
        return same || judged.hasErrors() ? "" : text;
    }

    private Optional<String> proposal(Judged judged) {
        if (type.isFile()) {
            return judged.advice().stream()
                    .flatMap(one -> files(one).stream())
                    .map(ServedFile::text)
                    .findFirst();
        }
        return judged.advice().stream()
                .flatMap(one -> edits(one).stream())
                .filter(this::writesDraft)
                .map(RecordEdit::value)
                .findFirst();
    }

    private static List<RecordEdit> edits(Advice advice) {
        return advice.fix() instanceof Fix.Todo(_, var edits, _) ? edits : List.of();
    }

    private static List<ServedFile> files(Advice advice) {
        return advice.fix() instanceof Fix.Todo(_, _, var files) ? files : List.of();
    }

    private boolean isDraft(RecordEdit edit) {
        return edit.type() == RrType.TXT && edit.name().equals(stage());
    }

    private boolean writesDraft(RecordEdit edit) {
        return isDraft(edit) && edit.action() != Action.REMOVE;
    }

    /// The advice with the one corrected record in place of what it proposes by itself.
    Advice fixedBy(Advice advice, RecordEdit corrected) {
        if (!(advice.fix() instanceof Fix.Todo(var summary, var edits, var files))) {
            return advice;
        }
        if (type.isFile()) {
            return advice.fix(new Fix.Todo(summary, List.of(), served(files, corrected.value())));
        }
        var kept = new ArrayList<>(edits.stream().filter(edit -> !isDraft(edit)).toList());
        boolean writes = edits.stream().anyMatch(this::writesDraft);
        if (writes && !corrected.value().isEmpty()) {
            kept.addFirst(corrected);
        }
        return advice.fix(new Fix.Todo(summary, kept));
    }

    /// The announcement is not what is judged here, and the policy is proposed once.
    private static List<ServedFile> served(List<ServedFile> files, String corrected) {
        return corrected.isEmpty()
                ? List.of()
                : files.stream().map(file -> new ServedFile(file.address(), corrected)).toList();
    }

    /// What is to be said about any record of that length, or of its own cost.
    ///
    /// @param corrected what is to be published instead; empty for the draft itself
    List<LintFinding> about(Draft draft, Judged judged, String corrected) {
        var findings = new ArrayList<LintFinding>();
        int octets = (corrected.isEmpty() ? draft.text() : corrected).length();
        if (!draft.type().isFile() && octets > STRING) {
            findings.add(new LintFinding.LongText(draft.type(), octets));
        }
        if (draft.text().length() == STRING && judged.hasTrouble()) {
            findings.add(new LintFinding.CutAt255(draft.type(), draft.text()));
        }
        if (!live && judged.examination().facts() instanceof SpfFacts facts) {
            facts.lookups()
                    .ifPresent(own -> findings.add(new LintFinding.OwnLookups(draft.type(), own)));
        }
        return findings;
    }
}
