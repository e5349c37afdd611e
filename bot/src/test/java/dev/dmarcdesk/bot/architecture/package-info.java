/// The rules of the house for the bot, each proven by a planted violation. Start with [BotRules].
@NullMarked
package dev.dmarcdesk.bot.architecture;

import org.jspecify.annotations.NullMarked;
