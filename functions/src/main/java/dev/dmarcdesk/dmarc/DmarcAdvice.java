package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.DmarcFinding.AdkimInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.AspfInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.Backslash;
import dev.dmarcdesk.dmarc.DmarcFinding.Cname;
import dev.dmarcdesk.dmarc.DmarcFinding.CnameAndTxt;
import dev.dmarcdesk.dmarc.DmarcFinding.CnameDangling;
import dev.dmarcdesk.dmarc.DmarcFinding.ControlChars;
import dev.dmarcdesk.dmarc.DmarcFinding.Differs7489;
import dev.dmarcdesk.dmarc.DmarcFinding.DuplicateTag;
import dev.dmarcdesk.dmarc.DmarcFinding.Enforced;
import dev.dmarcdesk.dmarc.DmarcFinding.FoInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.FoWithoutRuf;
import dev.dmarcdesk.dmarc.DmarcFinding.Inherited;
import dev.dmarcdesk.dmarc.DmarcFinding.LeadingSpace;
import dev.dmarcdesk.dmarc.DmarcFinding.LiteralQuotes;
import dev.dmarcdesk.dmarc.DmarcFinding.LooksLikeDmarc;
import dev.dmarcdesk.dmarc.DmarcFinding.MisplacedAtApex;
import dev.dmarcdesk.dmarc.DmarcFinding.MisplacedDoubledName;
import dev.dmarcdesk.dmarc.DmarcFinding.MisplacedNoUnderscore;
import dev.dmarcdesk.dmarc.DmarcFinding.MissingSemicolon;
import dev.dmarcdesk.dmarc.DmarcFinding.Monitoring;
import dev.dmarcdesk.dmarc.DmarcFinding.Multiple;
import dev.dmarcdesk.dmarc.DmarcFinding.NoRua;
import dev.dmarcdesk.dmarc.DmarcFinding.NonAscii;
import dev.dmarcdesk.dmarc.DmarcFinding.None;
import dev.dmarcdesk.dmarc.DmarcFinding.NpInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.NpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.OrganizationalDomainUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.PInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PMissing;
import dev.dmarcdesk.dmarc.DmarcFinding.PctInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PctRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.PctZero;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.PsdYes;
import dev.dmarcdesk.dmarc.DmarcFinding.RfRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.RiRemoved;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaAuthorizationUnavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaSizeObsolete;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnauthorized;
import dev.dmarcdesk.dmarc.DmarcFinding.RuaUnsupportedScheme;
import dev.dmarcdesk.dmarc.DmarcFinding.RufInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.RufUnauthorized;
import dev.dmarcdesk.dmarc.DmarcFinding.SpIgnored;
import dev.dmarcdesk.dmarc.DmarcFinding.SpInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.SpWeaker;
import dev.dmarcdesk.dmarc.DmarcFinding.SyntaxError;
import dev.dmarcdesk.dmarc.DmarcFinding.TInvalid;
import dev.dmarcdesk.dmarc.DmarcFinding.TestMode;
import dev.dmarcdesk.dmarc.DmarcFinding.TooManyRua;
import dev.dmarcdesk.dmarc.DmarcFinding.Unavailable;
import dev.dmarcdesk.dmarc.DmarcFinding.UnknownTag;
import dev.dmarcdesk.dmarc.DmarcFinding.Wildcard;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// The words for [DmarcFinding].
public final class DmarcAdvice {
    private DmarcAdvice() {}

    /// Explains a finding, as for a domain that sends mail.
    public static Advice on(DmarcFinding finding) {
        Advice advice = words(finding).seenIn(finding.questions());
        return finding instanceof InRecord place
                ? advice.showing(place.in().text(), place.at())
                : advice;
    }

    /// Explains that there is no record to the owner of a domain that sends no mail: nothing has to
    /// be watched first.
    public static Advice forDomainWithoutMail(None finding) {
        return on(finding)
                .fix(
                        new Fix.Todo(
                                Sentence.of(
                                        "Tell receivers that every mail from %s is a forgery:",
                                        finding.domain().toString()),
                                recordForNoMail(finding)));
    }

    /// The record of a domain that sends no mail, in place of what was published in vain.
    public static List<RecordEdit> recordForNoMail(None finding) {
        var edits =
                new ArrayList<>(
                        finding.edits().stream()
                                .filter(edit -> edit.action() == Action.REMOVE)
                                .toList());
        for (RecordEdit record : recordForNoMail(finding.domain())) {
            edits.add(
                    finding.edits().stream()
                            .filter(edit -> edit.action() == Action.REPLACE)
                            .filter(edit -> edit.name().equals(record.name()))
                            .map(edit ->
                                    RecordEdit.replacing(
                                            record.type(),
                                            record.name(),
                                            edit.before(),
                                            record.value()))
                            .findFirst()
                            .orElse(record));
        }
        return edits;
    }

    /// The record of a domain that sends no mail; none when the name is too long for one.
    public static List<RecordEdit> recordForNoMail(DomainName domain) {
        return TreeWalk.question(domain)
                .map(question ->
                        new RecordEdit(
                                Action.ADD, RrType.TXT, question.name(), "v=DMARC1; p=reject;"))
                .stream()
                .toList();
    }

    private static Advice words(DmarcFinding finding) {
        return switch (finding) {
            case None none -> DiscoveryWords.none(none);
            case Inherited inherited -> DiscoveryWords.inherited(inherited);
            case Multiple multiple -> DiscoveryWords.multiple(multiple);
            case Unavailable unavailable -> DiscoveryWords.unavailable(unavailable);
            case OrganizationalDomainUnavailable unavailable ->
                    DiscoveryWords.organizationUnavailable(unavailable);
            case Differs7489 differs -> Rfc7489Words.differs(differs);
            case Wildcard wildcard -> PlaceWords.wildcard(wildcard);
            case Cname cname -> PlaceWords.alias(cname);
            case CnameDangling dangling -> PlaceWords.dangling(dangling);
            case CnameAndTxt both -> PlaceWords.aliasAndRecord(both);
            case MisplacedAtApex misplaced -> PlaceWords.misplaced(misplaced, misplaced.found());
            case MisplacedNoUnderscore misplaced ->
                    PlaceWords.misplaced(misplaced, misplaced.found());
            case MisplacedDoubledName misplaced ->
                    PlaceWords.misplaced(misplaced, misplaced.found());
            case Monitoring monitoring -> PolicyWords.monitoring(monitoring);
            case Enforced enforced -> PolicyWords.enforced(enforced);
            case TestMode test -> PolicyWords.testMode(test);
            case SpWeaker weaker -> PolicyWords.subdomainsWeaker(weaker);
            case NpWeaker weaker -> PolicyWords.nonExistentWeaker(weaker);
            case SpIgnored ignored -> PolicyWords.ignored(ignored);
            case PMissing missing -> PolicyWords.missing(missing);
            case PInvalid invalid -> PolicyWords.invalid(invalid, invalid);
            case SpInvalid invalid -> PolicyWords.invalid(invalid, invalid);
            case NpInvalid invalid -> PolicyWords.invalid(invalid, invalid);
            case SyntaxError error -> TextWords.syntax(error);
            case LooksLikeDmarc lookalike -> TextWords.lookalike(lookalike);
            case LeadingSpace space -> TextWords.leadingSpace(space);
            case LiteralQuotes quotes -> TextWords.quotes(quotes);
            case Backslash backslash -> TextWords.backslash(backslash);
            case NonAscii foreign -> TextWords.nonAscii(foreign);
            case ControlChars control -> TextWords.control(control);
            case MissingSemicolon missing -> TextWords.semicolon(missing);
            case DuplicateTag again -> TagWords.duplicate(again);
            case UnknownTag unknown -> TagWords.unknown(unknown);
            case PsdInvalid invalid -> TagWords.psdInvalid(invalid);
            case PsdYes suffix -> TagWords.psdYes(suffix);
            case TInvalid invalid -> TagWords.testInvalid(invalid);
            case PctRemoved removed -> TagWords.percentage(removed);
            case PctZero zero -> TagWords.percentageZero(zero);
            case PctInvalid invalid -> TagWords.percentageInvalid(invalid);
            case RfRemoved removed -> TagWords.removed(removed, removed, "rf");
            case RiRemoved removed -> TagWords.removed(removed, removed, "ri");
            case AdkimInvalid invalid -> TagWords.alignment(invalid, invalid, "adkim", "DKIM");
            case AspfInvalid invalid -> TagWords.alignment(invalid, invalid, "aspf", "SPF");
            case FoInvalid invalid -> TagWords.failureOptions(invalid);
            case FoWithoutRuf without -> TagWords.failureOptionsAlone(without);
            case NoRua none -> ReportWords.none(none);
            case RuaInvalid invalid -> ReportWords.invalid(invalid);
            case RufInvalid invalid -> ReportWords.invalid(invalid);
            case RuaUnsupportedScheme scheme -> ReportWords.scheme(scheme);
            case RuaSizeObsolete size -> ReportWords.size(size);
            case TooManyRua many -> ReportWords.tooMany(many);
            case RuaUnauthorized refused -> ReportWords.unauthorized(refused);
            case RufUnauthorized refused -> ReportWords.unauthorized(refused);
            case RuaAuthorizationUnavailable unavailable -> ReportWords.unavailable(unavailable);
        };
    }

    /// Publishing the mended record, when it differs.
    static Fix mend(Published in, Sentence summary) {
        List<RecordEdit> edits = in.mended().equals(in.text()) ? List.of() : List.of(in.edit());
        Sentence words = edits.isEmpty() ? summary : kept(in).and(summary);
        return in.effect() == Published.Effect.ACTS
                ? new Fix.Todo(words, edits)
                : awaken(words, edits);
    }

    /// Who can do it, where a CNAME has led to a record in somebody else's zone.
    private static Sentence kept(Published in) {
        return in.owner().isWithin(in.domain())
                ? Sentence.NONE
                : Sentence.of(
                        "The record stands at %s, so whoever keeps that name has to do it.",
                        in.owner().toString());
    }

    /// Publishing what had no effect until now, with a word of caution if it will stop mail.
    static Fix awaken(Sentence summary, List<RecordEdit> edits) {
        boolean stops = edits.stream().anyMatch(DmarcAdvice::stops);
        return new Fix.Todo(
                stops
                        ? Sentence.of(
                                        "If you have not read reports for a month yet, begin with %s.",
                                        "p=none")
                                .and(summary)
                        : summary,
                edits);
    }

    private static boolean stops(RecordEdit edit) {
        return edit.action() != Action.REMOVE
                && PolicyRecordParser.parse(edit.value())
                        instanceof Parsed.Valid<PolicyRecord>(var record, _)
                && record.policies().own().enforces();
    }
}
