package dev.dmarcdesk.watch;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.Discovery.Reach;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.PolicyDiscovery;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.ReportUri;
import dev.dmarcdesk.dmarc.Setting;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.watch.ReportAddress.Purpose;
import dev.dmarcdesk.watch.Stance.Source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the DMARC records of a snapshot come to (RFC 9989 §4.10).
///
/// @param domain the Author Domain
/// @param walk the tree walk as it went
record DmarcPast(DomainName domain, List<Step> walk) {
    private static final int LONGEST_PERCENT = 3;

    DmarcPast {
        walk = List.copyOf(walk);
    }

    static DmarcPast of(DomainName domain, Snapshot snapshot) {
        return new DmarcPast(domain, TreeWalk.walk(domain, new SnapshotDns(snapshot)));
    }

    /// What receivers are asked to do.
    Stance stance() {
        return switch (PolicyDiscovery.of(domain, walk)) {
            case Discovery.Found(var place, var record, var reach) when record.isUsable() ->
                    stance(place, record, reach);
            case Discovery.Found(var place, _, _) -> Stance.without(Source.UNUSABLE, place);
            case Discovery.Several(var place) -> Stance.without(Source.UNUSABLE, place);
            case Discovery.Nothing _ -> Stance.without(Source.NOWHERE, domain);
            case Discovery.Undetermined _ -> Stance.without(Source.UNKNOWN, domain);
        };
    }

    private static Stance stance(DomainName place, PolicyRecord record, Reach reach) {
        var policies = record.policies();
        boolean own = reach == Reach.OWN;
        return new Stance(
                own ? Source.OWN : Source.INHERITED,
                place,
                own ? policies.own() : policies.existing(),
                policies.existing(),
                policies.nonExistent(),
                record.testing(),
                percent(record));
    }

    /// RFC 7489 §6.3: all, unless a number says otherwise.
    private static int percent(PolicyRecord record) {
        return record.tags().tags().stream()
                .filter(tag -> tag.name().equalsIgnoreCase("pct"))
                .map(Tag::value)
                .filter(value -> value.length() <= LONGEST_PERCENT)
                .filter(value -> !value.isEmpty() && value.chars().allMatch(Character::isDigit))
                .map(Integer::parseInt)
                .filter(number -> number <= Stance.ALL)
                .findFirst()
                .orElse(Stance.ALL);
    }

    /// Where reports on the domain's mail are sent.
    List<ReportAddress> reports() {
        return acting().stream()
                .flatMap(record ->
                        Stream.concat(
                                addresses(record.reportUris(), Purpose.AGGREGATE),
                                addresses(failures(record), Purpose.FAILURE)))
                .distinct()
                .toList();
    }

    /// Whether the very name has to have passed, for `adkim` and `aspf`.
    boolean isStrict(String method) {
        return acting().map(record -> method.equals("DKIM") ? record.adkim() : record.aspf())
                .filter(mode -> mode.or(AlignmentMode.RELAXED) == AlignmentMode.STRICT)
                .isPresent();
    }

    private Optional<PolicyRecord> acting() {
        return PolicyDiscovery.of(domain, walk) instanceof Discovery.Found(_, var record, _)
                ? Optional.of(record)
                : Optional.empty();
    }

    private static List<ReportUri> failures(PolicyRecord record) {
        return switch (record.ruf()) {
            case Setting.Given<dev.dmarcdesk.dmarc.ReportUris>(var given, _) -> given.uris();
            case Setting.Unset<dev.dmarcdesk.dmarc.ReportUris> _,
                    Setting.Broken<dev.dmarcdesk.dmarc.ReportUris> _ ->
                    List.of();
        };
    }

    private static Stream<ReportAddress> addresses(List<ReportUri> uris, Purpose purpose) {
        return uris.stream()
                .map(uri ->
                        switch (uri) {
                            case ReportUri.Mailto(var text, var host) ->
                                    new ReportAddress(purpose, text, host.toString());
                            case ReportUri.Other(var text) ->
                                    new ReportAddress(purpose, text, ReportAddress.host(text));
                        });
    }

    /// Whether a host is of the domain's own organization, as this walk tells it.
    boolean isOurs(String host) {
        var organization = OrganizationalDomain.of(domain, walk).name();
        return host.equals(organization.toString()) || host.endsWith("." + organization);
    }
}
