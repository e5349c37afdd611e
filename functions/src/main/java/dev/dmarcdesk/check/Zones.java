package dev.dmarcdesk.check;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Transcript;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// In which zones names stand, as far as a run has seen it: panels want a record's name relative to
/// its zone. A zone begins where NS records stand (RFC 1034 §4.2.1).
///
/// @param transcript what the run saw
/// @param guess a domain that is as a rule a zone of its own; the root for none
public record Zones(Transcript transcript, DomainName guess) {
    /// Nothing was seen.
    public static final Zones UNKNOWN =
            new Zones(new Transcript(new LinkedHashMap<>(), 0), DomainName.ROOT);

    /// Nothing was seen, and a domain is as a rule a zone of its own.
    public static Zones guessing(DomainName domain) {
        return new Zones(UNKNOWN.transcript(), domain);
    }

    /// What has to be asked to know the zones of `names`; never for a top-level domain.
    public static List<Question> questions(List<DomainName> names) {
        return names.stream()
                .flatMap(name -> candidates(name).stream())
                .distinct()
                .map(Zones::cut)
                .toList();
    }

    /// The zone of a name, where that was seen.
    public Optional<DomainName> of(DomainName name) {
        for (DomainName candidate : candidates(name)) {
            Optional<Answer> answer = transcript.answer(cut(candidate));
            if (answer.isEmpty() || answer.get() instanceof Answer.Unavailable) {
                return Optional.empty();
            }
            if (answer.get() instanceof Answer.Found(_, var aliases) && aliases.isEmpty()) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// The zone of a name as it is in most panels.
    public Optional<DomainName> guessed(DomainName name) {
        return !guess.isRoot() && name.isWithin(guess) ? Optional.of(guess) : Optional.empty();
    }

    /// A name as the panel of its zone wants it.
    public static String relative(DomainName name, DomainName zone) {
        return name.equals(zone)
                ? "@"
                : name.dotted().substring(0, name.dotted().length() - zone.dotted().length() - 1);
    }

    /// The name and those above it, the nearest first; a wildcard is no place for a zone.
    private static List<DomainName> candidates(DomainName name) {
        var candidates = new ArrayList<DomainName>();
        DomainName at = name.dotted().startsWith("*.") ? name.parent() : name;
        for (; at.size() > 1; at = at.parent()) {
            candidates.add(at);
        }
        return candidates;
    }

    private static Question cut(DomainName name) {
        return new Question(name, RrType.NS);
    }
}
