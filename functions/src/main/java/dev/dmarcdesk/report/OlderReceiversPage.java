package dev.dmarcdesk.report;

import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dmarc.Step;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The page about a domain's DMARC as a receiver decides that still follows RFC 7489, side by side
/// with RFC 9989 where the two differ.
public final class OlderReceiversPage {
    /// What RFC 9989 brought, and older receivers pass over.
    private static final List<String> NEW_TAGS = List.of("np", "psd", "t");

    private final Report report;
    private final DmarcFacts facts;
    private final OlderReceiver older;
    private final List<Block> blocks = new ArrayList<>();

    private OlderReceiversPage(Report report) {
        this.report = report;
        this.facts = report.facts(DmarcFacts.class);
        this.older = OlderReceiver.of(report);
    }

    /// Writes the page.
    ///
    /// @param report what was found
    /// @param run when, and how long it took
    public static Document of(Report report, Run run) {
        return new OlderReceiversPage(report).write(run);
    }

    /// How the domain's DMARC stands, whatever holds for the rest.
    public static Level level(Report report) {
        return PartPage.of(report, DmarcFacts.class).level();
    }

    private Document write(Run run) {
        Sentence title = title();
        paragraph(meaning());
        paragraph(how());
        if (isKnown() && !older.isAlike()) {
            blocks.add(new Block.Table(List.of("", "RFC 9989", "RFC 7489"), rows()));
        }
        paragraph(passedOver());
        blocks.add(
                new Block.SmallPrint(
                        run.cost(report.transcript().asked())
                                .and(
                                        Sentence.of(
                                                "· RFC 7489 §3.2, §6.6.3, §6.6.4; RFC 9989 §4.10"))));
        String domain = report.subject().domain().toString();
        blocks.add(
                new Block.Choices(
                        List.of(
                                new Choice("Why?", "why " + domain),
                                new Choice("Full check", "check " + domain))));
        return new Document(level(report).tone(), title, Sentence.of("%s.", title), blocks);
    }

    private void paragraph(Sentence words) {
        if (!words.isEmpty()) {
            blocks.add(new Block.Paragraph(words));
        }
    }

    private boolean isKnown() {
        return facts.status() != DmarcFacts.Status.UNKNOWN
                && !(older.outcome() instanceof Outcome.Undetermined);
    }

    private Sentence title() {
        String domain = report.subject().domain().toString();
        if (!isKnown()) {
            return Sentence.of(
                    "Could not check what an RFC 7489 receiver makes of %s",
                    new Inline.Plain(domain));
        }
        return Sentence.of(
                older.isAlike()
                        ? "%s: an RFC 7489 receiver decides the same"
                        : "%s: an RFC 7489 receiver decides differently",
                new Inline.Plain(domain));
    }

    /// What it means for mail.
    private Sentence meaning() {
        if (!isKnown()) {
            return Sentence.of("A DMARC record that decides could not be looked up.");
        }
        Sentence same =
                older.outcome() instanceof Outcome.Applies(var policy)
                        ? Sentence.of(
                                "Mail that fails DMARC meets the same policy at both kinds of"
                                        + " receivers: %s.",
                                Treatment.named(policy))
                        : Sentence.of(
                                "Neither kind of receiver applies DMARC: mail that forges the domain"
                                        + " is treated like any other.");
        Sentence difference =
                older.difference()
                        .map(one ->
                                one.ours().equals(one.theirs().outcome())
                                        ? same.and(
                                                Sentence.of(
                                                        "But they draw the organization's border"
                                                                + " differently, so mail from a name"
                                                                + " between the two aligns at one"
                                                                + " kind of receiver only."))
                                        : Sentence.of(
                                                "Mail that fails DMARC meets %s at an RFC 9989"
                                                        + " receiver, and %s at an RFC 7489 receiver.",
                                                Treatment.named(one.ours()),
                                                Treatment.named(one.theirs().outcome())))
                        .orElse(older.isSampled() ? Sentence.NONE : same);
        return difference.and(sampling());
    }

    private Sentence sampling() {
        return older.isSampled() && older.outcome() instanceof Outcome.Applies(var policy)
                ? Sentence.of(
                        "An RFC 7489 receiver also goes by %s: %s. RFC 9989 knows no sampling and"
                                + " applies the policy to all of it.",
                        "pct=" + older.percent(), Treatment.sampled(policy, older.percent()))
                : Sentence.NONE;
    }

    /// How such a receiver comes to that.
    private Sentence how() {
        String own = "_dmarc." + report.subject().domain();
        var words =
                older.organizationalDomain().equals(report.subject().domain())
                        ? Sentence.of(
                                "It looks at %s alone, because the domain is an organization's own by"
                                        + " the public suffix list; it never walks up the DNS.",
                                own)
                        : Sentence.of(
                                "It looks at %s and, where nothing stands there, at the organizational"
                                        + " domain by the public suffix list, %s; it never walks up the"
                                        + " DNS.",
                                own, older.organizationalDomain().toString());
        return words.and(
                older.deciding()
                        .map(step -> Sentence.of("Its search ends at %s.", stands(step)))
                        .orElse(Sentence.of("It finds nothing there.")));
    }

    private static Sentence stands(Step step) {
        return Sentence.of(
                "%s (%s)", step.question().name().toString(), AnswerWords.of(step.answer()));
    }

    private List<List<Sentence>> rows() {
        var rows = new ArrayList<List<Sentence>>();
        rows.add(
                row(
                        "Organization",
                        organization(),
                        Sentence.of("%s (by list)", older.organizationalDomain().toString())));
        rows.add(row("Record that decides", ourRecord(), theirRecord()));
        rows.add(row("Policy", ours(), Treatment.named(older.outcome())));
        if (older.isSampled() && older.outcome() instanceof Outcome.Applies(var policy)) {
            rows.add(
                    row(
                            "Sampling",
                            Sentence.of("none"),
                            Treatment.sampled(policy, older.percent())));
        }
        rows.add(
                row(
                        "Names below",
                        Treatment.named(facts.subdomainPolicy()),
                        Treatment.named(older.policyBelow())));
        rows.add(
                row(
                        "Names below that do not exist",
                        Treatment.named(facts.nonExistentSubdomainPolicy()),
                        Treatment.named(older.policyBelow())));
        return rows;
    }

    private static List<Sentence> row(String label, Sentence ours, Sentence theirs) {
        return List.of(Sentence.of("%s", new Inline.Plain(label)), ours, theirs);
    }

    private Sentence organization() {
        return switch (facts.organizationalDomain()) {
            case OrganizationalDomain.Known(var name) ->
                    Sentence.of("%s (by walk)", name.toString());
            case OrganizationalDomain.Assumed(var name) ->
                    Sentence.of("perhaps %s: a step of the walk failed", name.toString());
        };
    }

    private Sentence ourRecord() {
        return facts.recordName()
                .map(name -> Sentence.of("%s", name.toString()))
                .orElse(Sentence.of("none"));
    }

    private Sentence theirRecord() {
        return older.deciding()
                .filter(Step.One.class::isInstance)
                .map(step -> Sentence.of("%s", step.question().name().toString()))
                .orElse(Sentence.of("none"));
    }

    private Sentence ours() {
        return facts.discovery() instanceof Discovery.Found(_, var record, _) && !record.isUsable()
                ? Sentence.of("no policy: DMARC is not applied")
                : facts.effectivePolicy()
                        .filter(_ -> facts.discovery() instanceof Discovery.Found)
                        .map(policy -> Treatment.named(policy))
                        .orElse(Sentence.of("no policy: DMARC is not applied"));
    }

    /// The tags of the record that such a receiver does not know.
    private Sentence passedOver() {
        List<String> tags =
                Stream.concat(older.record().stream(), facts.found().stream().map(f -> f.record()))
                        .flatMap(OlderReceiversPage::newTags)
                        .distinct()
                        .toList();
        return tags.isEmpty()
                ? Sentence.NONE
                : Sentence.of(
                        "It passes over %s, which it does not know.", String.join("; ", tags));
    }

    private static Stream<String> newTags(PolicyRecord record) {
        return NEW_TAGS.stream()
                .flatMap(name -> OlderReceiver.tag(record, name).stream())
                .map(tag -> tag.name() + "=" + tag.value());
    }
}
