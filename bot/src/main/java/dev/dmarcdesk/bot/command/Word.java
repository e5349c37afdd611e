package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.text.Range;

/// One word of a command line.
///
/// @param text the word, without the white space around it
/// @param at where it stands in the line
public record Word(String text, Range at) {}
