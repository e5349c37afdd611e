package dev.dmarcdesk.watch;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dkim.DkimFinding;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.report.Report;
import dev.dmarcdesk.spf.SpfFacts;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.watch.Aspect.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where something of a domain can be seen.
///
/// Which names these are follows from the domain alone as far as that is possible: then a record
/// that comes or goes is a change at a name that was looked at before and after.
final class Places {
    /// Ten lookups are allowed: a record of so many includes helps nobody.
    private static final int MOST_INCLUDED = 60;

    private static final int MOST_SELECTORS = 60;
    private static final int MOST_ZONES = 8;

    private final Report report;
    private final DomainName domain;

    Places(Report report) {
        this.report = report;
        this.domain = report.subject().domain();
    }

    /// Every aspect that a question to the DNS shows; those of zones from the domain up.
    List<Aspect> all() {
        var all = new ArrayList<Aspect>();
        TreeWalk.questions(domain).forEach(one -> all.add(new Aspect(Kind.DMARC, one.name())));
        all.add(new Aspect(Kind.SPF, domain));
        included().forEach(name -> all.add(new Aspect(Kind.INCLUDED_SPF, name)));
        selectors().forEach(one -> below(Kind.DKIM_KEY, one + "._domainkey").ifPresent(all::add));
        all.add(new Aspect(Kind.MX, domain));
        zones().forEach(name -> all.add(new Aspect(Kind.NS, name)));
        below(Kind.MTA_STS, "_mta-sts").ifPresent(all::add);
        below(Kind.TLS_RPT, "_smtp._tls").ifPresent(all::add);
        Stream.of(domain, report.facts(DmarcFacts.class).organizationalDomain().name())
                .distinct()
                .forEach(name -> at(Kind.BIMI, "default._bimi", name).ifPresent(all::add));
        return all;
    }

    /// What a web server tells.
    Optional<Aspect> policy() {
        return below(Kind.MTA_STS_POLICY, "mta-sts");
    }

    private Optional<Aspect> below(Kind kind, String labels) {
        return at(kind, labels, domain);
    }

    /// A name that the DNS has no room for can not hold anything.
    private static Optional<Aspect> at(Kind kind, String labels, DomainName domain) {
        return domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(new Aspect(kind, name))
                : Optional.empty();
    }

    /// Where includes and redirects lead, as far as the run followed them.
    private List<DomainName> included() {
        return report.facts(SpfFacts.class).includedDomains().stream()
                .filter(name -> !name.equals(domain))
                .filter(name -> wasAsked(new Question(name, RrType.TXT)))
                .limit(MOST_INCLUDED)
                .toList();
    }

    private boolean wasAsked(Question question) {
        return report.transcript().answer(question).isPresent();
    }

    /// Those somebody knew of, whatever stands there now, those found, and those that lead to a key
    /// that is not there yet.
    private List<String> selectors() {
        var found =
                report.facts(DkimFacts.class).keys().stream().map(key -> key.place().selector());
        var dangling =
                report.findings().stream()
                        .map(Advice::finding)
                        .filter(DkimFinding.CnameDangling.class::isInstance)
                        .map(finding -> ((DkimFinding.CnameDangling) finding).at().selector());
        return Stream.of(report.subject().selectors().stream(), found, dangling)
                .flatMap(selectors -> selectors)
                .map(Spelling::lower)
                .distinct()
                .limit(MOST_SELECTORS)
                .toList();
    }

    /// The names at which the zone of the domain can begin; no top-level domain is watched for the
    /// sake of a name below it.
    private List<DomainName> zones() {
        return Stream.iterate(domain, DomainName::parent)
                .limit(Math.clamp(domain.size() - 1, 1, MOST_ZONES))
                .toList();
    }
}
