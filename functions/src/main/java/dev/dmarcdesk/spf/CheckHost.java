package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.spf.CheckedTerm.Asked;
import dev.dmarcdesk.spf.SpfTarget.Absence;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// `check_host()`: may this client send for this domain (RFC 7208 §4)?
///
/// One evaluation asks at most 10 terms' worth of questions, each at most 11, plus those of the
/// client's own names: however records are written, it ends.
public final class CheckHost {
    private final Dns dns;
    private final Macros macros;
    private final LookupBudget budget = new LookupBudget();
    private final Mechanisms mechanisms;

    private CheckHost(Envelope envelope, Dns dns) {
        this.dns = dns;
        var reverse = new ReverseNames(envelope.ip(), dns);
        this.macros = new Macros(envelope, reverse);
        this.mechanisms = new Mechanisms(envelope.ip(), dns, macros, budget, reverse);
    }

    /// Evaluates a domain's record for an envelope.
    ///
    /// @param domain usually the domain of the sender; a text that is no domain gives none (§4.3)
    /// @param envelope the client and what it said
    /// @param dns whom to ask
    public static SpfOutcome of(String domain, Envelope envelope, Dns dns) {
        var host = new CheckHost(envelope, dns);
        var checked = host.check(DomainName.parse(domain), domain, new ArrayList<>());
        var explanation = new Explanation(dns, host.macros).of(checked.last());
        return new SpfOutcome(checked, host.budget.lookups(), host.budget.voids(), explanation);
    }

    /// Evaluates the MAIL FROM identity; that of the null reverse-path is the HELO name (§2.4).
    public static SpfOutcome ofMailFrom(Envelope envelope, Dns dns) {
        return of(envelope.senderDomain(), envelope, dns);
    }

    /// Evaluates the HELO identity (§2.3).
    public static SpfOutcome ofHelo(Envelope envelope, Dns dns) {
        return ofMailFrom(envelope.ofHelo(), dns);
    }

    /// @param text the domain as given or filled in
    /// @param asked where to note what is asked for the record
    private CheckedRecord check(Parsed<DomainName> domain, String text, List<Asked> asked) {
        return switch (domain) {
            case Parsed.Valid<DomainName>(var name, _) when isMailDomain(name) -> {
                var question = new Question(name, RrType.TXT);
                asked.add(new Asked(question, dns.ask(question)));
                yield check(name, asked.getLast().answer());
            }
            case Parsed.Valid<DomainName> _, Parsed.Invalid<DomainName> _ ->
                    CheckedRecord.without(text, new CheckedRecord.NotADomain(), SpfResult.NONE);
        };
    }

    /// Several labels, and no address literal (§4.3).
    private static boolean isMailDomain(DomainName name) {
        return name.size() > 1 && !name.labels().getFirst().startsWith("[");
    }

    private CheckedRecord check(DomainName domain, Answer answer) {
        String name = domain.toString();
        return switch (answer) {
            case Answer.Unavailable failed ->
                    CheckedRecord.without(
                            name, new CheckedRecord.LookupFailed(failed), SpfResult.TEMPERROR);
            case Answer.NoSuchDomain _ -> none(name, Absence.NO_SUCH_NAME);
            case Answer.NoData _ -> none(name, Absence.NO_DATA);
            case Answer.Found found -> {
                List<Rdata.Text> records = SpfSelection.records(found);
                yield switch (records.size()) {
                    case 0 -> none(name, Absence.NO_SPF);
                    case 1 -> evaluate(domain, SpfParser.read(records.getFirst().joined()));
                    default ->
                            CheckedRecord.without(
                                    name,
                                    new CheckedRecord.SeveralRecords(records.size()),
                                    SpfResult.PERMERROR);
                };
            }
        };
    }

    private static CheckedRecord none(String domain, Absence why) {
        return CheckedRecord.without(domain, new CheckedRecord.NoRecord(why), SpfResult.NONE);
    }

    /// From left to right until a mechanism matches, then the redirect, then neutral (§4.6.2, §4.7,
    /// §6.1).
    private CheckedRecord evaluate(DomainName domain, SpfRecord record) {
        String name = domain.toString();
        if (record.isPermerror()) {
            var wrong = new ArrayList<Term>(record.all(Unreadable.class));
            wrong.addAll(record.repeated());
            return new CheckedRecord(
                    name,
                    record,
                    List.of(),
                    new CheckedRecord.Malformed(wrong),
                    SpfResult.PERMERROR);
        }
        var terms = new ArrayList<CheckedTerm>();
        for (var directive : record.reached()) {
            var term = check(directive, domain);
            terms.add(term);
            if (term.decides()) {
                return decided(name, record, terms, result(directive, term.match()));
            }
        }
        var redirect = record.effectiveRedirect();
        if (redirect.isPresent()) {
            var term = otherRecord(redirect.get(), redirect.get().target(), domain);
            terms.add(term);
            return decided(name, record, terms, redirected(term));
        }
        return new CheckedRecord(
                name, record, terms, new CheckedRecord.NothingMatched(), SpfResult.NEUTRAL);
    }

    private static CheckedRecord decided(
            String domain, SpfRecord record, List<CheckedTerm> terms, SpfResult result) {
        return new CheckedRecord(domain, record, terms, new CheckedRecord.ByTerm(), result);
    }

    private static SpfResult result(Directive directive, Match match) {
        return match instanceof Match.Stop(var result, _)
                ? result
                : SpfResult.of(directive.qualifier());
    }

    private static SpfResult redirected(CheckedTerm redirect) {
        return redirect.match() instanceof Match.Stop(var result, _)
                ? result
                : redirect.nested().getFirst().result();
    }

    private CheckedTerm check(Directive directive, DomainName current) {
        return directive.mechanism() instanceof Mechanism.Include(var target)
                ? otherRecord(directive, target, current)
                : mechanisms.check(directive, current);
    }

    /// `include` and `redirect`: both evaluate another record within the same limits.
    private CheckedTerm otherRecord(Term term, DomainSpec target, DomainName current) {
        if (!budget.spend()) {
            return Mechanisms.tooManyLookups(term, target);
        }
        var parsed = macros.name(target, current);
        String name =
                parsed instanceof Parsed.Valid<DomainName>(var valid, _)
                        ? valid.toString()
                        : macros.text(target, current);
        var asked = new ArrayList<Asked>();
        var nested = check(parsed, name, asked);
        if (nested.ending() instanceof CheckedRecord.NoRecord(var why) && why.isVoid()) {
            budget.spendVoid();
        }
        return new CheckedTerm(term, name, asked, match(term, nested.result()), List.of(nested));
    }

    /// The table of §5.2; a redirect takes any result but none as its own (§6.1).
    private static Match match(Term term, SpfResult result) {
        boolean include = term instanceof Directive;
        return switch (result) {
            case PASS -> new Match.Yes(new Match.OtherRecord(result));
            case FAIL, SOFTFAIL, NEUTRAL ->
                    include
                            ? new Match.No(new Match.OtherRecord(result))
                            : new Match.Yes(new Match.OtherRecord(result));
            case TEMPERROR ->
                    new Match.Stop(SpfResult.TEMPERROR, new Match.OtherRecordFailed(result));
            case PERMERROR, NONE ->
                    new Match.Stop(SpfResult.PERMERROR, new Match.OtherRecordFailed(result));
        };
    }
}
