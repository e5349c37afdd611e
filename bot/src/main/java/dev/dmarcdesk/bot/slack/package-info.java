/// Slack: what comes in, and how a document goes out. Start with [BlockKit].
@NullMarked
package dev.dmarcdesk.bot.slack;

import org.jspecify.annotations.NullMarked;
