package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mtasts.StsPolicy;
import dev.dmarcdesk.mtasts.StsPolicy.Mode;
import dev.dmarcdesk.mtasts.StsPolicyParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// What changes do to the encryption of mail on its way in (RFC 8461).
///
/// @param domain the watched domain
/// @param before what was certain
/// @param after what is certain now
/// @param aspects which differ
record StsChanges(DomainName domain, Snapshot before, Snapshot after, SortedSet<Aspect> aspects) {
    /// The mode and the hosts that are not allowed, each where it changed.
    List<ChangeFinding> findings() {
        var findings = new ArrayList<ChangeFinding>();
        shift().ifPresent(shift -> findings.add(policy(shift)));
        uncovered().ifPresent(findings::add);
        return findings;
    }

    /// The policy that changed, or else the record that announces it: its id changes with every
    /// policy.
    private Optional<Shift> shift() {
        return Stream.of(Kind.MTA_STS_POLICY, Kind.MTA_STS)
                .flatMap(kind -> aspects.stream().filter(aspect -> aspect.kind() == kind))
                .findFirst()
                .map(aspect -> Shift.of(aspect, before, after));
    }

    private ChangeFinding policy(Shift shift) {
        String was = mode(before);
        String is = mode(after);
        return was.equals(is)
                ? new ChangeFinding.RecordChanged(domain, shift)
                : new ChangeFinding.StsModeChanged(domain, was, is, shift);
    }

    /// The mode that senders act on: none without a record that announces the policy (§3.1).
    static String mode(Snapshot snapshot) {
        return policy(snapshot).map(policy -> policy.mode().word()).orElse("");
    }

    private static Optional<StsPolicy> policy(Snapshot snapshot) {
        boolean announced =
                of(snapshot, Kind.MTA_STS)
                        .noneMatch(aspect ->
                                snapshot.aspects().get(aspect) instanceof Observed.Nothing);
        return announced
                ? of(snapshot, Kind.MTA_STS_POLICY)
                        .map(aspect -> read(Shift.records(aspect, snapshot)))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    /// The policy in a file.
    ///
    /// @param records the file, or its lines
    static Optional<StsPolicy> read(List<String> records) {
        return StsPolicyParser.parse(String.join("\n", records))
                        instanceof Parsed.Valid<StsPolicy>(var policy, _)
                ? Optional.of(policy)
                : Optional.empty();
    }

    private static Stream<Aspect> of(Snapshot snapshot, Kind kind) {
        return snapshot.aspects().keySet().stream().filter(aspect -> aspect.kind() == kind);
    }

    private Optional<ChangeFinding> uncovered() {
        boolean touched =
                aspects.stream()
                        .map(Aspect::kind)
                        .anyMatch(kind ->
                                kind == Kind.MX
                                        || kind == Kind.MTA_STS
                                        || kind == Kind.MTA_STS_POLICY);
        List<String> was = uncovered(before);
        List<String> is = uncovered(after).stream().filter(host -> !was.contains(host)).toList();
        return touched && !is.isEmpty()
                ? Optional.of(new ChangeFinding.StsUncovered(domain, is, mode(after)))
                : Optional.empty();
    }

    private static List<String> uncovered(Snapshot snapshot) {
        return policy(snapshot)
                .filter(policy -> policy.mode() != Mode.NONE)
                .map(policy -> uncovered(policy, snapshot))
                .orElse(List.of());
    }

    private static List<String> uncovered(StsPolicy policy, Snapshot snapshot) {
        return of(snapshot, Kind.MX)
                .flatMap(aspect -> HostChanges.names(Shift.records(aspect, snapshot)))
                .filter(host -> !policy.covers(host))
                .map(DomainName::toString)
                .distinct()
                .toList();
    }
}
