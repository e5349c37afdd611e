/// Watching domains: who wants to hear of which, what is remembered of them, and what people are
/// told. Start with [Watched] and [WatchStore].
@NullMarked
package dev.dmarcdesk.bot.watch;

import org.jspecify.annotations.NullMarked;
