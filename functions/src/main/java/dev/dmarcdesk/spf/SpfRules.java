package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// What there is to say about a record and its tree.
///
/// What makes a receiver give up is told wherever in the tree it stands; style only in records that
/// the domain's owner can edit.
final class SpfRules {
    private SpfRules() {}

    /// All findings.
    ///
    /// @param senders the services that may be recognised
    static List<SpfFinding> on(SpfTree tree, Senders senders) {
        var findings = new LinkedHashSet<SpfFinding>();
        for (var part : tree.records()) {
            findings.addAll(RecordRules.broken(part));
            if (isOwn(part.domain(), tree)) {
                findings.addAll(RecordRules.style(part));
            }
        }
        findings.addAll(TreeRules.on(tree));
        var unneeded = SenderRules.on(tree, senders);
        findings.addAll(BudgetRules.on(tree, unneeded, senders));
        findings.addAll(unneeded);
        findings.addAll(OpenRules.on(tree));
        findings.addAll(TerminalRules.on(tree, isBroken(findings)));
        return new ArrayList<>(findings);
    }

    /// Whether the owner of the tree's domain seems to own `domain` too: it is within it, or the
    /// record hands everything over to it.
    static boolean isOwn(DomainName domain, SpfTree tree) {
        return domain.isWithin(tree.domain())
                || tree.redirects().stream().anyMatch(part -> part.domain().equals(domain));
    }

    /// Whether a sender that no term matches gets permerror.
    static boolean isBroken(Collection<SpfFinding> findings) {
        return findings.stream().anyMatch(SpfRules::isPermerror);
    }

    /// Whether a finding means permerror for a sender that no term matched before (RFC 7208 §4.5,
    /// §4.6, §4.6.4, §5.2, §6.1).
    static boolean isPermerror(SpfFinding finding) {
        return switch (finding) {
            case SpfFinding.Multiple _,
                    SpfFinding.Syntax _,
                    SpfFinding.UnknownMechanism _,
                    SpfFinding.DuplicateModifier _,
                    SpfFinding.MacroInvalid _,
                    SpfFinding.TooManyLookups _,
                    SpfFinding.TooManyVoids _,
                    SpfFinding.IncludeNone _,
                    SpfFinding.RedirectNone _,
                    SpfFinding.IncludeMultiple _,
                    SpfFinding.Loop _,
                    SpfFinding.MxOverTen _ ->
                    true;
            case SpfFinding.None _,
                    SpfFinding.Unavailable _,
                    SpfFinding.LooksLikeSpf _,
                    SpfFinding.UnknownModifier _,
                    SpfFinding.NearLookupLimit _,
                    SpfFinding.IncludeTemperror _,
                    SpfFinding.HostTemperror _,
                    SpfFinding.DuplicateInclude _,
                    SpfFinding.UnusedInclude _,
                    SpfFinding.PlusAll _,
                    SpfFinding.PlusAllEquivalent _,
                    SpfFinding.PlusAllInInclude _,
                    SpfFinding.NeutralAll _,
                    SpfFinding.NoAll _,
                    SpfFinding.TermsAfterAll _,
                    SpfFinding.RedirectIgnored _,
                    SpfFinding.Ptr _,
                    SpfFinding.Macro _,
                    SpfFinding.Type99 _,
                    SpfFinding.SplitWithoutSpace _,
                    SpfFinding.LongRecord _,
                    SpfFinding.PrivateAddresses _,
                    SpfFinding.Ipv6Only _,
                    SpfFinding.SoftfailAll _,
                    SpfFinding.FailAll _ ->
                    false;
        };
    }
}
