package dev.dmarcdesk.sender;

import dev.dmarcdesk.sender.SenderMatch.Certainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the service that a selector's name speaks of; where it speaks of several, it names none.
final class SelectorIndex {
    private final Map<String, List<Sender>> owners = new HashMap<>();
    private final Map<String, List<Sender>> users = new HashMap<>();
    private final List<Generated> generated = new ArrayList<>();

    private record Generated(Pattern pattern, Sender sender) {}

    /// Indexes the selectors of every service.
    SelectorIndex(List<Sender> senders) {
        for (Sender sender : senders) {
            Marks marks = sender.marks();
            marks.selectors().forEach(selector -> add(owners, selector, sender));
            marks.selectors().forEach(selector -> add(users, selector, sender));
            marks.weakSelectors().forEach(selector -> add(users, selector, sender));
            marks.selectorPatterns().stream()
                    .map(pattern -> new Generated(Pattern.compile(pattern), sender))
                    .forEach(generated::add);
        }
    }

    private static void add(Map<String, List<Sender>> index, String selector, Sender sender) {
        List<Sender> known = index.computeIfAbsent(selector, _ -> new ArrayList<>());
        if (!known.contains(sender)) {
            known.add(sender);
        }
    }

    /// The service of a selector in lower case.
    Optional<SenderMatch> find(String selector) {
        return only(owners.getOrDefault(selector, List.of()), Certainty.LIKELY)
                .or(() -> only(users.getOrDefault(selector, List.of()), Certainty.POSSIBLE))
                .or(() -> only(generating(selector), Certainty.POSSIBLE));
    }

    private List<Sender> generating(String selector) {
        return generated.stream()
                .filter(one -> one.pattern().matcher(selector).matches())
                .map(Generated::sender)
                .distinct()
                .toList();
    }

    private static Optional<SenderMatch> only(List<Sender> found, Certainty certainty) {
        return found.size() == 1
                ? Optional.of(new SenderMatch(found.getFirst(), certainty))
                : Optional.empty();
    }
}
