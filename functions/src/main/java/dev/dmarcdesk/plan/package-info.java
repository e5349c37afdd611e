/// What is not published yet. A record somebody has in mind: what kind it is, what receivers will
/// make of it, and what to publish instead; start with [Paste], then [RecordLint]. And the way of a
/// domain from `p=none` to `p=reject` (RFC 9989 §5.1, §7.4); start with [Planner], then [Road].
/// Both are judged by the rules of their standards, over a DNS in which the records already stand.
@NullMarked
package dev.dmarcdesk.plan;

import org.jspecify.annotations.NullMarked;
