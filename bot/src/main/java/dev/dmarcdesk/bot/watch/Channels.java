package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.document.Document;

import java.time.Duration;

/// How alerts reach channels, and terminals.
public interface Channels {
    /// Whether anything can be brought to a workspace from here. What can not is left as it is, for
    /// somebody who can.
    ///
    /// @param team the workspace; empty for the terminal
    default boolean reaches(String team) {
        return true;
    }

    /// Posts a page.
    ///
    /// @param place where, and in which thread; its user is whom a direct message goes to when the
    ///   channel is empty
    Posting post(Place place, Document page);

    /// Puts a page in the place of one that was posted.
    ///
    /// @param message what [Posting.Posted] said
    Posting edit(Place place, String message, Document page);

    /// Puts a page in the place of the message whose button was clicked, by the address that came
    /// with the click; where none was, shows it to the conversation.
    ///
    /// @param responseUrl the address
    default Posting replace(String responseUrl, Document page) {
        return new Posting.Refused("no addresses here");
    }

    /// Posts a page below one that was posted, calling somebody.
    ///
    /// @param owner the id of a user, a user group or a channel
    Posting call(Place place, String message, String owner, Document page);

    /// What became of a message.
    sealed interface Posting {
        /// People can read it.
        ///
        /// @param message Slack's id of it
        record Posted(String message) implements Posting {}

        /// This channel takes nothing from us: it is archived or gone, or we are not in it.
        ///
        /// @param why in Slack's word, such as `is_archived`
        record Refused(String why) implements Posting {}

        /// Nobody takes anything from us: the token is revoked, or the app was removed.
        ///
        /// @param why in Slack's word
        record Dismissed(String why) implements Posting {}

        /// It was not taken, and may be later.
        ///
        /// @param pause how long Slack wants us to wait; zero when it did not say
        record Later(Duration pause) implements Posting {}

        /// Nobody knows whether it arrived: the connection ended before the answer.
        record Uncertain() implements Posting {}
    }
}
