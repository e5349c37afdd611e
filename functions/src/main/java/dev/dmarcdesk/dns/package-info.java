/// The DNS as a total function: every failure is an [Answer]. Start with [Dns], the one port the
/// rules may ask.
@NullMarked
package dev.dmarcdesk.dns;

import org.jspecify.annotations.NullMarked;
