package dev.dmarcdesk.spf;

import dev.dmarcdesk.spf.SpfTarget.Absence;

import java.util.List;
import java.util.stream.Collectors;

/// What came of a term, in a few words that go on where the term ends: `mx` "has 192.0.2.1: pass".
public final class MatchWords {
    /// How many addresses or names are written down.
    private static final int SHOWN = 3;

    private MatchWords() {}

    /// Says why a term matched, did not match, or ended the evaluation.
    public static String of(CheckedTerm checked) {
        return switch (checked.match()) {
            case Match.Yes(var ground) -> ground(ground, checked) + result(checked);
            case Match.No(var ground) -> ground(ground, checked);
            case Match.Stop(var result, var cause) -> cause(cause, checked) + ": " + result.word();
        };
    }

    /// What its qualifier says; a redirect has none and takes the other record's result.
    private static String result(CheckedTerm checked) {
        return checked.term() instanceof Directive directive
                ? ": " + directive.qualifier().result()
                : "";
    }

    private static String ground(Match.Ground ground, CheckedTerm checked) {
        boolean lookedUp = !checked.asked().isEmpty();
        return switch (ground) {
            case Match.Everybody() -> "matches everybody";
            case Match.Inside(var network) -> lookedUp ? "has " + network : "matches";
            case Match.Outside(var networks) when !lookedUp -> "does not match";
            case Match.Outside(var networks) when networks.isEmpty() -> "has no addresses";
            case Match.Outside(var networks) -> "has " + some(networks);
            case Match.OtherVersion() -> "is for the other version of IP";
            case Match.Nothing(var why) -> nothing(why);
            case Match.NameExists() -> "exists";
            case Match.HasName(var name) -> "has the client's name " + name;
            case Match.HasOtherNames(var names) ->
                    names.isEmpty()
                            ? "and no name of the client is confirmed"
                            : "does not have the client's name " + some(names);
            case Match.OtherRecord(var result) -> "gives " + result.word();
        };
    }

    private static String nothing(Absence why) {
        return switch (why) {
            case NO_SUCH_NAME -> "does not exist: void";
            case NO_DATA, NO_SPF -> "has nothing: void";
            case NOT_A_NAME -> "is no domain name";
        };
    }

    private static String some(List<?> all) {
        String shown =
                all.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", "));
        return all.size() <= SHOWN ? shown : shown + " and " + (all.size() - SHOWN) + " more";
    }

    private static String cause(Match.Cause cause, CheckedTerm checked) {
        return switch (cause) {
            case Match.TooManyLookups() ->
                    "is lookup " + (SpfLimits.LOOKUPS + 1) + ", one too many";
            case Match.TooManyVoids() ->
                    "is void lookup " + (SpfLimits.VOIDS + 1) + ", one too many";
            case Match.TooManyMailHosts(int hosts) ->
                    "has " + hosts + " mail hosts, more than " + SpfLimits.MAIL_HOSTS;
            case Match.LookupFailed _ -> "could not be looked up";
            case Match.OtherRecordFailed _ ->
                    checked.nested().stream()
                            .map(nested -> of(nested.ending()))
                            .collect(Collectors.joining());
        };
    }

    /// How the evaluation of a record ended, where no term of it decided.
    public static String of(CheckedRecord.Ending ending) {
        return switch (ending) {
            case CheckedRecord.ByTerm() -> "ends in an error";
            case CheckedRecord.NothingMatched() -> "has no term that matches";
            case CheckedRecord.NotADomain() -> "is no domain name";
            case CheckedRecord.NoRecord(var why) ->
                    why == Absence.NO_SUCH_NAME ? "does not exist" : "has no SPF record";
            case CheckedRecord.SeveralRecords(int count) -> "has " + count + " SPF records";
            case CheckedRecord.Malformed _ -> "has a syntax error in its record";
            case CheckedRecord.LookupFailed _ -> "could not be looked up";
        };
    }
}
