package dev.dmarcdesk.dns;

import java.util.List;

/// The DNS as the rules see it: a total function. It never throws and never blocks past the run's
/// deadline.
@FunctionalInterface
public interface Dns {
    /// Asks one question, following CNAMEs.
    Answer ask(Question question);

    /// Asks questions that are known together; an implementation may ask them at the same time.
    ///
    /// @return the answers, in the order of the questions
    default List<Answer> askAll(List<Question> questions) {
        return questions.stream().map(this::ask).toList();
    }

    /// Whether every answer is at hand, so that nothing is gained by asking at the same time.
    default boolean isFromMemory() {
        return false;
    }

    /// Asks for one type at one name.
    default Answer ask(DomainName name, RrType type) {
        return ask(new Question(name, type));
    }
}
