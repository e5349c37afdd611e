package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
/// @param page what is told; what became of it and its buttons are added when it is posted
/// @param pages what is told in place of it in channels that do not watch all of the domains: each
///   channel sees its own only
/// @param at when it was found
/// @param wantsTwo whether it takes two people to accept it
/// @param state what became of it
/// @param words who said what about it, in order
/// @param tellings one for each channel
/// @param errands what has to be said beside it
/// @param version as in [Watched#version]
public record Alert(
        String team,
        String id,
        Kind kind,
        List<DomainName> domains,
        List<Shift> changes,
        Document page,
        SortedMap<String, Document> pages,
        Instant at,
        boolean wantsTwo,
        State state,
        List<Word> words,
        List<Telling> tellings,
        List<Errand> errands,
        long version) {
    public Alert {
        domains = List.copyOf(domains);
        changes = List.copyOf(changes);
        pages = Collections.unmodifiableSortedMap(new TreeMap<>(pages));
        words = List.copyOf(words);
        tellings = List.copyOf(tellings);
        errands = List.copyOf(errands);
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
        RESTLESS,
        /// What became of a channel's watches in a week. Nothing is to be done about it; it is kept
        /// like an alert so that it is told like one: once.
        DIGEST
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
    /// @param undone when it was found to be as before again; the epoch while it is not
    public record Shift(
            DomainName domain, Aspect aspect, Observed before, Observed after, Instant undone) {
        /// Whether it still is as it became.
        public boolean stands() {
            return undone.equals(Instant.EPOCH);
        }

        Shift undoneAt(Instant at) {
            return new Shift(domain, aspect, before, after, at);
        }
    }

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
    /// @param tries how often it was tried since it last succeeded
    /// @param notBefore when to try again, or, while it is being sent, until when that is left to
    ///   whoever sends it; the epoch for at once
    public record Telling(
            String channel, Progress progress, String message, int tries, Instant notBefore) {
        static Telling in(String channel, boolean quiet) {
            return new Telling(
                    channel, quiet ? Progress.DROPPED : Progress.WAITING, "", 0, Instant.EPOCH);
        }

        Telling at(Progress other) {
            return new Telling(channel, other, message, 0, Instant.EPOCH);
        }

        Telling arrivedAs(Progress other, String id) {
            return new Telling(channel, other, id, 0, Instant.EPOCH);
        }

        Telling triedUntil(Progress other, Instant until) {
            return new Telling(channel, other, message, tries + 1, until);
        }

        Telling pausedUntil(Progress other, Instant until) {
            return new Telling(channel, other, message, tries, until);
        }

        /// What is there says no longer how it stands; what is not there yet will.
        Telling outdated() {
            return progress == Progress.TOLD ? at(Progress.OUTDATED) : this;
        }
    }

    /// Something said beside the alert, once.
    ///
    /// @param matter what
    /// @param channel where, or about which channel
    /// @param whom the id of the user, user group or channel that is called
    /// @param progress how far it came; never outdated
    /// @param tries as in [Telling#tries]
    /// @param notBefore as in [Telling#notBefore]
    public record Errand(
            Matter matter,
            String channel,
            String whom,
            Progress progress,
            int tries,
            Instant notBefore) {
        static Errand begun(Matter matter, String channel, String whom) {
            return new Errand(matter, channel, whom, Progress.WAITING, 0, Instant.EPOCH);
        }

        Errand at(Progress other) {
            return new Errand(matter, channel, whom, other, tries, Instant.EPOCH);
        }

        Errand triedUntil(Progress other, Instant until) {
            return new Errand(matter, channel, whom, other, tries + 1, until);
        }

        /// Found while it was being sent: what follows is another message, with tries of its own.
        Errand interrupted() {
            return new Errand(matter, channel, whom, Progress.INTERRUPTED, 0, Instant.EPOCH);
        }

        boolean isSameAs(Errand other) {
            return matter == other.matter && channel.equals(other.channel);
        }
    }

    /// What an errand is about.
    public enum Matter {
        /// Calls the owner below the alert, because somebody said that it was none of ours.
        CALL,
        /// Tells who asked for a watch that the channel takes nothing from us.
        UNREACHABLE
    }

    /// How far a telling came.
    public enum Progress {
        /// Nothing was sent, or Slack did not take it.
        WAITING,
        /// It is being sent: found so by somebody else, nobody knows whether it arrived.
        SENDING,
        /// It was found so: a line that says that it may be missing is to be sent.
        INTERRUPTED,
        /// It is there, as it stands.
        TOLD,
        /// It is there, but no longer says how it stands: it has to be edited.
        OUTDATED,
        /// The channel takes nothing from us, or wanted silence, or does not watch any more.
        DROPPED;

        /// Whether something has still to be sent.
        boolean isOpen() {
            return switch (this) {
                case WAITING, SENDING, INTERRUPTED, OUTDATED -> true;
                case TOLD, DROPPED -> false;
            };
        }
    }

    /// An alert that nobody knows of yet.
    static Alert found(
            WatchKey key,
            String id,
            Kind kind,
            List<Shift> changes,
            Document page,
            Instant at,
            List<Telling> tellings) {
        return new Alert(
                key.team(),
                id,
                kind,
                List.of(key.domain()),
                changes,
                page,
                Collections.emptySortedMap(),
                at,
                false,
                State.OPEN,
                List.of(),
                tellings,
                List.of(),
                0);
    }

    /// Whether something has still to be sent.
    public boolean isUnfinished() {
        return Stream.concat(
                        tellings.stream().map(Telling::progress),
                        errands.stream().map(Errand::progress))
                .anyMatch(Progress::isOpen);
    }

    /// When something last happened to it.
    Instant stirred() {
        return Stream.of(
                        Stream.of(at),
                        words.stream().map(Word::at),
                        changes.stream().map(Shift::undone))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElse(at);
    }

    /// The same, of which nothing has to be sent any more.
    Alert givenUp() {
        return new Alert(
                team,
                id,
                kind,
                domains,
                changes,
                page,
                pages,
                at,
                wantsTwo,
                state,
                words,
                tellings.stream()
                        .map(each -> each.progress().isOpen() ? each.at(Progress.DROPPED) : each)
                        .toList(),
                errands.stream()
                        .map(each -> each.progress().isOpen() ? each.at(Progress.DROPPED) : each)
                        .toList(),
                version);
    }

    /// What a channel is told.
    public Document pageFor(String channel) {
        return pages.getOrDefault(channel, page);
    }

    /// Whether a channel was told, or is to be.
    public boolean isFor(String channel) {
        return tellings.stream().anyMatch(telling -> telling.channel().equals(channel));
    }

    /// Whether people can say whether it was meant so.
    boolean canBeAnswered() {
        return switch (kind) {
            case CHANGE, SHARED_CHANGE, RESTLESS -> true;
            case OUTAGE, DIGEST -> false;
        };
    }

    /// Who says that it was meant so, each once, since somebody last said that it was not.
    List<Word> assents() {
        var assents = new LinkedHashMap<String, Word>();
        for (Word word : words) {
            switch (word.saying()) {
                case EXPECTED -> assents.putIfAbsent(word.user(), word);
                case NOT_OURS -> assents.clear();
            }
        }
        return List.copyOf(assents.values());
    }

    /// Whether it may still come to an end by itself.
    boolean isPending() {
        return state == State.OPEN || state == State.NOT_OURS;
    }

    Alert wantingTwo(boolean two) {
        return new Alert(
                team, id, kind, domains, changes, page, pages, at, two, state, words, tellings,
                errands, version);
    }

    /// The same with other pages, which those who were told have to see.
    Alert showing(UnaryOperator<Document> edit) {
        var others = new TreeMap<String, Document>();
        pages.forEach((channel, shown) -> others.put(channel, edit.apply(shown)));
        return new Alert(
                team,
                id,
                kind,
                domains,
                changes,
                edit.apply(page),
                others,
                at,
                wantsTwo,
                state,
                words,
                tellings.stream().map(Telling::outdated).toList(),
                errands,
                version);
    }

    Alert about(List<DomainName> others, List<Shift> shifts) {
        return new Alert(
                team, id, kind, others, shifts, page, pages, at, wantsTwo, state, words, tellings,
                errands, version);
    }

    /// The same with another state, which those who were told have to see.
    Alert in(State other) {
        return new Alert(
                team,
                id,
                kind,
                domains,
                changes,
                page,
                pages,
                at,
                wantsTwo,
                other,
                words,
                tellings.stream().map(Telling::outdated).toList(),
                errands,
                version);
    }

    Alert saying(Word word) {
        var more = new ArrayList<>(words);
        more.add(word);
        return new Alert(
                team, id, kind, domains, changes, page, pages, at, wantsTwo, state, more, tellings,
                errands, version);
    }

    /// The same with one telling replaced by another of the same channel, or added.
    Alert with(Telling telling) {
        var others = new ArrayList<>(tellings);
        others.removeIf(other -> other.channel().equals(telling.channel()));
        others.add(telling);
        others.sort(Comparator.comparing(Telling::channel));
        return new Alert(
                team, id, kind, domains, changes, page, pages, at, wantsTwo, state, words, others,
                errands, version);
    }

    /// The same with one errand replaced by another of the same matter, or added.
    Alert with(Errand errand) {
        var others = new ArrayList<>(errands);
        others.removeIf(errand::isSameAs);
        others.add(errand);
        return new Alert(
                team, id, kind, domains, changes, page, pages, at, wantsTwo, state, words, tellings,
                others, version);
    }

    Alert withPages(Document other, SortedMap<String, Document> others) {
        return new Alert(
                team, id, kind, domains, changes, other, others, at, wantsTwo, state, words,
                tellings, errands, version);
    }
}
