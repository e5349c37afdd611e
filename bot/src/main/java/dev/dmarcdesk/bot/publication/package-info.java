/// Changes of the DNS that people say they published, followed until they have arrived: looked for
/// again and again, across restarts, and told where the button was. Begin with
/// [dev.dmarcdesk.bot.publication.Publications].
@NullMarked
package dev.dmarcdesk.bot.publication;

import org.jspecify.annotations.NullMarked;
