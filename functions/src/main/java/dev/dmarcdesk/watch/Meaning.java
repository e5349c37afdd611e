package dev.dmarcdesk.watch;

import dev.dmarcdesk.bimi.BimiParser;
import dev.dmarcdesk.dkim.KeyRecordParser;
import dev.dmarcdesk.dmarc.PolicyRecordParser;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.mtasts.StsRecordParser;
import dev.dmarcdesk.spf.SpfParser;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.tlsrpt.TlsRptParser;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What an answer of the DNS says, apart from how it is written: two records to which the same mail
/// happens have the same meaning.
///
/// A failure is no absence. A CNAME on the way is no meaning: what counts is what it leads to.
public final class Meaning {
    private Meaning() {}

    /// Reads an answer.
    ///
    /// @param kind of the aspect that was asked for
    /// @param answer to the question that [AspectQuestions] names
    /// @throws IllegalArgumentException for a kind that is no matter of the DNS: our mistake
    public static Observed of(Aspect.Kind kind, Answer answer) {
        return switch (answer) {
            case Answer.Unavailable(var reason, _) -> new Observed.Unknown(reason);
            case Answer.Absent _ -> new Observed.Nothing();
            case Answer.Found found -> Told.observed(told(kind, found));
        };
    }

    private static List<Told> told(Aspect.Kind kind, Answer.Found found) {
        return switch (kind) {
            case DMARC -> texts(found, PolicyRecordParser::isPolicyRecord, DmarcMeaning::of);
            case SPF, INCLUDED_SPF -> texts(found, SpfParser::isRecord, SpfMeaning::of);
            case DKIM_KEY -> keys(found);
            case MX -> hosts(found);
            case NS -> servers(found);
            case MTA_STS -> texts(found, StsRecordParser::isRecord, StsMeaning::of);
            case TLS_RPT -> texts(found, TlsRptParser.VERSION::opens, TlsRptMeaning::of);
            case BIMI -> texts(found, BimiParser.VERSION::opens, BimiMeaning::of);
            case MTA_STS_POLICY ->
                    throw new IllegalArgumentException("a policy is no record of the DNS");
        };
    }

    /// Other texts at the same name are discarded by whoever looks for these.
    private static List<Told> texts(
            Answer.Found found, Predicate<String> counts, UnaryOperator<String> meaning) {
        return found.all(Rdata.Text.class).stream()
                .map(Rdata.Text::joined)
                .filter(counts)
                .map(text -> new Told(meaning.apply(text), text))
                .sorted()
                .toList();
    }

    /// Beside a key every text counts: which of them a verifier takes is undefined (RFC 6376
    /// §3.6.2.2). Without a key they are somebody else's.
    private static List<Told> keys(Answer.Found found) {
        boolean isThere =
                found.all(Rdata.Text.class).stream()
                        .anyMatch(text ->
                                KeyRecordParser.parse(text.joined()) instanceof Parsed.Valid);
        return texts(found, _ -> isThere, KeyMeaning::of);
    }

    private static List<Told> hosts(Answer.Found found) {
        return found.all(Rdata.Exchange.class).stream()
                .sorted(
                        Comparator.comparingInt(Rdata.Exchange::preference)
                                .thenComparing(Rdata.Exchange::host))
                .map(record -> Told.plain(record.preference() + " " + record.host()))
                .distinct()
                .toList();
    }

    /// A zone does not begin at a CNAME (RFC 1034 §3.6.2): what it leads to is another name's.
    private static List<Told> servers(Answer.Found found) {
        return found.all(Rdata.Pointer.class).stream()
                .filter(_ -> found.aliases().isEmpty())
                .map(record -> Told.plain(record.target().toString()))
                .distinct()
                .sorted()
                .toList();
    }
}
