package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;

import java.time.Instant;
import java.util.List;

/// Something people are told, once in each channel, and what became of it since.
///
/// It is saved before anything else is: before the domain's memory takes the change over, and
/// before the first message goes out. Its id follows from what happened, so that whoever comes to
/// the same conclusion again, after a crash or beside us, finds it told.
///
/// @param team the workspace
/// @param id follows from what happened; letters and digits, fit for a button
/// @param kind what sort of thing it is
/// @param domains the watched domains it is about, at least one
/// @param changes what changed, so that its taking back is recognized
/// @param page what is told; its buttons are added when it is posted
/// @param at when it was found
/// @param state what became of it
/// @param words who said what about it, in order
/// @param tellings one for each channel
/// @param version as in [Watched#version]
public record Alert(
        String team,
        String id,
        Kind kind,
        List<DomainName> domains,
        List<Shift> changes,
        Document page,
        Instant at,
        State state,
        List<Word> words,
        List<Telling> tellings,
        long version) {
    public Alert {
        domains = List.copyOf(domains);
        changes = List.copyOf(changes);
        words = List.copyOf(words);
        tellings = List.copyOf(tellings);
    }

    /// What sort of thing is told.
    public enum Kind {
        /// Records of one domain changed.
        CHANGE,
        /// A record changed that several watched domains lead to.
        SHARED_CHANGE,
        /// Nobody answers for a domain.
        OUTAGE,
        /// A domain's records do not rest.
        RESTLESS
    }

    /// What became of it.
    public enum State {
        /// Nobody said anything about it.
        OPEN,
        /// People say that it was meant so: what is published now is the baseline.
        EXPECTED,
        /// Somebody says that it was none of ours.
        NOT_OURS,
        /// It is over: the records are as before, or the servers answer again.
        OVER
    }

    /// One aspect that changed.
    ///
    /// @param domain whose watch saw it
    /// @param aspect what changed
    /// @param before what it was
    /// @param after what it is
    public record Shift(DomainName domain, Aspect aspect, Observed before, Observed after) {}

    /// What somebody said by a button.
    ///
    /// @param user Slack's id of who it was
    /// @param at when
    /// @param saying what
    /// @param reason in the person's own words, bounded; may be empty
    public record Word(String user, Instant at, Saying saying, String reason) {}

    /// What can be said.
    public enum Saying {
        EXPECTED,
        NOT_OURS
    }

    /// The telling in one channel.
    ///
    /// @param channel its id
    /// @param progress how far it came
    /// @param message Slack's id of the message; empty before it is there
    /// @param notBefore when to try again; the epoch for at once
    public record Telling(String channel, Progress progress, String message, Instant notBefore) {}

    /// How far a telling came.
    public enum Progress {
        /// Nothing was sent, or Slack did not take it.
        WAITING,
        /// It is being sent: found so by somebody else, nobody knows whether it arrived.
        SENDING,
        /// It is there, as it stands.
        TOLD,
        /// It is there, but no longer says how it stands: it has to be edited.
        OUTDATED,
        /// The channel takes nothing from us, or wanted silence.
        DROPPED
    }

    /// Whether something has still to be sent.
    public boolean isUnfinished() {
        return tellings.stream()
                .anyMatch(telling ->
                        telling.progress() != Progress.TOLD
                                && telling.progress() != Progress.DROPPED);
    }
}
