package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dkim.SignatureOutcome;
import dev.dmarcdesk.dkim.SignatureOutcome.BodyHash;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;

import java.util.ArrayList;
import java.util.List;

/// The identifiers of a message: what came of each, whose it is, whether it counts.
final class IdentifierTable {
    private static final int MOST = 6;

    private final Diagnosis diagnosis;
    private final List<List<Sentence>> rows = new ArrayList<>();

    private IdentifierTable(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    static Block of(Diagnosis diagnosis) {
        var table = new IdentifierTable(diagnosis);
        table.spf();
        table.signatures();
        table.rows.add(DmarcRow.of(diagnosis));
        String aligned =
                diagnosis.author() instanceof Author.One(var author)
                        ? "Aligned with " + author
                        : "Aligned";
        return new Block.Table(List.of("Check", "Result", "Domain", aligned), table.rows);
    }

    private void spf() {
        var spf = diagnosis.spf();
        rows.add(
                List.of(
                        plain(spf.helo() || spf.nullPath() ? "SPF, server's name" : "SPF, bounces"),
                        spfResult(spf),
                        spf.identifier().stream()
                                .map(identifier -> domain(identifier))
                                .findFirst()
                                .orElse(plain("–")),
                        spf.helo()
                                ? plain("does not count")
                                : spf.identifier().stream()
                                        .map(identifier -> counts(identifier, "aspf"))
                                        .findFirst()
                                        .orElse(plain("–"))));
    }

    private static Sentence spfResult(SpfView spf) {
        String result = ResultWords.of(spf.result());
        String how =
                switch (spf.source()) {
                    case REPORTED, UNKNOWN -> "";
                    case RECEIVED_SPF -> " (Received-SPF)";
                    case EVALUATED -> ", evaluated now";
                };
        String now = Shown.result(spf.evaluated());
        String then =
                now.isEmpty() || spf.source() == SpfView.Source.EVALUATED || now.equals(result)
                        ? ""
                        : "; " + now + " now";
        return marked(tone(result), result + how + then);
    }

    private void signatures() {
        var views = diagnosis.signatures();
        if (views.isEmpty()) {
            rows.add(
                    List.of(
                            plain("DKIM"),
                            marked(Tone.SKIPPED, "not signed"),
                            plain("–"),
                            plain("–")));
        }
        views.stream().limit(MOST).forEach(view -> rows.add(row(view)));
        if (views.size() > MOST) {
            rows.add(
                    List.of(
                            plain("DKIM, " + (views.size() - MOST) + " more"),
                            plain("–"),
                            plain("–"),
                            plain("–")));
        }
    }

    private List<Sentence> row(SignatureView view) {
        String selector = Shown.selector(view.selector());
        return List.of(
                plain(selector.isEmpty() ? "DKIM" : "DKIM, selector " + selector),
                result(view),
                view.identifier().stream()
                        .map(identifier ->
                                view.domainInferred()
                                        ? Sentence.of("%s, a guess", domain(identifier))
                                        : domain(identifier))
                        .findFirst()
                        .orElse(plain("–")),
                view.identifier().stream()
                        .map(identifier -> counts(identifier, "adkim"))
                        .findFirst()
                        .orElse(plain("–")));
    }

    /// What the receiver recorded, and beside it what can be verified now.
    private static Sentence result(SignatureView view) {
        String now = view.now().stream().map(IdentifierTable::now).findFirst().orElse("");
        String reported = Shown.result(view.reported());
        if (reported.isEmpty()) {
            return view.passes()
                    ? marked(Tone.GOOD, "pass, verified now")
                    : marked(unproven(view), now.isEmpty() ? "unknown" : now);
        }
        String more = view.now().stream().map(one -> besides(view, one)).findFirst().orElse("");
        return marked(tone(reported), more.isEmpty() ? reported : reported + "; " + more);
    }

    /// What can be verified now, where it adds something to what was recorded.
    private static String besides(SignatureView view, SignatureOutcome outcome) {
        boolean passed = view.reported().equals("pass");
        return switch (outcome.header()) {
            case HeaderHash.Verified _ ->
                    switch (outcome.body()) {
                        case MATCHES -> passed && !outcome.passes() ? "" : now(outcome);
                        case DIFFERS -> now(outcome);
                        case NOT_GIVEN -> passed ? "" : now(outcome);
                    };
            case HeaderHash.Broken _ -> passed ? "not any more" : "";
            case HeaderHash.NoKey _ -> passed ? "key gone now" : now(outcome);
            case HeaderHash.KeyUnavailable _, HeaderHash.Unproven _ -> "";
            case HeaderHash.Unreadable _, HeaderHash.Revoked _, HeaderHash.UnusableKey _ ->
                    now(outcome);
        };
    }

    private static Tone unproven(SignatureView view) {
        return view.now().stream().anyMatch(IdentifierTable::isBroken) ? Tone.BAD : Tone.UNKNOWN;
    }

    private static boolean isBroken(SignatureOutcome outcome) {
        return switch (outcome.header()) {
            case HeaderHash.Broken _,
                    HeaderHash.NoKey _,
                    HeaderHash.Revoked _,
                    HeaderHash.UnusableKey _,
                    HeaderHash.Unreadable _ ->
                    true;
            case HeaderHash.Verified _ -> outcome.body() == BodyHash.DIFFERS || isVoid(outcome);
            case HeaderHash.KeyUnavailable _, HeaderHash.Unproven _ -> false;
        };
    }

    private static boolean isVoid(SignatureOutcome outcome) {
        return outcome.body() == BodyHash.MATCHES && !outcome.passes();
    }

    /// A word or two for what can be verified now; empty where nothing can be said.
    static String now(SignatureOutcome outcome) {
        return switch (outcome.header()) {
            case HeaderHash.Verified _ ->
                    switch (outcome.body()) {
                        case MATCHES -> outcome.passes() ? "verified" : "verified, but not counted";
                        case DIFFERS -> "text changed";
                        case NOT_GIVEN -> "header verified";
                    };
            case HeaderHash.Broken _ -> "does not verify";
            case HeaderHash.Unreadable _ -> "unreadable";
            case HeaderHash.NoKey _ -> "no key";
            case HeaderHash.Revoked _ -> "key withdrawn";
            case HeaderHash.UnusableKey _ -> "key unusable";
            case HeaderHash.KeyUnavailable _ -> "key not looked up";
            case HeaderHash.Unproven _ -> "";
        };
    }

    /// Where no policy applies, nothing is asked of an identifier.
    private Sentence counts(Identifier identifier, String tag) {
        return diagnosis.dmarc().result() == DmarcView.Result.NONE
                        && identifier.alignment() instanceof IdentifierAlignment.Undetermined
                ? plain("–")
                : alignment(identifier, tag);
    }

    private static Sentence domain(Identifier identifier) {
        return Sentence.of("%s", identifier.domain().toString());
    }

    private Sentence alignment(Identifier identifier, String tag) {
        return switch (identifier.alignment()) {
            case IdentifierAlignment.Strict _ -> marked(Tone.GOOD, "the same name");
            case IdentifierAlignment.Relaxed(_, boolean enough) ->
                    enough
                            ? marked(Tone.GOOD, "same organization")
                            : marked(harm(), "same organization only, " + tag + "=s");
            case IdentifierAlignment.None _ ->
                    marked(
                            harm(),
                            identifier.mode() == AlignmentMode.STRICT
                                    ? "other name, " + tag + "=s"
                                    : "other organization");
            case IdentifierAlignment.Undetermined _ -> marked(Tone.UNKNOWN, "could not be told");
        };
    }

    /// How it stands that an identifier does not count: it is harm only where the message failed.
    private Tone harm() {
        return diagnosis.dmarc().result() == DmarcView.Result.FAIL ? Tone.BAD : Tone.SKIPPED;
    }

    /// How a result of RFC 8601 stands.
    static Tone tone(String result) {
        return switch (result) {
            case "pass" -> Tone.GOOD;
            case "fail", "hardfail", "permerror" -> Tone.BAD;
            case "softfail", "neutral", "policy", "discard" -> Tone.WARNING;
            case "none", "skipped" -> Tone.SKIPPED;
            default -> Tone.UNKNOWN;
        };
    }

    static Sentence marked(Tone tone, String words) {
        return Sentence.of("%s %s", new Inline.Mark(tone), new Inline.Plain(words));
    }

    static Sentence plain(String words) {
        return Sentence.of("%s", new Inline.Plain(words));
    }
}
