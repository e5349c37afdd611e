package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcAdvice;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.DmarcFinding;
import dev.dmarcdesk.dmarc.InRecord;
import dev.dmarcdesk.dmarc.NextRecord;
import dev.dmarcdesk.dmarc.Published;
import dev.dmarcdesk.dmarc.ReportUri;
import dev.dmarcdesk.dmarc.Rfc7489Reading;
import dev.dmarcdesk.dmarc.Standing;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Existence;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.domain.DomainFacts;
import dev.dmarcdesk.domain.DomainFinding;
import dev.dmarcdesk.report.MailProfile;
import dev.dmarcdesk.report.Report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a domain stands, and the record from which its road goes on.
final class Standpoint {
    private final Report report;
    private final DmarcFacts dmarc;
    private final boolean apart;

    private Standpoint(Report report, boolean apart) {
        this.report = report;
        this.dmarc = report.facts(DmarcFacts.class);
        this.apart = apart;
    }

    /// Where a domain stands whose record, or that of the organization above, is the one to change.
    static Standpoint of(Report report) {
        return new Standpoint(report, false);
    }

    /// The same for a domain that has to have a record of its own, whatever applies to it now.
    Standpoint apart() {
        return new Standpoint(report, true);
    }

    Report report() {
        return report;
    }

    DomainName domain() {
        return dmarc.domain();
    }

    /// The domain whose record is the one to change, where it is another one: the record of the
    /// organization applies, or would if there was one (RFC 9989 §4.10.1).
    Optional<DomainName> elsewhere() {
        if (apart || report.profile() == MailProfile.SENDS_NOTHING) {
            return Optional.empty();
        }
        return inherited()
                .map(Discovery.Found::domain)
                .or(() -> none().map(DmarcFinding.None::publishAt))
                .or(() ->
                        findings(DmarcFinding.Multiple.class)
                                .map(DmarcFinding.Multiple::domain)
                                .findFirst())
                .filter(name -> !name.equals(domain()));
    }

    private Optional<Discovery.Found> inherited() {
        return dmarc.found()
                .filter(found -> found.reach() == Discovery.Reach.ORGANIZATIONAL_DOMAIN);
    }

    /// The record at the domain itself.
    Optional<Published> published() {
        return dmarc.found()
                .filter(found -> found.reach() == Discovery.Reach.OWN)
                .flatMap(found ->
                        findings(InRecord.class)
                                .map(InRecord::in)
                                .filter(in -> in.text().equals(found.record().text()))
                                .filter(in -> in.domain().equals(domain()))
                                .findFirst());
    }

    /// Whether its record is also that of names below it.
    boolean speaksForSubdomains() {
        return published().map(in -> in.standing() == Standing.ORGANIZATION).orElse(true);
    }

    Station station() {
        boolean unknown =
                dmarc.status() == DmarcFacts.Status.UNKNOWN
                        || (dmarc.found().isPresent() && dmarc.effectivePolicy().isEmpty());
        if (unknown) {
            return Station.UNDETERMINED;
        }
        if (report.facts(DomainFacts.class).existence() == Existence.DOES_NOT_EXIST) {
            return Station.NO_SUCH_NAME;
        }
        if (published().filter(in -> in.standing() == Standing.PUBLIC_SUFFIX).isPresent()) {
            return Station.PUBLIC_SUFFIX;
        }
        return isWithoutMail() ? withoutMail() : withMail();
    }

    /// Said by SPF, or guessed where nothing about the domain has to do with mail.
    boolean isWithoutMail() {
        return report.profile() == MailProfile.SENDS_NOTHING
                || report.profile() == MailProfile.PROBABLY_SENDS_NOTHING;
    }

    private Station withoutMail() {
        boolean rejects =
                dmarc.effectivePolicy().filter(AssessmentPolicy.REJECT::equals).isPresent();
        return rejects && parked().isEmpty() && !isHeldBack() ? Station.COMPLETE : Station.NO_MAIL;
    }

    Optional<DomainFinding.ParkedIncomplete> parked() {
        return findings(DomainFinding.ParkedIncomplete.class).findFirst();
    }

    private Station withMail() {
        return switch (dmarc.status()) {
            case UNKNOWN -> Station.UNDETERMINED;
            case MULTIPLE, INVALID -> Station.BROKEN;
            case NONE -> isMisplaced() ? Station.BROKEN : Station.NO_RECORD;
            case FOUND -> published().map(this::found).orElse(Station.NO_RECORD);
        };
    }

    private Station found(Published in) {
        if (in.effect() != Published.Effect.ACTS) {
            return Station.BROKEN;
        }
        return switch (base().record().statedPolicies().own()) {
            case NONE -> hasAddresses() ? Station.MONITORING : Station.UNREPORTED;
            case QUARANTINE -> isHeldBack() ? Station.TRYING_QUARANTINE : Station.QUARANTINE;
            case REJECT -> isHeldBack() ? Station.TRYING_REJECT : Station.REJECT;
        };
    }

    private boolean hasAddresses() {
        return dmarc.found().filter(found -> !found.record().reportUris().isEmpty()).isPresent();
    }

    /// By `t=y`, or for receivers of RFC 7489 by `pct`.
    boolean isHeldBack() {
        return dmarc.testing() || isSampled();
    }

    /// Whether receivers of RFC 7489 apply the policy to a part of the mail only, or to none.
    boolean isSampled() {
        return findings(DmarcFinding.PctZero.class).findFirst().isPresent()
                || findings(DmarcFinding.PctRemoved.class)
                        .anyMatch(DmarcFinding.PctRemoved::sampling);
    }

    /// What stands elsewhere than where receivers look, or is none to them, was meant as one.
    private boolean isMisplaced() {
        return none().filter(
                        none -> none.edits().stream().anyMatch(edit -> edit.action() != Action.ADD))
                .isPresent();
    }

    /// What would publish a record at the domain, where there is none.
    private Optional<DmarcFinding.None> none() {
        return findings(DmarcFinding.None.class)
                .filter(none -> !apart || none.publishAt().equals(domain()))
                .findFirst();
    }

    /// The record from which the road goes on: the published one where it acts; otherwise one that
    /// asks for nothing yet, because no report has told what it would stop (RFC 9989 §5.1.4).
    NextRecord base() {
        return published()
                .map(this::acting)
                .or(() -> several().map(Standpoint::merged))
                .or(() ->
                        none().flatMap(none ->
                                        none.edits().stream()
                                                .filter(edit -> edit.action() != Action.REMOVE)
                                                .findFirst())
                                .map(edit -> cautious(new NextRecord(edit.value()))))
                .orElseGet(this::own);
    }

    /// Receivers of RFC 7489 may enforce a record that those of RFC 9989 can not use: then it is
    /// mended as it was meant.
    private NextRecord acting(Published in) {
        var next = NextRecord.of(in);
        boolean acts =
                in.effect() == Published.Effect.ACTS
                        || (dmarc.rfc7489().outcome()
                                        instanceof Rfc7489Reading.Outcome.Applies(var policy)
                                && policy.enforces());
        return acts ? next : cautious(next);
    }

    private static NextRecord cautious(NextRecord next) {
        return next.without("sp").without("np").without("t").with("p", AssessmentPolicy.NONE);
    }

    private Optional<DmarcFinding.Multiple> several() {
        return findings(DmarcFinding.Multiple.class)
                .filter(one -> one.domain().equals(domain()))
                .findFirst();
    }

    /// Several records made one, that reports to everybody who is named in any of them.
    private static NextRecord merged(DmarcFinding.Multiple several) {
        String addresses =
                several.records().stream()
                        .flatMap(one -> NextRecord.of(one).record().reportUris().stream())
                        .map(ReportUri::uri)
                        .distinct()
                        .collect(Collectors.joining(","));
        return cautious(NextRecord.of(several.records().getFirst())).with("rua", addresses);
    }

    /// Where only the record of another name applies, an own one begins with the policy that acts.
    private NextRecord own() {
        var policy = dmarc.effectivePolicy().orElse(AssessmentPolicy.NONE);
        return new NextRecord(
                "v=DMARC1; p=%s; rua=mailto:dmarc-reports@%s".formatted(policy.word(), domain()));
    }

    /// What publishes a record at the domain.
    ///
    /// @param next the record
    List<RecordEdit> publish(NextRecord next) {
        return published()
                .map(in -> List.of(replacing(in, next)))
                .or(() -> several().map(one -> merging(one, next)))
                .or(() -> none().map(one -> instead(one.edits(), next)))
                .or(() -> dangling().map(one -> instead(one.edits(), next)))
                .orElseGet(() -> first(next));
    }

    /// A CNAME at the domain's own `_dmarc` that leads nowhere: nothing beside it is seen (RFC 1034
    /// §3.6.2).
    private Optional<DmarcFinding.CnameDangling> dangling() {
        return findings(DmarcFinding.CnameDangling.class)
                .filter(one -> one.domain().equals(domain()))
                .findFirst();
    }

    private static List<RecordEdit> merging(DmarcFinding.Multiple several, NextRecord next) {
        return Stream.concat(
                        several.records().stream()
                                .skip(1)
                                .map(one ->
                                        new RecordEdit(
                                                Action.REMOVE,
                                                RrType.TXT,
                                                one.owner(),
                                                one.text())),
                        several.records().stream().limit(1).map(one -> replacing(one, next)))
                .toList();
    }

    private static List<RecordEdit> instead(List<RecordEdit> planned, NextRecord next) {
        var edits = new ArrayList<RecordEdit>();
        for (RecordEdit edit : planned) {
            edits.add(
                    edit.action() == Action.REMOVE ? edit : edit(edit.action(), edit.name(), next));
        }
        return edits;
    }

    private List<RecordEdit> first(NextRecord next) {
        return DmarcAdvice.recordForNoMail(domain()).stream()
                .map(edit -> edit(Action.ADD, edit.name(), next))
                .toList();
    }

    private static RecordEdit replacing(Published in, NextRecord next) {
        return RecordEdit.replacing(RrType.TXT, in.owner(), in.text(), next.text());
    }

    private static RecordEdit edit(Action action, DomainName name, NextRecord next) {
        return new RecordEdit(action, RrType.TXT, name, next.text());
    }

    private <F> Stream<F> findings(Class<F> kind) {
        return report.findings().stream()
                .map(advice -> advice.finding())
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
