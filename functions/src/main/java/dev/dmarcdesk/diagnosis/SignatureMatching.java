package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;

/// Which recorded result is about which signature: by the signature's beginning, else by domain and
/// selector, else by domain, else by order.
final class SignatureMatching {
    private final List<RecordedSignature> recorded;
    private final List<List<SignatureOutcome>> found;
    private final List<SignatureOutcome> left;

    /// A result and the signature it is about, one of which may be missing.
    ///
    /// @param recorded at most one
    /// @param now at most one
    record Pair(List<RecordedSignature> recorded, List<SignatureOutcome> now) {
        Pair {
            recorded = List.copyOf(recorded);
            now = List.copyOf(now);
        }
    }

    private SignatureMatching(List<RecordedSignature> recorded, List<SignatureOutcome> outcomes) {
        this.recorded = recorded;
        this.found = new ArrayList<>(Collections.nCopies(recorded.size(), List.of()));
        this.left = new ArrayList<>(outcomes);
    }

    /// Matches.
    ///
    /// @param recorded what the receiver says, in order
    /// @param outcomes what can be verified now, in the order of the fields
    /// @return every result and every signature: the results in order, then the signatures nobody
    ///   speaks of; a result that is there twice is about one signature unless there are two
    static List<Pair> of(List<RecordedSignature> recorded, List<SignatureOutcome> outcomes) {
        var matching = new SignatureMatching(recorded, outcomes);
        matching.match(RecordedSignature::begins);
        matching.match(RecordedSignature::isOfKey);
        matching.match(RecordedSignature::isOfDomain);
        matching.match((one, _) -> one.isAnonymous());
        return matching.pairs();
    }

    private void match(BiPredicate<RecordedSignature, SignatureOutcome> fits) {
        for (int i = 0; i < recorded.size(); i++) {
            var one = recorded.get(i);
            if (found.get(i).isEmpty()) {
                var outcome = left.stream().filter(each -> fits.test(one, each)).limit(1).toList();
                found.set(i, outcome);
                left.removeAll(outcome);
            }
        }
    }

    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < recorded.size(); i++) {
            boolean isRepeated = recorded.indexOf(recorded.get(i)) < i;
            if (!found.get(i).isEmpty() || !isRepeated) {
                pairs.add(new Pair(List.of(recorded.get(i)), found.get(i)));
            }
        }
        left.forEach(outcome -> pairs.add(new Pair(List.of(), List.of(outcome))));
        return pairs;
    }
}
