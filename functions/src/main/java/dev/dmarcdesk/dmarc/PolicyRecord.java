package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.Set;

/// A DMARC Policy Record (RFC 9989 §4.5, §4.7).
///
/// @param text the record as published, one char an octet
/// @param tags its pairs, unknown ones and repetitions among them; pieces that are no pair are its
///   defects
/// @param p the policy for the domain
/// @param sp the policy for existing subdomains
/// @param np the policy for subdomains that do not exist
/// @param adkim how DKIM must align
/// @param aspf how SPF must align
/// @param psd whether it is a public suffix's
/// @param t whether the policy is only tried out
/// @param fo when failure reports are wanted
/// @param rua where aggregate reports are wanted
/// @param ruf where failure reports are wanted
public record PolicyRecord(
        String text,
        TagList tags,
        Setting<AssessmentPolicy> p,
        Setting<AssessmentPolicy> sp,
        Setting<AssessmentPolicy> np,
        Setting<AlignmentMode> adkim,
        Setting<AlignmentMode> aspf,
        Setting<PsdFlag> psd,
        Setting<Boolean> t,
        Setting<Set<FailureOption>> fo,
        Setting<ReportUris> rua,
        Setting<ReportUris> ruf) {

    /// Where aggregate reports go; empty when nobody is told.
    public List<ReportUri> reportUris() {
        return rua.or(ReportUris.NONE).uris();
    }

    /// Whether the policy is only tried out.
    public boolean testing() {
        return t.or(false);
    }

    /// Whether the policies can be taken as they stand (RFC 9989 §4.10.1).
    public boolean hasValidPolicies() {
        return p.read().isPresent() && sp.broken().isEmpty() && np.broken().isEmpty();
    }

    /// Whether a receiver applies DMARC at all on behalf of this record: without valid policies
    /// only if it names a readable report address (RFC 9989 §4.10.1).
    public boolean isUsable() {
        return hasValidPolicies() || !reportUris().isEmpty();
    }

    /// The policies as they act, after fallback and test mode; all `none` when they are not valid.
    public Policies policies() {
        return testing() ? statedPolicies().oneLower() : statedPolicies();
    }

    /// The policies as they are written, after fallback: `np` to `sp` to `p` (RFC 9989 §4.7).
    public Policies statedPolicies() {
        if (!hasValidPolicies()) {
            return Policies.NONE;
        }
        var own = p.or(AssessmentPolicy.NONE);
        var existing = sp.or(own);
        return new Policies(own, existing, np.or(existing));
    }

    /// Every pair of that name: the names are literals of the grammar, so any case will do (RFC
    /// 5234 §2.3).
    List<Tag> named(String name) {
        return tags.tags().stream().filter(tag -> tag.name().equalsIgnoreCase(name)).toList();
    }
}
