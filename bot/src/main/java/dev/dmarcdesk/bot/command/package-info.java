/// The one grammar of Slack and the terminal: a line becomes a piece of work, or an answer that
/// says what was wrong. Start with [Commands]; a new command is one class and one line there.
@NullMarked
package dev.dmarcdesk.bot.command;

import org.jspecify.annotations.NullMarked;
