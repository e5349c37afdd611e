/// How values are written down and read again: pages as text, JSON as a tree, texts packed small.
/// Start with [Packing].
@NullMarked
package dev.dmarcdesk.bot.data;

import org.jspecify.annotations.NullMarked;
