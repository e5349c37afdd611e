/// One run over a domain: the registry of checks, what they found together, and the page a person
/// reads. Start with [Examiner], then [ReportPage].
@NullMarked
package dev.dmarcdesk.report;

import org.jspecify.annotations.NullMarked;
