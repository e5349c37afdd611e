package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.HeaderChange;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What is proven to have been done to a header after it was signed. What the fields held is not
/// told: that is the message's own.
final class ChangeWords {
    private static final int SHOWN = 3;

    private ChangeWords() {}

    /// That of every signature of the author's.
    static List<HeaderChange> all(Diagnosis diagnosis) {
        return diagnosis.signatures().stream()
                .filter(DiagnosisFindings::isAligned)
                .flatMap(ChangeWords::changes)
                .distinct()
                .toList();
    }

    /// That of one signature.
    static List<HeaderChange> of(Diagnosis diagnosis, DomainName domain, String selector) {
        return diagnosis.signatures().stream()
                .filter(view ->
                        view.selector().equals(selector)
                                && view.identifier().stream()
                                        .anyMatch(one -> one.domain().equals(domain)))
                .flatMap(ChangeWords::changes)
                .distinct()
                .toList();
    }

    private static Stream<HeaderChange> changes(SignatureView view) {
        return view.now().stream()
                .flatMap(now ->
                        switch (now.header()) {
                            case HeaderHash.Broken(_, var changes) -> changes.stream();
                            case HeaderHash.Unproven(var changes) -> changes.stream();
                            case HeaderHash.Verified _,
                                    HeaderHash.Unreadable _,
                                    HeaderHash.NoKey _,
                                    HeaderHash.Revoked _,
                                    HeaderHash.UnusableKey _,
                                    HeaderHash.KeyUnavailable _ ->
                                    Stream.empty();
                        });
    }

    /// In a sentence; empty where nothing is proven.
    static Sentence told(List<HeaderChange> changes) {
        var words = Sentence.NONE;
        var shown = changes.stream().limit(SHOWN).toList();
        for (int i = 0; i < shown.size(); i++) {
            boolean last = i > 0 && i == shown.size() - 1;
            words =
                    Sentence.of(
                            "%s%s%s",
                            words,
                            new Inline.Plain(i == 0 ? "" : last ? " and " : ", "),
                            one(shown.get(i)));
        }
        return words.isEmpty()
                ? Sentence.NONE
                : Sentence.of("With that undone it verifies: %s.", words);
    }

    private static Sentence one(HeaderChange change) {
        return switch (change) {
            case HeaderChange.SubjectTagged() ->
                    Sentence.of("a tag in brackets was put into the subject");
            case HeaderChange.FromReplaced() -> Sentence.of("From was replaced");
            case HeaderChange.FieldAdded(var name) ->
                    Sentence.of("the field %s was added", titled(name));
        };
    }

    private static String titled(String name) {
        var words = new StringBuilder();
        for (String part : name.split("-", -1)) {
            words.append(words.isEmpty() ? "" : "-")
                    .append(part.substring(0, Math.min(1, part.length())).toUpperCase(Locale.ROOT))
                    .append(part.substring(Math.min(1, part.length())));
        }
        return words.toString();
    }
}
