package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whose servers a term allows, and whether they need it.
///
/// @param known the service, as far as the catalogue knows it; at most one
/// @param need whether its mail needs the term
public record Service(List<Sender> known, Need need) {
    /// Whether mail needs a term.
    public enum Need {
        /// The domain's own host or record: only its owner can say.
        YOURS("your call"),
        NEEDED("yes"),
        /// As a rule the service bounces to a domain of its own.
        PROBABLY_NOT("probably not"),
        /// It depends on how the service was set up.
        DEPENDS("depends"),
        NOT_KNOWN("not known");

        private final String words;

        Need(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }

    public Service {
        known = List.copyOf(known);
    }

    /// Its name; empty when it is not known.
    public String name() {
        return known.isEmpty() ? "" : known.getFirst().shortName();
    }

    /// The service as the catalogue knows it.
    Optional<Sender> sender() {
        return known.stream().findFirst();
    }

    /// Recognises the service of a term.
    ///
    /// @param owner the domain whose budget it is: what lies within it is its own
    static Service of(SpfStep step, DomainName owner, Senders senders) {
        var sender =
                senders.byTerm(step.target())
                        .filter(SenderMatch::isNameable)
                        .map(SenderMatch::sender);
        if (sender.isPresent()) {
            return new Service(List.of(sender.get()), need(sender.get()));
        }
        String target = "." + step.target().toLowerCase(Locale.ROOT);
        boolean own = target.endsWith("." + owner);
        return new Service(List.of(), own ? Need.YOURS : Need.NOT_KNOWN);
    }

    private static Need need(Sender sender) {
        if (sender.confidence() == Sender.Confidence.LOW) {
            return Need.NOT_KNOWN;
        }
        return switch (sender.include()) {
            case YES -> Need.NEEDED;
            case NO -> Need.PROBABLY_NOT;
            case WITH_SETUP, CONDITIONAL -> Need.DEPENDS;
            case UNKNOWN -> Need.NOT_KNOWN;
        };
    }
}
