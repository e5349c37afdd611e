package dev.dmarcdesk.dnssec;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.List;

/// The DNSSEC line of the overview.
final class DnssecRow {
    private static final String LABEL = "DNSSEC";

    private DnssecRow() {}

    static Row of(Security security, List<Advice> advice) {
        return switch (security) {
            case Security.Secure(var by) ->
                    new Row(
                            LABEL,
                            Tone.GOOD,
                            "signed",
                            meaning("Its records can not be changed on the way", by));
            case Security.Insecure(boolean signed, var by) when signed ->
                    new Row(
                            LABEL,
                            advice.getFirst().severity().tone(),
                            "signed in vain",
                            meaning("Nobody checks the signatures: no chain leads to them", by));
            case Security.Insecure(_, var by) ->
                    new Row(
                            LABEL,
                            Tone.NOTICE,
                            "not signed",
                            meaning("Like most domains: its records are taken on trust", by));
            case Security.Bogus(_, var by) ->
                    new Row(
                            LABEL,
                            Tone.BAD,
                            "broken",
                            meaning("Who checks signatures can read none of its records", by));
            case Security.Unknown(var why) ->
                    new Row(LABEL, Tone.UNKNOWN, "not known", Sentence.of("%s", plain(why)));
            case Security.Unasked(var why) ->
                    new Row(LABEL, Tone.SKIPPED, "not checked", Sentence.of("%s", plain(why)));
        };
    }

    private static Sentence meaning(String meaning, Witness by) {
        return switch (by) {
            case OURSELVES -> Sentence.of("%s.", plain(meaning));
            case RESOLVER -> Sentence.of("%s, the resolver says.", plain(meaning));
        };
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}
