package dev.dmarcdesk.bench;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As many domains as wanted: each is a copy of one of the numbered ones of [MadeUpZone], under a
/// number of its own. Nothing is kept for a copy, so a million of them take no memory.
final class Copies implements Dns {
    static final List<String> KINDS =
            List.of("studio", "office", "shop", "own", "parked", "bare", "group", "faulty");

    private static final Pattern NUMBERED = Pattern.compile("([a-z]+)([0-9]+)(?=[.-]example)");

    private final Dns originals;
    private final int ofEachKind;

    /// @param ofEachKind as `originals` were made
    Copies(Dns originals, int ofEachKind) {
        this.originals = originals;
        this.ofEachKind = ofEachKind;
    }

    /// The name of a copy.
    ///
    /// @param number from 0; the kinds take turns
    static DomainName domain(int number) {
        String kind = KINDS.get(number % KINDS.size());
        String below = kind.equals("group") ? "news.mail.eu." : "";
        return DomainName.of(below + kind + number / KINDS.size() + ".example");
    }

    @Override
    public Answer ask(Question question) {
        String name = question.name().toString();
        Matcher numbered = NUMBERED.matcher(name);
        if (!numbered.find() || !KINDS.contains(numbered.group(1))) {
            return originals.ask(question);
        }
        String copy = numbered.group();
        String original = numbered.group(1) + Integer.parseInt(numbered.group(2)) % ofEachKind;
        var asked = DomainName.of(name.replace(copy, original));
        Pattern renamed = Pattern.compile(original + "(?=[.-]example)");
        return renamed(
                originals.ask(new Question(asked, question.type())),
                text -> renamed.matcher(text).replaceAll(copy));
    }

    private static Answer renamed(Answer answer, UnaryOperator<String> rename) {
        return switch (answer) {
            case Answer.Found(var records, var aliases) ->
                    new Answer.Found(
                            records.stream().map(record -> renamed(record, rename)).toList(),
                            names(aliases, rename));
            case Answer.NoData(var aliases) -> new Answer.NoData(names(aliases, rename));
            case Answer.NoSuchDomain(var aliases) ->
                    new Answer.NoSuchDomain(names(aliases, rename));
            case Answer.Unavailable _ -> answer;
        };
    }

    private static List<DomainName> names(List<DomainName> names, UnaryOperator<String> rename) {
        return names.stream().map(name -> renamed(name, rename)).toList();
    }

    private static DomainName renamed(DomainName name, UnaryOperator<String> rename) {
        return DomainName.of(rename.apply(name.toString()));
    }

    private static Rdata renamed(Rdata record, UnaryOperator<String> rename) {
        return switch (record) {
            case Rdata.Text text -> Rdata.Text.of(rename.apply(text.joined()));
            case Rdata.Exchange(var preference, var host) ->
                    new Rdata.Exchange(preference, renamed(host, rename));
            case Rdata.Pointer(var target) -> new Rdata.Pointer(renamed(target, rename));
            case Rdata.Alias(var target) -> new Rdata.Alias(renamed(target, rename));
            case Rdata.Address _, Rdata.DelegationSigner _, Rdata.ZoneKey _ -> record;
        };
    }
}
