package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.publication.Course;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A change that is being followed.
///
/// @param team the workspace
/// @param id the same for every click on the same button; see [#id]
/// @param edit the change
/// @param telling where it is told
/// @param users who said that it is published, in their order
/// @param course what the looks so far saw
/// @param due when it is looked for next; [Course#NEVER] when it is over
/// @param version of the store; 0 for a new one
public record Followed(
        String team,
        String id,
        RecordEdit edit,
        Telling telling,
        List<String> users,
        Course course,
        Instant due,
        long version) {
    /// So many are named; who comes after them changes nothing.
    private static final int USERS = 5;

    private static final int ID_OCTETS = 16;

    /// How long Slack takes answers at an address that came with a click, with time to arrive.
    private static final Duration ANSWERABLE = Duration.ofMinutes(29);

    public Followed {
        users = List.copyOf(users);
    }

    /// Where it is told.
    ///
    /// @param channel the conversation; empty for a direct message
    /// @param thread in which a new message belongs; empty for none
    /// @param message Slack's id of the message that is changed; empty when there is none, or when
    ///   it can not be changed
    /// @param responseUrl an address that takes answers for half an hour; empty when there is none.
    ///   Whoever knows it can post, so it is never logged, and not kept longer
    /// @param isClicked whether a button was clicked, whose message can be replaced there
    /// @param sendings how often a new message was begun of which nobody knows whether it arrived
    /// @param told what was told last where every telling is a message of its own
    public record Telling(
            String channel,
            String thread,
            String message,
            String responseUrl,
            boolean isClicked,
            int sendings,
            String told) {
        /// Where somebody said it.
        static Telling at(Place place) {
            return new Telling(
                    place.channel(),
                    place.thread().isEmpty() ? place.message() : place.thread(),
                    place.message(),
                    place.responseUrl(),
                    !place.message().isEmpty(),
                    0,
                    "");
        }

        Telling in(String otherChannel) {
            return new Telling(
                    otherChannel, thread, message, responseUrl, isClicked, sendings, told);
        }

        Telling as(String otherMessage) {
            return new Telling(channel, thread, otherMessage, responseUrl, isClicked, 0, told);
        }

        Telling answering(String otherUrl) {
            return new Telling(channel, thread, message, otherUrl, isClicked, sendings, told);
        }

        Telling sending() {
            return new Telling(
                    channel, thread, message, responseUrl, isClicked, sendings + 1, told);
        }

        Telling having(String words) {
            return new Telling(channel, thread, message, responseUrl, isClicked, sendings, words);
        }

        /// Fit for a log: without the address.
        @Override
        public String toString() {
            return "Telling[channel=" + channel + ", message=" + message + "]";
        }
    }

    /// What somebody began to follow.
    static Followed begun(Place place, RecordEdit edit, Instant now, Instant due) {
        return new Followed(
                place.team(),
                id(place, edit),
                edit,
                Telling.at(place),
                List.of(place.user()),
                Course.from(now),
                due,
                0);
    }

    /// The id of what a button means: that of one message, clicked by whomever.
    static String id(Place place, RecordEdit edit) {
        String all =
                String.join(
                        "\n",
                        place.channel(),
                        place.message(),
                        edit.action().name(),
                        edit.type().name(),
                        edit.name().dotted(),
                        edit.value());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, ID_OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Whether it is over.
    public boolean isOver() {
        return due.equals(Course.NEVER);
    }

    /// When nothing is kept of it any more.
    public Instant until() {
        return course.asked().plus(PublicationStore.KEPT);
    }

    /// Somebody says it again.
    Followed saidBy(Place place, Instant now) {
        var names = new ArrayList<>(users);
        if (!names.contains(place.user()) && names.size() < USERS) {
            names.add(place.user());
        }
        var told = telling.answering(place.responseUrl());
        return new Followed(team, id, edit, told, names, course.again(now), due, version);
    }

    Followed with(Telling other) {
        return new Followed(team, id, edit, other, users, course, due, version);
    }

    Followed with(Course other) {
        return new Followed(team, id, edit, telling, users, other, due, version);
    }

    Followed dueAt(Instant at) {
        return new Followed(team, id, edit, telling, users, course, at, version);
    }

    /// The same, to be left alone until it is due: without an address that is of no use then.
    Followed resting() {
        return isOver() ? with(telling.answering("")) : at(due);
    }

    /// As it is in the store after it was saved.
    Followed saved() {
        return new Followed(team, id, edit, telling, users, course, due, version + 1);
    }

    /// The same, without an address that takes nothing any more.
    Followed at(Instant now) {
        boolean isOld = now.isAfter(course.asked().plus(ANSWERABLE));
        return isOld && !telling.responseUrl().isEmpty() ? with(telling.answering("")) : this;
    }
}
