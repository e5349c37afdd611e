/// What a check is and what it returns. Start with [Check], then [Finding] and [Advice].
@NullMarked
package dev.dmarcdesk.check;

import org.jspecify.annotations.NullMarked;
