package dev.dmarcdesk.bench;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The figures of a run as a Markdown table: a row for each benchmark and its parameters. What
/// others do on the machine is in the time that passed and not in that of the processor, so all
/// that is to be compared is told in the latter.
final class Table {
    private static final String HEAD =
            """

            | benchmark | µs | CPU µs | in a CPU second | KiB allocated | CPU µs for each |
            |---|---|---|---|---|---|
            """;

    private Table() {}

    static String of(Collection<RunResult> results) {
        return results.stream().map(Table::row).collect(Collectors.joining("", HEAD, ""));
    }

    private static String row(RunResult result) {
        double cpu = secondary(result, "cpu");
        int size = size(result.getParams());
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %s |%n",
                name(result.getParams()),
                result.getPrimaryResult().getScore(),
                cpu,
                1e6 / cpu,
                secondary(result, "gc.alloc.rate.norm") / 1024,
                size == 0 ? "" : String.format(Locale.ROOT, "%.2f", cpu / size));
    }

    private static double secondary(RunResult result, String name) {
        var found = result.getSecondaryResults().get(name);
        return found == null ? Double.NaN : found.getScore();
    }

    /// The method and its parameters.
    private static String name(BenchmarkParams params) {
        String method = params.getBenchmark();
        String values =
                params.getParamsKeys().stream()
                        .map(key ->
                                ", "
                                        + params.getParam(key)
                                        + (number(params, key) ? " " + key : ""))
                        .collect(Collectors.joining());
        return method.substring(method.lastIndexOf('.') + 1) + values;
    }

    /// The parameter that grows; 0 when none does.
    private static int size(BenchmarkParams params) {
        List<String> numbers =
                params.getParamsKeys().stream().filter(key -> number(params, key)).toList();
        return numbers.isEmpty() ? 0 : Integer.parseInt(params.getParam(numbers.getFirst()));
    }

    private static boolean number(BenchmarkParams params, String key) {
        return params.getParam(key).chars().allMatch(Character::isDigit);
    }
}
