package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// DKIM findings in words. What is wrong with a record at a selector is told by [KeyAdvice].
final class DkimAdvice {
    private static final int DKIM = 6376;

    private DkimAdvice() {}

    static Advice on(DkimFinding finding) {
        return switch (finding) {
            case DkimFinding.Unknown unknown -> unknown(unknown);
            case DkimFinding.SelectorMissing missing -> missing(missing);
            case DkimFinding.ProvenNone none -> provenNone(none);
            case DkimFinding.NotNeeded(var domain) ->
                    Advice.of(
                                    finding,
                                    Severity.GOOD,
                                    "%s sends no mail, so it needs no DKIM key",
                                    domain.toString())
                            .because("There is no mail of its own that a signature could protect.")
                            .per(DKIM, "3.6.1");
            case DkimFinding.Unavailable unavailable -> unavailable(unavailable);
            case DkimFinding.Wildcard wildcard -> wildcard(wildcard);
            case DkimFinding.Cname(var at) ->
                    Advice.of(
                                    finding,
                                    Severity.NOTICE,
                                    "The key at selector %s is kept by %s, through a CNAME",
                                    at.selector(),
                                    keeper(at))
                            .because(
                                    "Whoever runs %s can change the key without you.",
                                    at.aliases().getLast().toString())
                            .seenIn(List.of(at.question()))
                            .per(DKIM, "3.6.2.2");
            case DkimFinding.CnameDangling dangling -> dangling(dangling);
            case DkimFinding.Misplaced misplaced -> MisplacedAdvice.on(misplaced);
            case DkimFinding.Key key -> KeyAdvice.on(key);
            case DkimFinding.Revoked revoked -> KeyAdvice.on(revoked);
            case DkimFinding.KeyTooShort tooShort -> KeyAdvice.on(tooShort);
            case DkimFinding.KeyShort isShort -> KeyAdvice.on(isShort);
            case DkimFinding.LongKey isLong -> KeyAdvice.on(isLong);
            case DkimFinding.Testing testing -> KeyAdvice.on(testing);
            case DkimFinding.StrictSubdomain strict -> KeyAdvice.on(strict);
            case DkimFinding.KeyInvalid invalid -> RecordAdvice.on(invalid);
            case DkimFinding.Truncated truncated -> RecordAdvice.on(truncated);
            case DkimFinding.PublicKeyMissing missing -> RecordAdvice.on(missing);
            case DkimFinding.VersionInvalid version -> RecordAdvice.on(version);
            case DkimFinding.VersionNotFirst version -> RecordAdvice.on(version);
            case DkimFinding.KeyTypeUnknown type -> RecordAdvice.on(type);
            case DkimFinding.Sha1Only sha1 -> RecordAdvice.on(sha1);
            case DkimFinding.ServiceOther service -> RecordAdvice.on(service);
            case DkimFinding.LiteralQuotes quotes -> RecordAdvice.on(quotes);
            case DkimFinding.Multiple multiple -> RecordAdvice.on(multiple);
        };
    }

    private static Advice unknown(DkimFinding.Unknown unknown) {
        String domain = unknown.domain().toString();
        return Advice.of(
                        unknown,
                        Severity.NOTICE,
                        "No DKIM key was found at %d usual selectors, which proves nothing",
                        unknown.tried())
                .because(
                        "The DNS can not list selectors, so mail from %s may well be signed with another one.",
                        domain)
                .todo(
                        "Take the s= of the DKIM-Signature in a message from %s, and ask again for that selector.",
                        domain)
                .seenIn(below(unknown.domain()))
                .per(DKIM, "3.1");
    }

    private static Advice missing(DkimFinding.SelectorMissing missing) {
        return Advice.of(
                        missing,
                        Severity.WARNING,
                        "There is no key at selector %s",
                        missing.selector())
                .because(
                        "Receivers can not verify mail that %s signs with this selector.",
                        missing.domain().toString())
                .todo(
                        "Publish the DKIM key that the signing service shows for selector %s, or check the selector's spelling.",
                        missing.selector())
                .seenIn(at(missing.domain(), missing.selector() + "._domainkey"))
                .per(DKIM, "6.1.2");
    }

    private static Advice provenNone(DkimFinding.ProvenNone none) {
        String domain = none.domain().toString();
        return Advice.of(none, Severity.WARNING, "%s has no DKIM key at all", domain)
                .because(
                        "None of its mail can be signed as %s. Unless a name above it signs, its forwarded mail fails DMARC.",
                        domain)
                .todo(
                        "Turn on DKIM in every service that sends your mail and publish the key each one shows.")
                .seenIn(below(none.domain()))
                .per(8020, "2")
                .per(DKIM, "3.6.2.1");
    }

    private static Advice unavailable(DkimFinding.Unavailable unavailable) {
        var names =
                unavailable.names().stream().map(name -> new Question(name, RrType.TXT)).toList();
        return Advice.of(
                        unavailable,
                        Severity.UNKNOWN,
                        "The DNS did not answer for the DKIM keys of %s",
                        unavailable.domain().toString())
                .because(
                        "%s Whether there are keys is not known; receivers that get no answer either put signed mail off.",
                        new Inline.Plain(unavailable.detail()))
                .todo(
                        "Ask again for the DKIM keys later; if it stays so, have the name servers of %s looked at.",
                        unavailable.domain().toString())
                .seenIn(names.isEmpty() ? below(unavailable.domain()) : names)
                .per(DKIM, "6.1.2");
    }

    private static Advice wildcard(DkimFinding.Wildcard wildcard) {
        var severity =
                switch (wildcard.answer()) {
                    case KEY, BROKEN_KEY -> Severity.WARNING;
                    case REVOKED, NO_KEY -> Severity.NOTICE;
                };
        var advice =
                Advice.of(
                        wildcard,
                        severity,
                        "Every selector is answered, even one that nobody has: %s is a wildcard",
                        wildcard.at().name().toString());
        var told =
                switch (wildcard.answer()) {
                    case KEY ->
                            advice.because(
                                            "Whoever holds that one key can sign with any selector, and no single one can be taken back.")
                                    .todo(
                                            "Publish each DKIM key at its own selector and remove the wildcard.");
                    case REVOKED ->
                            advice.because(
                                    "It says that every key is revoked: right for a domain that signs nothing.");
                    case BROKEN_KEY ->
                            advice.because(
                                            "Verifiers can not use what stands there, and no selector can say that it does not exist.")
                                    .todo(
                                            "Remove the DKIM record at %s.",
                                            wildcard.at().name().toString());
                    case NO_KEY ->
                            advice.because(
                                    "An answer there is no sign of a key; verifiers ignore it and treat the mail as unsigned.");
                };
        return told.seenIn(at(wildcard.domain(), Selectors.NOBODYS + "._domainkey"))
                .per(4592, "")
                .per(DKIM, "6.1.2");
    }

    private static Advice dangling(DkimFinding.CnameDangling dangling) {
        KeyPlace at = dangling.at();
        String target = at.aliases().getLast().toString();
        if (dangling.idle()) {
            return Advice.of(
                            dangling,
                            Severity.NOTICE,
                            "Selector %s is set up for %s, which has no key there now",
                            at.selector(),
                            keeper(at))
                    .because(
                            "That is usual for the selector of two that is not in use; nothing is signed with it.")
                    .seenIn(List.of(at.question()))
                    .per(DKIM, "6.1.2");
        }
        return Advice.of(
                        dangling,
                        Severity.ERROR,
                        "Selector %s is a CNAME to %s, where there is no key",
                        at.selector(),
                        target)
                .because("Receivers can not verify %s, which then counts as unsigned.", at.mail())
                .todo(
                        "Have the key published at %s (finish the DKIM set-up of the service), or remove the CNAME at %s when the service is no longer used.",
                        target, at.name().toString())
                .seenIn(List.of(at.question()))
                .per(DKIM, "6.1.2");
    }

    /// A service by its name, anybody else by the host.
    static Inline keeper(KeyPlace at) {
        String host = at.isDelegated() ? at.aliases().getLast().toString() : at.name().toString();
        return at.sender().isEmpty() ? new Inline.Code(host) : new Inline.Plain(at.senderOr(host));
    }

    private static List<Question> below(DomainName domain) {
        return at(domain, "_domainkey");
    }

    private static List<Question> at(DomainName domain, String labels) {
        return domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)
                ? List.of(new Question(name, RrType.TXT))
                : List.of();
    }
}
