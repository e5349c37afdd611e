package dev.dmarcdesk;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A DNS in which somebody did exactly what a fix says.
///
/// @param before the DNS as it was
/// @param edits what was done
public record Mended(Dns before, List<RecordEdit> edits) implements Dns {
    /// What tells the kinds of records apart that share a name and a type, damaged ones too.
    private static final List<String> KINDS =
            List.of("dmarc", "spf", "tlsrpt", "bimi", "sts", "p=");

    @Override
    public Answer ask(Question question) {
        var here = edits.stream().filter(edit -> edit.name().equals(question.name())).toList();
        boolean freed =
                here.stream()
                        .anyMatch(edit ->
                                edit.type() == RrType.CNAME && edit.action() == Action.REMOVE);
        var mine = here.stream().filter(edit -> edit.type() == question.type()).toList();
        var answer = before.ask(question);
        if (mine.isEmpty() && !freed) {
            return answer;
        }
        var records = new ArrayList<Rdata>();
        if (answer instanceof Answer.Found found && !(freed && !found.aliases().isEmpty())) {
            records.addAll(found.records());
        }
        mine.stream()
                .filter(edit -> edit.action() != Action.ADD)
                .forEach(edit -> records.removeIf(record -> isMeant(record, edit)));
        mine.stream()
                .filter(edit -> edit.action() != Action.REMOVE)
                .map(Mended::rdata)
                .forEach(records::add);
        if (records.isEmpty()) {
            return answer instanceof Answer.Found ? new Answer.NoSuchDomain(List.of()) : answer;
        }
        return new Answer.Found(records, freed ? List.of() : answer.aliases());
    }

    private static boolean isMeant(Rdata record, RecordEdit edit) {
        return edit.action() == Action.REMOVE
                ? text(record).equals(edit.value())
                : edit.type() != RrType.TXT || kind(text(record)).equals(kind(edit.value()));
    }

    private static String kind(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return KINDS.stream().filter(small::contains).findFirst().orElse("");
    }

    private static String text(Rdata record) {
        return switch (record) {
            case Rdata.Text text -> text.joined();
            case Rdata.Exchange(int preference, var host) ->
                    preference + " " + (host.isRoot() ? "." : host.toString());
            case Rdata.Alias(var target) -> target.toString();
            case Rdata.Address(var address) -> address.getHostAddress();
            case Rdata.Pointer(var target) -> target.toString();
            case Rdata.DelegationSigner _, Rdata.ZoneKey _ -> record.toString();
        };
    }

    private static Rdata rdata(RecordEdit edit) {
        return switch (edit.type()) {
            case MX -> {
                var words = edit.value().split(" ", 2);
                yield new Rdata.Exchange(
                        Integer.parseInt(words[0]),
                        words[1].equals(".")
                                ? DomainName.ROOT
                                : DomainName.of(words[1].replaceAll("\\.$", "")));
            }
            case CNAME -> new Rdata.Alias(DomainName.of(edit.value().replaceAll("\\.$", "")));
            default -> Rdata.Text.of(edit.value());
        };
    }

    /// Whether these edits can be played through here.
    public static boolean canPlay(List<RecordEdit> edits) {
        return !edits.isEmpty()
                && edits.stream()
                        .allMatch(edit ->
                                Stream.of(RrType.TXT, RrType.MX, RrType.CNAME)
                                        .anyMatch(edit.type()::equals));
    }
}
