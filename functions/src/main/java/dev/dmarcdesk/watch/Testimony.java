package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;
import java.util.Optional;

/// What the servers of a zone themselves say of one aspect.
///
/// @param aspect what they were asked about
/// @param words one for each server that was asked; empty where none could be found or reached from
///   here, as for what is no matter of the DNS
public record Testimony(Aspect aspect, List<Word> words) {
    /// What one server says.
    ///
    /// @param server its name
    /// @param observed what it published; unknown when it did not answer
    public record Word(DomainName server, Observed observed) {}

    public Testimony {
        words = List.copyOf(words);
    }

    /// Whether any server answered.
    public boolean isHeard() {
        return words.stream().anyMatch(word -> word.observed().isKnown());
    }

    /// What was seen, or what the servers say instead.
    ///
    /// @return nothing when one contradicts, and not all that answered say the same
    Optional<Observed> corrected(Observed seen) {
        if (!contradicts(seen)) {
            return Optional.of(seen);
        }
        List<Observed> said = words.stream().map(Word::observed).filter(Observed::isKnown).toList();
        Observed first = said.getFirst();
        return said.stream().anyMatch(first::contradicts) ? Optional.empty() : Optional.of(first);
    }

    /// Whether a server says something else than what was seen.
    public boolean contradicts(Observed seen) {
        return words.stream().anyMatch(word -> word.observed().contradicts(seen));
    }
}
