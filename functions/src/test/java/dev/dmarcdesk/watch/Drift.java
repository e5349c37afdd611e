package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.TerminalText;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.web.Web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A domain whose records changed, from two worlds: the believed change as a watch sees it.
///
/// @param domain the watched domain
/// @param changed what changed
public record Drift(DomainName domain, Tiding.Changed changed) {
    /// When changes happen in tests.
    public static final Instant AT = Instant.parse("2026-03-03T09:12:00Z");

    private static final int WIDTH = 100;

    /// From one zone text to another, whose names are below the domain.
    public static Drift of(String domain, String before, String after, String... selectors) {
        return of(
                domain,
                ZoneDns.of("$ORIGIN " + domain + ".\n" + before),
                Web.OFFLINE,
                ZoneDns.of("$ORIGIN " + domain + ".\n" + after),
                Web.OFFLINE,
                selectors);
    }

    /// From one world to another.
    public static Drift of(
            String domain, Dns dns, Web web, Dns later, Web laterWeb, String... selectors) {
        var subject = new Subject(DomainName.of(domain), List.of(selectors));
        return between(
                subject.domain(), Snaps.of(subject, dns, web), Snaps.of(subject, later, laterWeb));
    }

    /// From one snapshot to another.
    static Drift between(DomainName domain, Snapshot before, Snapshot after) {
        var nothing = new Observed.Nothing();
        var aspects =
                Stream.of(before, after)
                        .flatMap(snapshot -> snapshot.aspects().keySet().stream())
                        .filter(aspect ->
                                before.aspects()
                                        .getOrDefault(aspect, nothing)
                                        .contradicts(after.aspects().getOrDefault(aspect, nothing)))
                        .collect(Collectors.toCollection(TreeSet::new));
        var testimonies = aspects.stream().map(aspect -> agreeing(aspect, after)).toList();
        return new Drift(
                domain,
                new Tiding.Changed(
                        before,
                        AT.minus(Duration.ofDays(20)),
                        after,
                        aspects,
                        new Tiding.Sight(AT, AT.plus(Duration.ofMinutes(5)), 2, testimonies)));
    }

    /// Two servers of the zone that say the same; a policy is no matter of theirs.
    private static Testimony agreeing(Aspect aspect, Snapshot after) {
        var seen = after.aspects().getOrDefault(aspect, new Observed.Nothing());
        return new Testimony(
                aspect,
                (aspect.kind() == Aspect.Kind.MTA_STS_POLICY
                                ? Stream.<String>of()
                                : Stream.of("ns1.dns.example", "ns2.dns.example"))
                        .map(server -> new Testimony.Word(DomainName.of(server), seen))
                        .toList());
    }

    /// The same change, which only the resolver tells of.
    Drift unwitnessed() {
        var sight = changed.sight();
        return new Drift(
                domain,
                new Tiding.Changed(
                        changed.before(),
                        changed.since(),
                        changed.after(),
                        changed.aspects(),
                        new Tiding.Sight(sight.first(), sight.confirmed(), 3, List.of())));
    }

    /// What it means.
    List<ChangeFinding> findings() {
        return Changes.between(
                domain,
                changed.before(),
                changed.after(),
                changed.aspects(),
                BundledData.senders());
    }

    /// The same in words.
    public List<Advice> advice() {
        return findings().stream().map(ChangeAdvice::on).toList();
    }

    /// The codes of the findings.
    List<String> codes() {
        return findings().stream().map(ChangeFinding::code).toList();
    }

    /// The page.
    public Document document() {
        return AlertPage.changed(domain, changed, BundledData.senders());
    }

    /// The page in a terminal.
    public String page() {
        return TerminalText.render(document(), WIDTH, false);
    }
}
