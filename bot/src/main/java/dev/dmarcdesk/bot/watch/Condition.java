package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.watch.Memory;
import dev.dmarcdesk.watch.Standing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a watched domain stands, in a few words.
///
/// @param tone as a sign
/// @param words the same in words
record Condition(Tone tone, Sentence words) {
    /// Of what is remembered of it.
    static Condition of(Memory memory) {
        Condition known =
                switch (memory.known()) {
                    case Memory.Known.Nothing() ->
                            new Condition(Tone.UNKNOWN, Sentence.of("not looked at yet"));
                    case Memory.Known.State(var snapshot, _) -> of(snapshot.standing());
                };
        return switch (memory.outage()) {
            case Memory.Outage.None() -> known;
            case Memory.Outage.Since since ->
                    new Condition(
                            Tone.UNKNOWN,
                            Sentence.of(
                                    "nobody answers since %s; before: %s",
                                    new Inline.Plain(Moments.minute(since.since())),
                                    known.words()));
        };
    }

    /// With the sign.
    Sentence marked() {
        return Sentence.of("%s %s", new Inline.Mark(tone), words);
    }

    private static Condition of(Standing standing) {
        Sentence policy =
                standing.policy().isEmpty()
                        ? Sentence.NONE
                        : Sentence.of("%s: ", "p=" + standing.policy());
        Sentence found =
                switch (standing.level()) {
                    case GOOD -> Sentence.of("nothing wrong");
                    case UNKNOWN -> Sentence.of("could not be determined");
                    case ATTENTION, BAD ->
                            Sentence.of("%s", new Inline.Plain(troubles(standing.findings())));
                };
        return new Condition(standing.level().tone(), Sentence.of("%s%s", policy, found));
    }

    /// Such as “errors in SPF, warnings in DMARC”: whose records it is about; what it is, the check
    /// says.
    private static String troubles(Map<String, Severity> findings) {
        return Stream.of(Severity.ERROR, Severity.WARNING)
                .map(severity -> troubles(findings, severity))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String troubles(Map<String, Severity> findings, Severity severity) {
        List<String> areas =
                findings.entrySet().stream()
                        .filter(finding -> finding.getValue() == severity)
                        .map(finding -> area(finding.getKey()))
                        .distinct()
                        .toList();
        return areas.isEmpty() ? "" : severity.word() + "s in " + Words.and(areas);
    }

    /// What a code begins with, as people write it.
    private static String area(String code) {
        int dot = code.indexOf('.');
        String area = dot < 0 ? code : code.substring(0, dot);
        return switch (area) {
            case "mta-sts" -> "MTA-STS";
            case "tls-rpt" -> "TLS-RPT";
            default -> area.toUpperCase(Locale.ROOT);
        };
    }
}
