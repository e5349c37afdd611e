/// JSON for other programs: the documents of the lookup functions and of `--json`, written field by
/// field, because reflection over beans would cost more at a cold start than all the rest. Start
/// with [ReportJson].
@NullMarked
package dev.dmarcdesk.lambda;

import org.jspecify.annotations.NullMarked;
