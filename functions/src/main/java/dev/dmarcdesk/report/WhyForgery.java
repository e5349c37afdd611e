package dev.dmarcdesk.report;

import dev.dmarcdesk.dkim.DkimFacts;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.AssessmentPolicy;
import dev.dmarcdesk.dmarc.DmarcFacts;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Reading.Outcome;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.spf.SpfFacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a forged mail meets: what SPF and DKIM say of it, and what receivers then do.
///
/// @param report what was found
record WhyForgery(Report report) {
    /// DKIM keys that the page names.
    private static final int KEYS = 6;

    /// SPF, step by step.
    List<Sentence> spf() {
        var facts = report.facts(SpfFacts.class);
        var steps = new ArrayList<Sentence>();
        steps.add(
                AnswerWords.asked(
                        new Question(facts.domain(), RrType.TXT),
                        report.transcript(),
                        WhyForgery::isSpf));
        steps.add(stranger(facts));
        facts.lookups()
                .ifPresent(count ->
                        steps.add(
                                Sentence.of(
                                        "In the worst case the record costs %d of 10 lookups (RFC 7208"
                                                + " §4.6.4).",
                                        count)));
        record().ifPresent(record ->
                steps.add(
                        aligned(
                                "the bounce domain (MAIL FROM)",
                                record.aspf().or(AlignmentMode.RELAXED),
                                "aspf")));
        return steps;
    }

    /// What else a TXT record is for decides nothing here.
    static boolean isSpf(Rdata record) {
        String text = AnswerWords.data(record).toLowerCase(Locale.ROOT);
        return text.equals("v=spf1") || text.startsWith("v=spf1 ");
    }

    /// What SPF says of a server that no term names.
    private static Sentence stranger(SpfFacts facts) {
        if (facts.anyoneMaySend()) {
            return Sentence.of(
                    "Everybody passes, a forger too (RFC 7208 §4.6.2: the first match decides).");
        }
        return switch (facts.status()) {
            case FOUND ->
                    facts.all()
                            .map(all ->
                                    Sentence.of(
                                            "A server that no term names gets %s (RFC 7208 §4.6.2).",
                                            all.result()))
                            .orElse(
                                    Sentence.of(
                                            "What a server gets that no term names depends on the"
                                                    + " message or on what could not be looked up."));
            case NONE ->
                    Sentence.of(
                            "There is no SPF record: every server gets %s (RFC 7208 §4.5).",
                            "none");
            case INVALID ->
                    Sentence.of(
                            "The record does not work: a server that no term allows gets %s (RFC 7208"
                                    + " §2.6.7).",
                            "permerror");
            case MULTIPLE ->
                    Sentence.of(
                            "There are several records: every server gets %s (RFC 7208 §4.5).",
                            "permerror");
            case UNKNOWN ->
                    Sentence.of(
                            "Something that decides could not be looked up: receivers may get %s (RFC"
                                    + " 7208 §2.6.6).",
                            "temperror");
        };
    }

    /// DKIM, step by step.
    List<Sentence> dkim() {
        var facts = report.facts(DkimFacts.class);
        var steps = new ArrayList<Sentence>();
        facts.keys().stream().limit(KEYS).forEach(key -> steps.add(key(key)));
        if (facts.keys().size() > KEYS) {
            steps.add(Sentence.of("… and %d keys more.", facts.keys().size() - KEYS));
        }
        steps.add(
                switch (facts.status()) {
                    case FOUND ->
                            Sentence.of(
                                    "Only who has the private half of a key can sign as the domain; a"
                                            + " forger has none (RFC 6376 §3.5).");
                    case NONE ->
                            Sentence.of(
                                    "%s does not exist, so nothing below it does: there are no keys,"
                                            + " and no signature of the domain verifies (RFC 8020).",
                                    "_domainkey." + report.subject().domain());
                    case UNKNOWN ->
                            Sentence.of(
                                    "No key was found at the usual selectors. That proves nothing:"
                                            + " selectors can not be listed. The %s of a"
                                            + " DKIM-Signature in any mail tells yours.",
                                    "s=");
                });
        record().ifPresent(record ->
                steps.add(
                        aligned(
                                "the signing domain (d=)",
                                record.adkim().or(AlignmentMode.RELAXED),
                                "adkim")));
        return steps;
    }

    private static Sentence key(DkimFacts.Key key) {
        return Sentence.of(
                "%s: a key, %s%s",
                key.place().name() + " TXT",
                new Inline.Plain(key.status().word()),
                key.place().isDelegated()
                        ? Sentence.of(
                                ", by CNAME to %s", key.place().aliases().getLast().toString())
                        : Sentence.NONE);
    }

    private static Sentence aligned(String what, AlignmentMode mode, String tag) {
        return switch (mode) {
            case RELAXED ->
                    Sentence.of(
                            "A pass counts where %s is of the same organization (%s, the default unless %s"
                                    + " says otherwise; RFC 9989 §4.4).",
                            new Inline.Plain(what), new Inline.Plain("relaxed"), tag);
            case STRICT ->
                    Sentence.of(
                            "A pass counts only where %s is the very same name (%s, RFC 9989 §4.7).",
                            new Inline.Plain(what), tag + "=s");
        };
    }

    private Optional<PolicyRecord> record() {
        return report.facts(DmarcFacts.class).found().map(found -> found.record());
    }

    /// What becomes of the forged mail, at one kind of receiver after the other.
    List<Sentence> outcome() {
        var spf = report.facts(SpfFacts.class);
        if (spf.anyoneMaySend()) {
            return List.of(
                    Sentence.of(
                            "SPF passes for the forger, and a MAIL FROM of the same domain aligns. So"
                                    + " DMARC passes at every receiver, and no policy is asked for."));
        }
        var steps = new ArrayList<Sentence>();
        if (spf.status() == SpfFacts.Status.UNKNOWN) {
            steps.add(
                    Sentence.of(
                            "Whether SPF lets a forger pass could not be checked; where it does not:"));
        } else if (isAnywhereApplied()) {
            steps.add(
                    Sentence.of(
                            "Neither SPF nor DKIM passes for a forger with a name that aligns, so DMARC"
                                    + " fails where it is applied (RFC 9989 §4.4)."));
        }
        Sentence newer = newer();
        Sentence older = older();
        if (newer.equals(older)) {
            steps.add(
                    Sentence.of(
                            "A receiver of RFC 9989 and an older one (RFC 7489) both apply %s.",
                            newer));
        } else {
            steps.add(Sentence.of("An RFC 9989 receiver applies %s.", newer));
            steps.add(Sentence.of("An RFC 7489 receiver applies %s.", older));
        }
        below().forEach(steps::add);
        return steps;
    }

    private boolean isAnywhereApplied() {
        var facts = report.facts(DmarcFacts.class);
        return facts.found().filter(found -> found.record().isUsable()).isPresent()
                || facts.rfc7489().outcome() instanceof Outcome.Applies;
    }

    private Sentence newer() {
        var facts = report.facts(DmarcFacts.class);
        boolean applies = facts.found().filter(found -> found.record().isUsable()).isPresent();
        return switch (facts.status()) {
            case UNKNOWN -> Sentence.of("what could not be looked up");
            case NONE, MULTIPLE -> notApplied();
            case FOUND, INVALID ->
                    applies
                            ? facts.effectivePolicy()
                                    .map(Treatment::named)
                                    .orElse(Sentence.of("what could not be looked up"))
                            : notApplied();
        };
    }

    private Sentence older() {
        var older = OlderReceiver.of(report);
        return switch (older.outcome()) {
            case Outcome.Applies(var policy) when older.isSampled() ->
                    Treatment.sampled(policy, older.percent());
            case Outcome.Applies(var policy) -> Treatment.named(policy);
            case Outcome.NotApplied() -> notApplied();
            case Outcome.Undetermined() -> Sentence.of("what could not be looked up");
        };
    }

    private static Sentence notApplied() {
        return Sentence.of("no DMARC, and treats the mail like any other");
    }

    private List<Sentence> below() {
        var facts = report.facts(DmarcFacts.class);
        DomainName domain = facts.domain();
        Optional<AssessmentPolicy> existing = facts.subdomainPolicy();
        Optional<AssessmentPolicy> others = facts.nonExistentSubdomainPolicy();
        if (existing.isEmpty() && others.isEmpty()) {
            return List.of();
        }
        if (existing.equals(others)) {
            return List.of(
                    Sentence.of(
                            "Mail from names below %s that have no record of their own, or do not"
                                    + " exist, meets %s.",
                            domain.toString(), Treatment.named(existing)));
        }
        return List.of(
                Sentence.of(
                        "Mail from names below %s that have no record of their own meets %s; from"
                                + " names below it that do not exist, %s.",
                        domain.toString(), Treatment.named(existing), Treatment.named(others)));
    }
}
