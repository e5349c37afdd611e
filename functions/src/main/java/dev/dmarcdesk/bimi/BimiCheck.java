package dev.dmarcdesk.bimi;

import dev.dmarcdesk.bimi.BimiFacts.Status;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The picture that a domain wants to be shown beside its mail, at the selector `default` (BIMI
/// §7.2). Neither the picture nor its evidence is fetched.
public final class BimiCheck implements Check<BimiFacts> {
    private static final String LABELS = "default._bimi";

    private final OrganizationalDomains organizations;

    /// @param organizations tells where to look when the domain has no record of its own
    public BimiCheck(OrganizationalDomains organizations) {
        this.organizations = organizations;
    }

    @Override
    public String id() {
        return "bimi";
    }

    @Override
    public Examination<BimiFacts> examine(Subject subject, Sources sources) {
        return place(subject.domain(), subject.domain())
                .map(own -> new BimiLookup(own, organizations, sources.dns()).examination())
                .orElseGet(() -> examination(BimiFacts.without(Status.NONE), List.of()));
    }

    /// Where the record of `domain` stands; nowhere when its name would be too long for the DNS.
    static Optional<BimiPlace> place(DomainName author, DomainName domain) {
        return domain.prefixed(LABELS) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(new BimiPlace(author, domain, name, List.of()))
                : Optional.empty();
    }

    /// The same examination once the domain's DMARC is known.
    public static Examination<BimiFacts> under(
            Enforcement enforcement, Examination<BimiFacts> examined) {
        return examined.facts().status() == Status.FOUND
                ? switch (enforcement) {
                    case Enforcement.Enough _, Enforcement.NotKnown _ -> examined;
                    case Enforcement.TooLittle(var shortfall, var domain) ->
                            ineffective(
                                    examined,
                                    at -> new BimiFinding.DmarcNotEnforced(at, shortfall, domain));
                    case Enforcement.SubdomainsOpen(var domain) ->
                            ineffective(examined, at -> new BimiFinding.SpNone(at, domain));
                }
                : examined;
    }

    /// The same examination of a domain that turned out to send no mail: there is nothing to show a
    /// picture beside. A record that is there stands as it is.
    public static Examination<BimiFacts> notNeeded(Examination<BimiFacts> examined) {
        return switch (examined.facts().status()) {
            case NONE, UNKNOWN ->
                    new Examination<>(examined.facts(), BimiRow.notNeeded(), List.of());
            case FOUND, INVALID, MULTIPLE, DECLINED, INEFFECTIVE -> examined;
        };
    }

    /// What was right by itself has no effect; what else was found stays.
    private static Examination<BimiFacts> ineffective(
            Examination<BimiFacts> examined, Function<BimiPlace, BimiFinding> because) {
        var findings = new ArrayList<BimiFinding>();
        for (Advice advice : examined.advice()) {
            if (advice.finding() instanceof BimiFinding.Ok(var at)) {
                findings.add(because.apply(at));
            } else if (advice.finding() instanceof BimiFinding other) {
                findings.add(other);
            }
        }
        return examination(examined.facts().standing(Status.INEFFECTIVE), findings);
    }

    static Examination<BimiFacts> examination(BimiFacts facts, List<BimiFinding> findings) {
        List<Advice> advice = findings.stream().map(BimiAdvice::on).toList();
        return new Examination<>(facts, BimiRow.of(facts, findings), advice);
    }
}
