package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Sentence;

/// The words for [SpfFinding].
public final class SpfAdvice {
    static final int SPF = 7208;
    static final int DMARC = 9989;

    private SpfAdvice() {}

    /// Explains a finding.
    public static Advice on(SpfFinding finding) {
        return on(finding, SpfRepair.NONE);
    }

    /// Explains a finding; where a repaired record mends it, that is its fix.
    static Advice on(SpfFinding finding, SpfRepair repair) {
        var words = words(finding).seenIn(finding.evidence());
        var at = finding.at();
        var shown = at.term().isEmpty() ? words : words.showing(at.record(), at.at());
        return repair.mends(finding) && shown.fix() instanceof Fix.Todo(var summary, _, _)
                ? shown.fix(new Fix.Todo(summary.and(guess(repair)), repair.edits()))
                : shown;
    }

    private static Sentence guess(SpfRepair repair) {
        return repair.guess()
                ? Sentence.of(
                        "Below, %s (your mail hosts) is only our guess at who sends: add your other senders before %s.",
                        "mx", "~all")
                : Sentence.NONE;
    }

    private static Advice words(SpfFinding finding) {
        return switch (finding) {
            case SpfFinding.None none -> PresenceWords.none(none);
            case SpfFinding.Multiple multiple -> PresenceWords.multiple(multiple);
            case SpfFinding.Unavailable unavailable -> PresenceWords.unavailable(unavailable);
            case SpfFinding.LooksLikeSpf lookalike -> PresenceWords.looksLikeSpf(lookalike);
            case SpfFinding.Type99 type99 -> PresenceWords.type99(type99);
            case SpfFinding.LongRecord record -> PresenceWords.longRecord(record);
            case SpfFinding.Syntax syntax -> SyntaxWords.syntax(syntax);
            case SpfFinding.UnknownMechanism unknown -> SyntaxWords.unknownMechanism(unknown);
            case SpfFinding.UnknownModifier unknown -> SyntaxWords.unknownModifier(unknown);
            case SpfFinding.DuplicateModifier duplicate -> SyntaxWords.duplicateModifier(duplicate);
            case SpfFinding.MacroInvalid macro -> SyntaxWords.macroInvalid(macro);
            case SpfFinding.Macro macro -> SyntaxWords.macro(macro);
            case SpfFinding.SplitWithoutSpace split -> SyntaxWords.split(split);
            case SpfFinding.TermsAfterAll after -> SyntaxWords.termsAfterAll(after);
            case SpfFinding.RedirectIgnored ignored -> SyntaxWords.redirectIgnored(ignored);
            case SpfFinding.TooManyLookups many -> BudgetWords.tooManyLookups(many);
            case SpfFinding.NearLookupLimit near -> BudgetWords.nearLookupLimit(near);
            case SpfFinding.TooManyVoids voids -> BudgetWords.tooManyVoids(voids);
            case SpfFinding.DuplicateInclude twice -> BudgetWords.duplicateInclude(twice);
            case SpfFinding.UnusedInclude unused -> BudgetWords.unusedInclude(unused);
            case SpfFinding.MxOverTen mx -> BudgetWords.mxOverTen(mx);
            case SpfFinding.Ptr ptr -> BudgetWords.ptr(ptr);
            case SpfFinding.IncludeNone none -> TargetWords.includeNone(none);
            case SpfFinding.RedirectNone none -> TargetWords.redirectNone(none);
            case SpfFinding.IncludeMultiple multiple -> TargetWords.includeMultiple(multiple);
            case SpfFinding.IncludeTemperror failed -> TargetWords.includeTemperror(failed);
            case SpfFinding.HostTemperror failed -> TargetWords.hostTemperror(failed);
            case SpfFinding.Loop loop -> TargetWords.loop(loop);
            case SpfFinding.PrivateAddresses addresses -> TargetWords.privateAddresses(addresses);
            case SpfFinding.Ipv6Only only -> TargetWords.ipv6Only(only);
            case SpfFinding.PlusAll all -> AllWords.plusAll(all);
            case SpfFinding.PlusAllEquivalent all -> AllWords.plusAllEquivalent(all);
            case SpfFinding.PlusAllInInclude all -> AllWords.plusAllInInclude(all);
            case SpfFinding.NeutralAll all -> AllWords.neutralAll(all);
            case SpfFinding.NoAll all -> AllWords.noAll(all);
            case SpfFinding.SoftfailAll all -> AllWords.softfailAll(all);
            case SpfFinding.FailAll all -> AllWords.failAll(all);
        };
    }
}
