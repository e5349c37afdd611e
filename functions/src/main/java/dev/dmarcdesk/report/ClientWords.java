package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.spf.CheckedRecord;
import dev.dmarcdesk.spf.Directive;
import dev.dmarcdesk.spf.MatchWords;
import dev.dmarcdesk.spf.Mechanism;

import java.util.List;
import java.util.Optional;

/// Words about what a receiver decides about one client.
///
/// @param report what was found
record ClientWords(ClientReport report) {
    static Verdict verdict(ClientReport report) {
        var words = new ClientWords(report);
        return new Verdict(report.level(), words.headline(), words.first());
    }

    private String domain() {
        return report.question().domain().toString();
    }

    private String ip() {
        return report.question().ip().address();
    }

    private Sentence headline() {
        return switch (report.outcome().result()) {
            case PASS ->
                    report.isOpen()
                            ? Sentence.of(
                                    "Anyone may send for %s: %s gets SPF pass", domain(), ip())
                            : Sentence.of("%s may send for %s: SPF pass", ip(), domain());
            case FAIL -> Sentence.of("%s may not send for %s: SPF fail", ip(), domain());
            case SOFTFAIL ->
                    Sentence.of("%s probably may not send for %s: SPF softfail", ip(), domain());
            case NEUTRAL ->
                    Sentence.of("%s does not say whether %s may send: SPF neutral", domain(), ip());
            case NONE -> Sentence.of("%s says nothing about %s: SPF none", domain(), ip());
            case TEMPERROR ->
                    Sentence.of(
                            "Could not check whether %s may send for %s: SPF temperror",
                            ip(), domain());
            case PERMERROR ->
                    Sentence.of(
                            "Nobody can tell whether %s may send for %s: SPF permerror",
                            ip(), domain());
        };
    }

    /// Why: the term that decided and the record it stands in.
    Sentence why() {
        var outcome = report.outcome();
        var inner = outcome.checked().innermost();
        if (!(inner.ending() instanceof CheckedRecord.ByTerm)) {
            return ended(inner);
        }
        var term = inner.terms().getLast();
        var place = Sentence.of("%s in the SPF record of %s", term.term().text(), inner.domain());
        return term.term() instanceof Directive(_, Mechanism.All _, _, _)
                        && inner.terms().size() > 1
                ? Sentence.of("No term matches before %s.", place)
                : Sentence.of("%s %s.", place, plain(MatchWords.of(term)))
                        .and(through(outcome.checked(), inner));
    }

    private Sentence through(CheckedRecord outer, CheckedRecord inner) {
        if (outer.equals(inner)) {
            return service().map(name -> Sentence.of("That is %s.", name)).orElse(Sentence.NONE);
        }
        String way = outer.terms().getLast().term().text();
        return service()
                .map(name -> Sentence.of("The way there is %s: %s.", way, name))
                .orElse(Sentence.of("The way there is %s.", way));
    }

    private Optional<Inline> service() {
        return report.service().map(Sender::name).map(Inline.Plain::new);
    }

    private static Sentence ended(CheckedRecord checked) {
        return switch (checked.ending()) {
            case CheckedRecord.NothingMatched() ->
                    Sentence.of(
                            "No term in the SPF record of %s matches, and it does not say what holds"
                                    + " then.",
                            checked.domain());
            case CheckedRecord.Malformed(var wrong) ->
                    Sentence.of(
                            "%s in the SPF record of %s can not be read, so all of it counts for"
                                    + " nothing.",
                            wrong.getFirst().text(), checked.domain());
            case CheckedRecord.ByTerm _,
                    CheckedRecord.NotADomain _,
                    CheckedRecord.NoRecord _,
                    CheckedRecord.SeveralRecords _,
                    CheckedRecord.LookupFailed _ ->
                    Sentence.of("%s %s.", checked.domain(), plain(MatchWords.of(checked.ending())));
        };
    }

    private static Inline plain(String words) {
        return new Inline.Plain(Visible.code(words));
    }

    /// What receivers do with such mail (RFC 7208 §8).
    Sentence meaning() {
        return switch (report.outcome().result()) {
            case PASS ->
                    Sentence.of("Receivers count the mail as the domain's own (RFC 7208 §8.3).");
            case FAIL ->
                    Sentence.of(
                            "Receivers may refuse the mail at once, or leave it to DMARC (RFC 7208"
                                    + " §8.4).");
            case SOFTFAIL ->
                    Sentence.of(
                            "Receivers take the mail, and look at it more closely (RFC 7208 §8.5).");
            case NEUTRAL ->
                    Sentence.of(
                            "Receivers treat the mail as if there were no SPF record (RFC 7208"
                                    + " §8.2).");
            case NONE ->
                    Sentence.of(
                            "Receivers learn nothing from SPF: nobody is authorized, and nobody refused (RFC 7208 §8.1).");
            case TEMPERROR ->
                    Sentence.of(
                            "A receiver that finds the same puts the mail off or takes it unjudged"
                                    + " (RFC 7208 §8.6).");
            case PERMERROR ->
                    Sentence.of(
                            "Receivers take the mail unjudged or refuse it; it never passes (RFC"
                                    + " 7208 §8.7).");
        };
    }

    /// What DMARC makes of it.
    Sentence alignment() {
        return switch (report.outcome().result()) {
            case PASS ->
                    Sentence.of(
                            "For DMARC that counts only where the From domain is aligned with %s: a"
                                    + " pass for another domain does not help (RFC 9989 §4.4.2).",
                            report.question().identity());
            case FAIL, SOFTFAIL, NEUTRAL, NONE, TEMPERROR, PERMERROR ->
                    Sentence.of("DMARC can still pass by an aligned DKIM signature.");
        };
    }

    /// What was taken for granted, where the outcome could depend on it.
    Sentence assumptions() {
        var question = report.question();
        var terms = report.outcome().checked().inOrder();
        boolean sender =
                question.sender().isEmpty() && terms.stream().anyMatch(t -> t.dependsOn("slo"));
        boolean helo = question.helo().isEmpty() && terms.stream().anyMatch(t -> t.dependsOn("h"));
        var said =
                sender
                        ? Sentence.of(
                                "The record asks about the sender, taken to be %s: name it with %s.",
                                "postmaster@" + domain(), "--sender")
                        : Sentence.NONE;
        return helo
                ? said.and(
                        Sentence.of(
                                "The record asks about the HELO name, taken to be %s: name it with"
                                        + " %s.",
                                domain(), "--helo"))
                : said;
    }

    /// Whose record counts for such mail, where that is not the one that was asked for.
    Sentence elsewhere() {
        String identity = report.question().identity();
        return identity.equals(domain())
                ? Sentence.NONE
                : Sentence.of(
                        "With that sender a receiver looks at %s, not at %s (RFC 7208 §2.4).",
                        identity, domain());
    }

    private Fix.Todo first() {
        return switch (report.outcome().result()) {
            case PASS -> report.isOpen() ? mended() : todo(Sentence.of("Nothing needs doing now."));
            case FAIL, SOFTFAIL, NEUTRAL -> todo(allowing());
            case TEMPERROR -> todo(Sentence.of("Ask again later."));
            case NONE, PERMERROR -> mended();
        };
    }

    private Sentence allowing() {
        String term = (ip().indexOf(':') < 0 ? "ip4:" : "ip6:") + ip();
        return Sentence.of(
                "If %s sends your mail, add the include of its service, or %s, to the SPF record of"
                        + " %s.",
                ip(), term, domain());
    }

    private Fix.Todo mended() {
        return report.findings().stream()
                .map(Advice::fix)
                .filter(Fix.Todo.class::isInstance)
                .map(Fix.Todo.class::cast)
                .findFirst()
                .orElse(todo(Sentence.of("Have the SPF record of %s mended.", domain())));
    }

    private static Fix.Todo todo(Sentence summary) {
        return new Fix.Todo(summary, List.of());
    }
}
