/// The engine's faces: a bot in Slack, functions on AWS and a command line.
///
/// Start with [dev.dmarcdesk.bot.command], the grammar they share.
@NullMarked
package dev.dmarcdesk.bot;

import org.jspecify.annotations.NullMarked;
