/// What a watched domain publishes, how that changes, and when a change is believed: values in,
/// values out. Start with [Snapshot], then [Vigilance].
@NullMarked
package dev.dmarcdesk.watch;

import org.jspecify.annotations.NullMarked;
