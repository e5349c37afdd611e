/// The bot on AWS: one function that acknowledges, one that works, a queue between them and a table
/// that remembers. Start with [SlackHandler] and [WorkerHandler]; [BotWiring] puts the parts
/// together.
@NullMarked
package dev.dmarcdesk.bot.aws;

import org.jspecify.annotations.NullMarked;
