package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a record is to stand.
///
/// @param domain whose record it is; a stand-in when nobody said
/// @param selector where the kind has one; a stand-in when nobody said; else empty
/// @param name where receivers look for it
/// @param isKnown whether nothing of the name is a stand-in
/// @param findings what is wrong with the name that was pasted
record Place(
        DomainName domain,
        String selector,
        DomainName name,
        boolean isKnown,
        List<LintFinding> findings) {
    /// Stands for a domain that nobody named, and says so.
    static final DomainName YOURS = DomainName.of("your-domain.example");

    /// The BIMI selector of messages that name none.
    private static final String USUAL = "default";

    private static final String YOUR_SELECTOR = "your-selector";

    Place {
        findings = List.copyOf(findings);
    }

    /// Where a draft belongs.
    ///
    /// @param target what the asker said about it, which counts more than what was pasted
    static Place of(Draft draft, Target target) {
        var owner = draft.owner().stream().findFirst();
        var named = target.domain().stream().findFirst().or(() -> owner.flatMap(Place::domain));
        DomainName domain = named.orElse(YOURS);
        var chosen = target.selector().stream().findFirst().or(draft::selector);
        String selector =
                draft.type().hasSelector()
                        ? chosen.orElse(draft.type() == RecordType.BIMI ? USUAL : YOUR_SELECTOR)
                        : "";
        var name = name(draft.type(), selector, domain);
        boolean known =
                named.isPresent() && (draft.type() != RecordType.DKIM || chosen.isPresent());
        return new Place(
                domain,
                selector,
                name,
                known,
                owner.map(one -> faults(draft.type(), one, name, domain)).orElse(List.of()));
    }

    /// A name that is too long for the DNS has no room for the labels before it.
    private static DomainName name(RecordType type, String selector, DomainName domain) {
        String labels = type.place(selector);
        return !labels.isEmpty()
                        && domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)
                ? name
                : domain;
    }

    /// Where the check of a kind looks for this domain's record.
    DomainName stage(RecordType type) {
        return type == RecordType.BIMI ? name(type, USUAL, domain) : name;
    }

    /// Whether only messages that ask for it use a record there.
    boolean isUnusual(RecordType type) {
        return type == RecordType.BIMI && !selector.equals(USUAL);
    }

    private static Optional<DomainName> domain(Owner owner) {
        return owner.isWhole()
                ? Optional.of(DomainName.ofLabels(owner.domain()))
                : Optional.empty();
    }

    private static List<LintFinding> faults(
            RecordType type, Owner owner, DomainName right, DomainName domain) {
        var faults = new ArrayList<LintFinding>();
        String place = type.place(owner.selector().isEmpty() ? "*" : owner.selector());
        if (!owner.place().equals(place)) {
            faults.add(new LintFinding.WrongPlace(type, owner.text(), right));
        } else if (owner.isDoubled() && !owner.rest().equals(domain.labels())) {
            faults.add(new LintFinding.DoubledName(type, owner.text(), right));
        }
        return faults;
    }
}
