package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;
import java.util.stream.Stream;

/// MTA-STS findings in words: those about the record here, those about the policy in [PolicyWords].
final class MtaStsAdvice {
    static final int STS = 8461;

    private MtaStsAdvice() {}

    static Advice on(MtaStsFinding finding) {
        return switch (finding) {
            case MtaStsFinding.None(var domain) -> none(finding, domain);
            case MtaStsFinding.NotNeeded(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "%s takes no mail, so it needs no MTA-STS policy",
                                    domain.toString())
                            .because("There is no mail on its way to it that could be protected.")
                            .seenIn(mx(domain))
                            .per(STS, "3.1");
            case MtaStsFinding.Pointless(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s takes no mail, so its MTA-STS record protects nothing",
                                    domain.toString())
                            .because("No server ever asks for it.")
                            .todo("Remove the MTA-STS record, and the policy with it.")
                            .seenIn(mx(domain))
                            .per(STS, "3.1");
            case MtaStsFinding.Multiple(var place, var others) -> multiple(finding, place, others);
            case MtaStsFinding.LooksLike(var place, var at) ->
                    mended(finding, place, "is not taken for one")
                            .showing(place.text(), at)
                            .because(
                                    "Senders take only what has %s at its beginning. %s",
                                    StsRecordParser.VERSION + ";", PolicyWords.UNPROTECTED);
            case MtaStsFinding.IdMissing(var place) ->
                    mended(finding, place, "has no id")
                            .because("Such a record counts as none. %s", PolicyWords.UNPROTECTED);
            case MtaStsFinding.IdInvalid(var place, var at) ->
                    mended(finding, place, "has an id that is not valid")
                            .showing(place.text(), at)
                            .because(
                                    "An id has 1 to 32 letters and digits and nothing else; a record with another one counts as none. %s",
                                    PolicyWords.UNPROTECTED);
            case MtaStsFinding.RecordInvalid(var place, var defect) ->
                    mended(finding, place, "can not be read")
                            .showing(place.text(), defect.at())
                            .because(
                                    "What is underlined should be %s; a record that departs from the grammar counts as none. %s",
                                    new Inline.Plain(defect.expected()), PolicyWords.UNPROTECTED);
            case MtaStsFinding.Cname(var domain, var asked, var target) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "%s is kept by %s, through a CNAME",
                                    asked.name().toString(),
                                    target.toString())
                            .because(
                                    "Whoever runs it decides about the MTA-STS policy of %s.",
                                    domain.toString())
                            .seenIn(List.of(asked))
                            .per(STS, "8.2");
            case MtaStsFinding.CnameDangling(var domain, var name, var target) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "The MTA-STS record of %s is delegated to a name that has none",
                                    domain.toString())
                            .because(
                                    "There is no record at %s. %s",
                                    target.toString(), PolicyWords.UNPROTECTED)
                            .todo(
                                    "Have the MTA-STS record published at %s, or remove the CNAME at %s.",
                                    target.toString(), name.toString())
                            .seenIn(StsPlace.question(domain))
                            .per(STS, "8.2")
                            .per(1034, "3.6.2");
            case MtaStsFinding.CnameAndTxt(var place, var target) ->
                    Advice.of(
                                    finding,
                                    Severity.WARNING,
                                    "A CNAME stands beside the MTA-STS record of %s",
                                    place.domain().toString())
                            .because(
                                    "The DNS does not allow it: some servers see the record, others what stands at %s.",
                                    target.toString())
                            .fix(
                                    edits(
                                            Sentence.of(
                                                    "Remove the CNAME beside the MTA-STS record:"),
                                            List.of(
                                                    new RecordEdit(
                                                            RecordEdit.Action.REMOVE,
                                                            RrType.CNAME,
                                                            place.owner(),
                                                            target.toString()))))
                            .seenIn(
                                    StsPlace.question(place.domain()).stream()
                                            .flatMap(txt ->
                                                    Stream.of(
                                                            txt,
                                                            new Question(txt.name(), RrType.CNAME)))
                                            .toList())
                            .per(1034, "3.6.2");
            case MtaStsFinding.Unavailable(var domain, var asked) ->
                    Advice.of(
                                    finding,
                                    Severity.UNKNOWN,
                                    asked.type() == RrType.MX
                                            ? "The DNS did not tell the mail hosts that the MTA-STS policy of %s has to allow"
                                            : "The DNS did not answer for the MTA-STS record of %s",
                                    domain.toString())
                            .because("Whether MTA-STS works for its mail is not known.")
                            .todo(
                                    "Ask again later; if it stays so, have the name servers of %s looked at.",
                                    domain.toString())
                            .seenIn(List.of(asked))
                            .per(STS, "3.1");
            case MtaStsFinding.Ok ok -> PolicyWords.ok(ok);
            case MtaStsFinding.Testing testing -> PolicyWords.testing(testing);
            case MtaStsFinding.ModeNone modeNone -> PolicyWords.modeNone(modeNone);
            case MtaStsFinding.MediaType mediaType -> PolicyWords.mediaType(mediaType);
            case MtaStsFinding.MaxAgeShort maxAge -> PolicyWords.maxAgeShort(maxAge);
            case MtaStsFinding.PolicyDefect defect -> PolicyWords.defect(defect);
            case MtaStsFinding.MxUncovered uncovered -> PolicyWords.uncovered(uncovered);
            case MtaStsFinding.PolicyUnreachable missing -> FetchWords.unreachable(missing);
            case MtaStsFinding.PolicyRedirect redirect -> FetchWords.redirect(redirect);
            case MtaStsFinding.Certificate certificate -> FetchWords.certificate(certificate);
            case MtaStsFinding.PolicyTooLong tooLong -> FetchWords.tooLong(tooLong);
            case MtaStsFinding.PolicyInvalid invalid -> FetchWords.invalid(invalid);
            case MtaStsFinding.PolicyNotPublic hidden -> FetchWords.notPublic(hidden);
            case MtaStsFinding.PolicyUnavailable unknown -> FetchWords.unavailable(unknown);
        };
    }

    private static Advice none(MtaStsFinding finding, DomainName domain) {
        return Advice.of(finding, Severity.NOTICE, "%s has no MTA-STS policy", domain.toString())
                .because(
                        "Servers encrypt mail to it when they can, but somebody in between can switch that off, or divert the mail, and nobody notices.")
                .todo(
                        "To change that, serve a policy at %s first, in test mode, and then publish the TXT record %s at %s.",
                        StsPlace.address(domain),
                        new StsRecord("1", List.of()).toString(),
                        "_mta-sts." + domain)
                .seenIn(StsPlace.question(domain))
                .per(STS, "3.1");
    }

    private static Advice multiple(MtaStsFinding finding, StsPlace place, List<String> others) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "%s has %d MTA-STS records, which annul each other",
                        place.domain().toString(),
                        others.size() + 1)
                .because(
                        "Unless there is exactly one, senders act as if there were none. %s",
                        PolicyWords.UNPROTECTED)
                .fix(
                        edits(
                                Sentence.of("Keep one MTA-STS record and remove the others:"),
                                others.stream().map(place::removal).toList()))
                .seenIn(StsPlace.question(place.domain()))
                .per(STS, "3.1");
    }

    private static Advice mended(MtaStsFinding finding, StsPlace place, String fault) {
        return Advice.of(
                        finding,
                        Severity.WARNING,
                        "The MTA-STS record of %s %s",
                        place.domain().toString(),
                        new Inline.Plain(fault))
                .fix(
                        edits(
                                Sentence.of("Publish the MTA-STS record as the standard has it:"),
                                List.of(place.replacement(RecordRepair.mend(place.text())))))
                .seenIn(StsPlace.question(place.domain()))
                .per(STS, "3.1");
    }

    static Fix edits(Sentence summary, List<RecordEdit> edits) {
        return new Fix.Todo(summary, edits);
    }

    private static List<Question> mx(DomainName domain) {
        return List.of(new Question(domain, RrType.MX));
    }
}
