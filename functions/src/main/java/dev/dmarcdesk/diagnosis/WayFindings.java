package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.Advice;

import java.util.ArrayList;
import java.util.List;

/// What there is to say of the way a message took, and of its domains by the older standard.
///
/// @param diagnosis of what
record WayFindings(Diagnosis diagnosis) {
    /// @param isTold whether a cause speaks of the way already
    List<Advice> all(boolean isTold) {
        var all = new ArrayList<Advice>();
        if (!isTold) {
            all.addAll(way());
        }
        all.addAll(spf());
        differs(all);
        return all;
    }

    private List<Advice> way() {
        var path = diagnosis.path();
        boolean signed = DiagnosisFindings.isSigned(diagnosis);
        return switch (path.kind()) {
            case DIRECT, UNKNOWN -> List.of();
            case FORWARDED ->
                    List.of(
                            MessageAdvice.on(
                                    new MessageFinding.Forwarded(
                                            path.via(), false, signed, path.certainty())));
            case MAILING_LIST ->
                    List.of(
                            MessageAdvice.on(
                                    new MessageFinding.MailingList(
                                            path.via(),
                                            false,
                                            signed,
                                            path.certainty(),
                                            ChangeWords.all(diagnosis))));
            case GATEWAY ->
                    List.of(
                            MessageAdvice.on(
                                    new MessageFinding.Gateway(path.via(), path.certainty())));
        };
    }

    private List<Advice> spf() {
        var spf = diagnosis.spf();
        return diagnosis.author() instanceof Author.One(var author)
                ? spf.identifier().stream()
                        .flatMap(identifier ->
                                new Alignments(author, fails())
                                        .spf(identifier, spf.result()).stream())
                        .toList()
                : List.of();
    }

    private boolean fails() {
        return diagnosis.dmarc().result() == DmarcView.Result.FAIL;
    }

    private void differs(List<Advice> all) {
        var dmarc = diagnosis.dmarc();
        if (diagnosis.author() instanceof Author.One(var author) && dmarc.differs7489()) {
            all.add(
                    AlignmentAdvice.on(
                            new AlignmentFinding.Differs7489(
                                    author,
                                    dmarc.organizational7489(),
                                    dmarc.result(),
                                    dmarc.result7489())));
        }
    }
}
