package dev.dmarcdesk.bench;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs benchmarks with JMH's own options and prints their figures as a table.
public final class Benchmarks {
    private Benchmarks() {}

    /// Runs them.
    ///
    /// @param arguments as for JMH; without any, all benchmarks are run
    public static void main(String... arguments)
            throws CommandLineOptionException, RunnerException {
        var usual =
                new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class);
        IO.println(Table.of(new Runner(usual.build()).run()));
    }
}
