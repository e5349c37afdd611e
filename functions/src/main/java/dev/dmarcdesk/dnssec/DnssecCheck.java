package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Check;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Whether a domain's records are signed and the signatures hold (RFC 4035 §4.3, §5). A zone's keys
/// never vouch for themselves: only a chain from the trust anchor counts.
public final class DnssecCheck implements Check<DnssecFacts> {
    /// A name that nobody publishes; fixed, so that one run's questions are those of the next.
    static final String NOBODYS = "dmarc-desk-asks-whether-any-name-exists";

    /// What a wildcard that answers there at all would have.
    private static final List<RrType> ANYTHING = List.of(RrType.TXT, RrType.MX, RrType.A);

    @Override
    public String id() {
        return "dnssec";
    }

    @Override
    public Examination<DnssecFacts> examine(Subject subject, Sources sources) {
        DomainName domain = subject.domain();
        Security security = sources.chain().of(domain);
        List<Advice> advice =
                findings(domain, security, sources.dns()).stream().map(DnssecAdvice::on).toList();
        return new Examination<>(new DnssecFacts(security), DnssecRow.of(security, advice), advice);
    }

    private static List<DnssecFinding> findings(DomainName domain, Security security, Dns dns) {
        return switch (security) {
            case Security.Secure(var by) -> secure(domain, by, dns);
            case Security.Insecure(boolean signed, var by) when signed ->
                    List.of(withoutEffect(domain, by, dns));
            case Security.Insecure(_, var by) -> {
                DomainName holder = holder(domain, dns);
                dns.ask(holder, RrType.DS);
                yield List.of(new DnssecFinding.Insecure(domain, holder, by));
            }
            case Security.Bogus(var why, var by) -> {
                dns.askAll(keys(domain));
                yield List.of(new DnssecFinding.Bogus(domain, why, by));
            }
            case Security.Unknown(var why) -> List.of(new DnssecFinding.Unavailable(domain, why));
            case Security.Unasked _ -> List.of();
        };
    }

    /// Where the records of an alias stand.
    private static DomainName holder(DomainName domain, Dns dns) {
        List<DomainName> aliases = dns.ask(domain, RrType.MX).aliases();
        return aliases.isEmpty() ? domain : aliases.getLast();
    }

    /// What shows how a domain is signed; also the evidence of its findings.
    static List<Question> keys(DomainName domain) {
        return List.of(new Question(domain, RrType.DS), new Question(domain, RrType.DNSKEY));
    }

    /// Names that only a query could have made up.
    static List<Question> inventions(DomainName domain) {
        return domain.prefixed(NOBODYS) instanceof Parsed.Valid<DomainName>(var name, _)
                ? ANYTHING.stream().map(type -> new Question(name, type)).toList()
                : List.of();
    }

    private static List<DnssecFinding> secure(DomainName domain, Witness by, Dns dns) {
        var questions = new ArrayList<>(inventions(domain));
        int invented = questions.size();
        questions.addAll(keys(domain));
        List<Answer> answers = dns.askAll(questions).subList(0, invented);
        var findings = new ArrayList<DnssecFinding>();
        findings.add(new DnssecFinding.Secure(domain, by));
        boolean exist = answers.stream().allMatch(Answer.NoData.class::isInstance);
        if (exist && !answers.isEmpty()) {
            findings.add(new DnssecFinding.BlackLies(domain));
        }
        return findings;
    }

    private static DnssecFinding withoutEffect(DomainName domain, Witness by, Dns dns) {
        List<Answer> answers = dns.askAll(keys(domain));
        return answers.getFirst() instanceof Answer.Found
                ? new DnssecFinding.CutOff(domain, by)
                : new DnssecFinding.NoDs(
                        domain, by, DelegationSigners.of(domain, zoneKeys(answers.getLast())));
    }

    private static List<Rdata.ZoneKey> zoneKeys(Answer answer) {
        return answer instanceof Answer.Found found ? found.all(Rdata.ZoneKey.class) : List.of();
    }
}
