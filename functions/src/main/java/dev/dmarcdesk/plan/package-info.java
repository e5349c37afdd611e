/// A record before it is published: what kind it is, what receivers will make of it, and what to
/// publish instead. Judged by the rules of its own standard, over a DNS in which the record already
/// stands. Start with [Paste], then [RecordLint].
@NullMarked
package dev.dmarcdesk.plan;

import org.jspecify.annotations.NullMarked;
