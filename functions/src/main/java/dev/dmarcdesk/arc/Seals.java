package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.Canonicalization;
import dev.dmarcdesk.dkim.KeyVerdict;
import dev.dmarcdesk.dkim.SignatureOutcome.Flaw;
import dev.dmarcdesk.dkim.SignedHeaders;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// The seals of a chain whose structure is sound (RFC 8617 §5.1.1, §5.2 step 6).
///
/// @param sealed each set with its seal, the lowest instance first
/// @param isUntouched whether the header is what was received
record Seals(List<OneSeal> sealed, boolean isUntouched) {
    /// A set with one of each field, and its seal as far as it can be read.
    record OneSeal(CollectedSet set, Parsed<ArcSeal> seal) {}

    /// Reads the seals of sets with one of each field.
    static Seals of(List<CollectedSet> sets, boolean isUntouched) {
        return new Seals(
                sets.stream()
                        .map(set -> new OneSeal(set, ArcSealParser.parse(set.seals().getFirst())))
                        .toList(),
                isUntouched);
    }

    /// The questions for their keys.
    List<Question> keys() {
        var questions = new ArrayList<Question>();
        for (OneSeal one : sealed) {
            if (one.seal() instanceof Parsed.Valid<ArcSeal>(var seal, _)) {
                questions.addAll(ChainKeys.question(seal.domain(), seal.selector()));
            }
        }
        return questions;
    }

    /// Verifies every seal, over its own set and those below.
    ///
    /// Each field is made ready for hashing once, however many seals cover it.
    ///
    /// @return one link for each set, in their order
    List<Link> verify(Dns dns) {
        var links = new ArrayList<Link>();
        var scope = new StringBuilder();
        for (OneSeal one : sealed) {
            CollectedSet set = one.set();
            scope.append(Canonicalization.RELAXED.header(set.results().getFirst()));
            scope.append(Canonicalization.RELAXED.header(set.messageSignatures().getFirst()));
            links.add(link(one, scope, dns));
            scope.append(Canonicalization.RELAXED.header(set.seals().getFirst()));
        }
        return links;
    }

    private Link link(OneSeal one, CharSequence scope, Dns dns) {
        String what = "The seal of ARC set " + one.set().instance();
        return switch (one.seal()) {
            case Parsed.Invalid<ArcSeal>(var defects) ->
                    Link.unreadable(what, defects.getFirst(), isUntouched);
            case Parsed.Valid<ArcSeal>(var seal, _) -> {
                KeyVerdict verdict =
                        seal.over(() -> scope + SignedHeaders.sealInput(List.of(), seal.field()))
                                .verify(dns);
                yield verdict.flaws().contains(Flaw.KEY_TOO_SHORT)
                        ? Link.tooShort(what)
                        : Link.of(verdict.hash(), what, isUntouched);
            }
        };
    }
}
