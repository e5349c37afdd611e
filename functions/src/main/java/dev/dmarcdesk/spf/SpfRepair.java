package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.sender.Senders;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The record to publish instead: one that mends as many findings as can be mended safely.
///
/// Safe is what takes no named sender's permission away that works today, and gives none to anybody
/// the owner did not name. A repair that would bring a new error or warning is not proposed.
///
/// @param mends the records to publish; empty when there is nothing to propose
/// @param mended the codes of the findings that are gone afterwards
/// @param guess whether a sender in it is our guess
record SpfRepair(List<Mend> mends, Set<String> mended, boolean guess) {
    static final SpfRepair NONE = new SpfRepair(List.of(), Set.of(), false);

    SpfRepair {
        mends = List.copyOf(mends);
        mended = Set.copyOf(mended);
    }

    /// What to change in the zone.
    List<RecordEdit> edits() {
        return mends.stream().flatMap(mend -> mend.edits().stream()).toList();
    }

    /// Whether `finding` is gone when the edits are made.
    boolean mends(SpfFinding finding) {
        return mended.contains(finding.code());
    }

    /// Makes a repair and judges it.
    ///
    /// @param view how the domain stands
    /// @param dns where the view came from
    /// @param senders the services that were recognised in it
    static SpfRepair of(SpfView view, Dns dns, Senders senders) {
        var domain = view.facts().domain();
        boolean elsewhere = !view.facts().owner().equals(domain);
        if (view.meant().isEmpty() || elsewhere) {
            return NONE;
        }
        var mends = mends(view, dns);
        if (mends.isEmpty()) {
            return NONE;
        }
        var after = SpfView.of(domain, new MendedDns(dns, mends), senders);
        if (isWorse(view, after)) {
            return NONE;
        }
        var mended = codes(view.findings());
        mended.removeAll(codes(after.findings()));
        return new SpfRepair(mends, mended, mends.stream().anyMatch(Mend::guess));
    }

    /// A new error or warning; or nobody is left who may send, in a domain that takes part in mail
    /// and named senders.
    static boolean isWorse(SpfView before, SpfView after) {
        var known = codes(before.findings());
        boolean silenced =
                after.facts().authorizesNobody()
                        && before.mail() == SpfFinding.MailUse.RECEIVES
                        && before.meant().stream().anyMatch(SpfRepair::namesSenders);
        return silenced
                || after.findings().stream()
                        .anyMatch(finding -> isBad(finding) && !known.contains(finding.code()));
    }

    private static boolean namesSenders(Rdata.Text text) {
        return SpfParser.read(TextMender.mend(text)).all(Directive.class).stream()
                .anyMatch(directive -> !(directive.mechanism() instanceof Mechanism.All));
    }

    private static Set<String> codes(List<SpfFinding> findings) {
        return findings.stream().map(SpfFinding::code).collect(Collectors.toSet());
    }

    private static boolean isBad(SpfFinding finding) {
        var severity = SpfAdvice.on(finding).severity();
        return severity == Severity.ERROR || severity == Severity.WARNING;
    }

    /// The domain's own record, and those below it that its owner can edit too.
    private static List<Mend> mends(SpfView view, Dns dns) {
        var domain = view.facts().domain();
        var old = view.meant().stream().map(Rdata.Text::joined).toList();
        var tree = candidate(view, dns);
        var mends = new ArrayList<Mend>();
        mend(tree, tree, view)
                .filter(repaired -> old.size() > 1 || differs(repaired, old.getFirst()))
                .ifPresent(repaired ->
                        mends.add(new Mend(domain, old, repaired.text(), repaired.guess())));
        for (var part : tree.records()) {
            if (isOwnBelow(part, tree, mends)) {
                String text = part.record().text();
                mend(part, tree, view)
                        .filter(repaired -> differs(repaired, text))
                        .ifPresent(repaired ->
                                mends.add(
                                        new Mend(
                                                part.domain(),
                                                List.of(text),
                                                repaired.text(),
                                                repaired.guess())));
            }
        }
        return mends;
    }

    /// The tree of one record in which all words are repaired: the one known, when nothing is wrong
    /// with them.
    private static SpfTree candidate(SpfView view, Dns dns) {
        String text = TextMender.merge(view.meant());
        return view.facts().trees().stream()
                .filter(tree -> tree.record().text().equals(text))
                .findFirst()
                .orElseGet(() ->
                        SpfTreeBuilder.build(view.facts().domain(), Rdata.Text.of(text), dns));
    }

    /// Blanks alone are no reason to publish anything.
    private static boolean differs(RecordMender.Repaired repaired, String published) {
        return !SpfParser.isRecord(published)
                || !repaired.text().equals(SpfParser.read(published).toString());
    }

    private static boolean isOwnBelow(SpfTree part, SpfTree tree, List<Mend> mends) {
        DomainName domain = part.domain();
        return !domain.equals(tree.domain())
                && domain.isWithin(tree.domain())
                && mends.stream().noneMatch(mend -> mend.name().equals(domain));
    }

    private static Optional<RecordMender.Repaired> mend(SpfTree part, SpfTree tree, SpfView view) {
        return new RecordMender(part, tree, view.mail()).repaired();
    }
}
