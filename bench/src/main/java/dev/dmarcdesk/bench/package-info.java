/// How fast the engine is, on one core and without a network. Start with [AuditBenchmark];
/// `bench/run` runs all of it.
@NullMarked
package dev.dmarcdesk.bench;

import org.jspecify.annotations.NullMarked;
