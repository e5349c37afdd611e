package dev.dmarcdesk.dns;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What a run asked and was told.
///
/// @param answers each question once, in the order first asked
/// @param asked how many of them went to the DNS; the others came after the run's budget was used
///   up
public record Transcript(SequencedMap<Question, Answer> answers, int asked) {
    public Transcript {
        answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
    }

    /// The answer to `question`, if the run asked it.
    public Optional<Answer> answer(Question question) {
        return Optional.ofNullable(answers.get(question));
    }
}
