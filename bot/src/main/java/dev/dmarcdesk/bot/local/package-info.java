/// The bot on this machine: one command in the terminal, or Slack served from here. Start with
/// [Main].
@NullMarked
package dev.dmarcdesk.bot.local;

import org.jspecify.annotations.NullMarked;
