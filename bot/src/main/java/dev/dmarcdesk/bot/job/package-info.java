/// Work that outlives an acknowledgement: a command line, whom to answer, and once only. Start with
/// [Intake], which takes a line in, and [Worker], which does it later.
///
/// Slack wants an answer within 3 seconds and the DNS may take longer, so a line crosses a
/// [JobQueue] in between. Nothing but text crosses it, so no command needs a serializer.
@NullMarked
package dev.dmarcdesk.bot.job;

import org.jspecify.annotations.NullMarked;
