package dev.dmarcdesk.plan;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.net.InetAddress;
import java.util.List;

/// The DNS as it will be once a record is published.
///
/// @param name where the record will stand
/// @param records what will stand there
/// @param base everything else
record DraftDns(DomainName name, List<Rdata.Text> records, Dns base) implements Dns {
    DraftDns {
        records = List.copyOf(records);
    }

    /// A world in which nothing can be looked up, but for the names around the draft, which are
    /// taken to hold no records: so that what follows from the text follows from it alone.
    ///
    /// @param domain whose record it is
    /// @param type its kind
    static Dns nothingKnown(DomainName domain, RecordType type) {
        return question ->
                type == RecordType.DMARC && isAround(question, domain)
                        ? new Answer.NoData(List.of())
                        : new Answer.Unavailable(
                                Answer.Reason.TIMEOUT,
                                "Not asked: the text alone was to be judged.");
    }

    /// A world in which the host that serves a domain's MTA-STS policy is there (RFC 8461 §3.3).
    static Dns withPolicyHost(DomainName domain, Dns base) {
        Answer there =
                new Answer.Found(
                        List.of(new Rdata.Address(InetAddress.ofLiteral("192.0.2.1"))), List.of());
        return question ->
                question.type() == RrType.A
                                && question.name().toString().equals("mta-sts." + domain)
                        ? there
                        : base.ask(question);
    }

    /// The names that the DMARC tree walk passes (RFC 9989 §4.10), and those below the domain.
    private static boolean isAround(Question question, DomainName domain) {
        var name = question.name();
        return name.isWithin(domain)
                || (name.toString().startsWith("_dmarc.") && domain.isWithin(name.parent()));
    }

    @Override
    public Answer ask(Question question) {
        return isDraft(question)
                ? new Answer.Found(List.copyOf(records), List.of())
                : base.ask(question);
    }

    @Override
    public List<Answer> askAll(List<Question> questions) {
        var rest = questions.stream().filter(question -> !isDraft(question)).toList();
        var answers = base.askAll(rest).iterator();
        return questions.stream()
                .map(question -> isDraft(question) ? ask(question) : answers.next())
                .toList();
    }

    private boolean isDraft(Question question) {
        return question.type() == RrType.TXT && question.name().equals(name);
    }
}
