package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

/// Names the service that a term in question belongs to, because people know services, not hosts.
///
/// @param senders the services that may be recognised
/// @param domain whose record it is
record ServiceWords(Senders senders, DomainName domain) {
    /// The advice with the service named in it, where one is recognised and not named already.
    Advice in(Advice advice) {
        if (!(advice.finding() instanceof SpfFinding finding)) {
            return advice;
        }
        String term = finding.at().term();
        String target = term.substring(Math.max(term.indexOf(':'), term.indexOf('=')) + 1);
        return finding instanceof SpfFinding.IncludeNone
                ? dead(advice, target)
                : named(advice, target);
    }

    private Advice named(Advice advice, String target) {
        return senders.byTerm(target)
                .filter(SenderMatch::isNameable)
                .map(match -> match.sender())
                .filter(sender -> !says(advice, sender.shortName()))
                .map(sender ->
                        advice.because(
                                "%s",
                                advice.because()
                                        .and(
                                                Sentence.of(
                                                        "%s belongs to %s.",
                                                        target, name(sender)))))
                .orElse(advice);
    }

    private static boolean says(Advice advice, String name) {
        return advice.title().text().contains(name) || advice.because().text().contains(name);
    }

    /// A name that many write, and behind which there never was a record.
    private Advice dead(Advice advice, String target) {
        return DomainName.parse(target) instanceof Parsed.Valid<DomainName>(var name, _)
                ? senders.byDeadInclude(name)
                        .map(sender ->
                                added(opened(advice, misnamed(target, sender)), instead(sender)))
                        .orElseGet(() -> named(advice, target))
                : advice;
    }

    private static Sentence misnamed(String target, Sender sender) {
        return Sentence.of(
                "%s is often written for %s, but publishes no SPF record.", target, name(sender));
    }

    private Sentence instead(Sender sender) {
        String terms = sender.spfTerms(domain);
        return terms.isEmpty()
                ? Sentence.of("%s needs no term in this record.", name(sender))
                : Sentence.of(
                        "If %s sends for you, the term is %s%s",
                        name(sender),
                        terms,
                        new Inline.Plain(
                                terms.indexOf('<') < 0
                                        ? "."
                                        : "; its panel shows what stands in <…>."));
    }

    private static Advice opened(Advice advice, Sentence first) {
        return advice.because("%s", first.and(advice.because()));
    }

    private static Advice added(Advice advice, Sentence last) {
        return advice.fix() instanceof Fix.Todo(var summary, var records, var files)
                ? advice.fix(new Fix.Todo(summary.and(last), records, files))
                : advice;
    }

    private static Inline name(Sender sender) {
        return new Inline.Plain(sender.shortName());
    }
}
