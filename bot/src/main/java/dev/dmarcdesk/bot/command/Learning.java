package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.diagnosis.Diagnosis;
import dev.dmarcdesk.diagnosis.SeenMessage;
import dev.dmarcdesk.diagnosis.SelectorsSeen;
import dev.dmarcdesk.dns.DomainName;

import java.time.Instant;
import java.util.List;

/// DKIM selectors that were seen in mail somebody diagnosed are looked at in later audits of the
/// same workspace, and plans are tried on the last message of the same person. It is a convenience:
/// a store that fails costs nobody an answer. In a terminal nothing is learnt: opening the store
/// there takes longer than the rest of a start.
final class Learning {
    private Learning() {}

    /// What to examine: the selectors that were named, or else those that were learnt and the usual
    /// ones.
    static Subject subject(Toolbox toolbox, Place place, DomainName domain, List<String> named) {
        return named.isEmpty()
                ? Subject.learnt(domain, learnt(toolbox, place, domain))
                : new Subject(domain, named);
    }

    private static List<String> learnt(Toolbox toolbox, Place place, DomainName domain) {
        return place.isTerminal()
                ? List.of()
                : toolbox.watching().book().learnt(place.team(), domain);
    }

    /// Remembers what a diagnosis shows.
    ///
    /// @param at when it was made
    static void from(Toolbox toolbox, Place place, Diagnosis diagnosis, Instant at) {
        if (place.isTerminal()) {
            return;
        }
        var book = toolbox.watching().book();
        SelectorsSeen.in(diagnosis)
                .forEach((domain, selectors) -> book.learn(place.team(), domain, selectors));
        SeenMessage.of(diagnosis, at).ifPresent(message -> book.keep(place, message));
    }

    /// The last message of a domain that the asker had diagnosed, for a plan to be tried on.
    static List<SeenMessage> message(Toolbox toolbox, Place place, DomainName domain) {
        return place.isTerminal()
                ? List.of()
                : toolbox.watching().book().lastMessage(place, domain).stream().toList();
    }
}
