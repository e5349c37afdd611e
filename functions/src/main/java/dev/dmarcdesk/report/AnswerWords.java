package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Visible;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the DNS said, as evidence: for a line of a page, or as bare data.
public final class AnswerWords {
    /// Records of one answer that a line shows.
    private static final int SHOWN = 4;

    private AnswerWords() {}

    /// The data of one record, with the texts of TXT joined.
    public static String data(Rdata rdata) {
        return switch (rdata) {
            case Rdata.Text text -> text.joined();
            case Rdata.Address(var address) -> address.getHostAddress();
            case Rdata.Exchange(var preference, var host) -> preference + " " + host;
            case Rdata.Pointer(var target) -> target.toString();
            case Rdata.Alias(var target) -> target.toString();
            case Rdata.DelegationSigner(int tag, int algorithm, int digestType, var digest) ->
                    tag + " " + algorithm + " " + digestType + " " + digest;
            case Rdata.ZoneKey(int flags, int algorithm, var key) ->
                    flags + " 3 " + algorithm + " " + key;
        };
    }

    /// A question of a run and what was answered, in a line.
    static Sentence asked(Question question, Transcript transcript) {
        return transcript
                .answer(question)
                .map(answer -> Sentence.of("%s: %s", question.toString(), of(answer)))
                .orElseGet(() -> Sentence.of("%s was not asked", question.toString()));
    }

    /// The same, with the records alone that matter; with all of them where none does.
    ///
    /// @param matters whether a record is looked at
    static Sentence asked(Question question, Transcript transcript, Predicate<Rdata> matters) {
        return transcript
                .answer(question)
                .filter(Answer.Found.class::isInstance)
                .map(Answer.Found.class::cast)
                .filter(found -> found.records().stream().anyMatch(matters))
                .map(found -> {
                    var some = found.records().stream().filter(matters).toList();
                    return Sentence.of(
                                    "%s: %s",
                                    question.toString(),
                                    of(new Answer.Found(some, found.aliases())))
                            .and(beside(found.records().size() - some.size()));
                })
                .orElseGet(() -> asked(question, transcript));
    }

    private static Sentence beside(int others) {
        return others == 0
                ? Sentence.NONE
                : others == 1
                        ? Sentence.of("(and one that is for something else)")
                        : Sentence.of("(and %d that are for something else)", others);
    }

    /// What was answered.
    static Sentence of(Answer answer) {
        return switch (answer) {
            case Answer.Found(var records, var aliases) -> by(aliases).and(found(records));
            case Answer.NoData(var aliases) ->
                    by(aliases).and(Sentence.of("the name exists, without such a record"));
            case Answer.NoSuchDomain(var aliases) ->
                    by(aliases).and(Sentence.of("no such name (NXDOMAIN)"));
            case Answer.Unavailable(var reason, var detail) ->
                    Sentence.of(
                            "no answer that counts (%s): %s",
                            new Inline.Plain(reason.name().toLowerCase(Locale.ROOT)),
                            new Inline.Plain(detail));
        };
    }

    private static Sentence by(List<DomainName> aliases) {
        return aliases.isEmpty()
                ? Sentence.NONE
                : Sentence.of("by CNAME to %s,", aliases.getLast().toString());
    }

    private static Sentence found(List<Rdata> records) {
        var words = Sentence.NONE;
        for (Rdata record : records.stream().limit(SHOWN).toList()) {
            words =
                    words.isEmpty()
                            ? Sentence.of("%s", data(record))
                            : words.and(Sentence.of("and %s", data(record)));
        }
        return records.size() <= SHOWN
                ? words
                : words.and(Sentence.of("and %d more", records.size() - SHOWN));
    }

    /// An answer as a master file would have it, one record a line (RFC 1035 §5.1): the strings of
    /// a TXT apart, each in quotes, and no line broken by what is in them.
    static String lines(Answer answer) {
        return switch (answer) {
            case Answer.Found(var records, _) ->
                    records.stream()
                            .map(record -> Visible.code(line(record)))
                            .collect(Collectors.joining("\n"));
            case Answer.NoData _ -> "(the name exists, without such a record)";
            case Answer.NoSuchDomain _ -> "(NXDOMAIN: no such name)";
            case Answer.Unavailable(var reason, var detail) ->
                    Visible.text("(" + reason + ": " + detail + ")");
        };
    }

    private static String line(Rdata rdata) {
        return rdata instanceof Rdata.Text(var strings)
                ? strings.stream().map(AnswerWords::quoted).collect(Collectors.joining(" "))
                : data(rdata);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
