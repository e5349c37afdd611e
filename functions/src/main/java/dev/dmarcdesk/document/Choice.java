package dev.dmarcdesk.document;

/// Something the reader may want to do next: a button is a command somebody may run.
///
/// @param label two or three words
/// @param commandLine what to run, in the grammar that Slack and the terminal share
/// @param weight how it stands among the others
public record Choice(String label, String commandLine, Weight weight) {
    /// One among equals.
    public Choice(String label, String commandLine) {
        this(label, commandLine, Weight.EQUAL);
    }

    /// How a choice stands among others. Only a colour: the label says the same.
    public enum Weight {
        EQUAL,
        /// What most people will want.
        FIRST,
        /// What raises an alarm, or can not be taken back.
        GRAVE
    }
}
