/// Services that send or receive mail for other people's domains, recognised by the marks they
/// leave in the DNS. Start with [Senders]; the facts are text, one stanza a service, and adding one
/// touches nothing else.
@NullMarked
package dev.dmarcdesk.sender;

import org.jspecify.annotations.NullMarked;
