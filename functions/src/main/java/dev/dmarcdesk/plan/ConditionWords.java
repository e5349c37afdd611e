package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SetUpRecord;

import java.util.List;

/// The words for [Condition], for one domain.
///
/// @param domain whose mail it is about
record ConditionWords(String domain) {
    private static final int LIMIT = 10;

    /// A line with how much is known of it.
    Sentence line(Condition condition) {
        return Sentence.of(
                "%s %s %s",
                new Inline.Mark(condition.truth().tone()),
                new Inline.Strong(lead(condition.truth())),
                says(condition));
    }

    static String lead(Truth truth) {
        return switch (truth) {
            case MET -> "True:";
            case UNMET -> "Not yet:";
            case UNCHECKED -> "Not checked:";
            case REPORTS_TELL -> "Your reports tell:";
            case OWNER_KNOWS -> "Only you know:";
        };
    }

    Sentence says(Condition condition) {
        return switch (condition) {
            case Condition.RecordValid valid ->
                    valid.truth() == Truth.MET
                            ? Sentence.of("the DMARC record can be read.")
                            : titles("the DMARC record can be used.", valid.faults());
            case Condition.ReportsArrive reports -> reports(reports);
            case Condition.SpfWorks spf -> spf(spf);
            case Condition.SignedMail signed -> signed(signed);
            case Condition.ServiceAligned service -> service(service);
            case Condition.AllMailPasses _ ->
                    Sentence.of(
                            "whatever else sends as %s passes. A month of reports names every source: the forgotten server, the shop, the newsletter.",
                            domain);
            case Condition.ForwardingSurvived _ ->
                    Sentence.of(
                            "forwarded mail still passes. SPF fails there by nature, so it has to keep a DKIM signature that verifies.");
            case Condition.ListsConsidered(boolean mailboxes) -> lists(mailboxes);
            case Condition.SubdomainsPass _ ->
                    Sentence.of(
                            "the mail of subdomains without a DMARC record of their own passes too; what is published for %s acts on it.",
                            domain);
            case Condition.SubdomainsSilent _ ->
                    Sentence.of(
                            "no name below %s sends mail, or each that does has a DMARC record of its own: this one acts on them.",
                            domain);
            case Condition.NoMail(boolean said) ->
                    said
                            ? Sentence.of("the SPF record says that nothing sends as %s.", domain)
                            : Sentence.of(
                                    "%s sends no mail. Nothing about it has to do with mail, so that is our guess.",
                                    domain);
        };
    }

    private Sentence reports(Condition.ReportsArrive reports) {
        return switch (reports.truth()) {
            case MET ->
                    Sentence.of(
                            "reports can be sent%s. Whether somebody reads them only you know.",
                            plain(
                                    reports.addresses() == 1
                                            ? ""
                                            : " to at least one of "
                                                    + reports.addresses()
                                                    + " addresses"));
            case UNMET ->
                    reports.addresses() == 0
                            ? Sentence.of(
                                    "somebody is told whose mail fails. The record names no address for reports.")
                            : titles("somebody is told whose mail fails.", reports.faults());
            case UNCHECKED, REPORTS_TELL, OWNER_KNOWS ->
                    Sentence.of(
                            "reports arrive. The DNS does not tell whether they may be sent where the record says.");
        };
    }

    private Sentence spf(Condition.SpfWorks spf) {
        return switch (spf.truth()) {
            case MET -> Sentence.of("SPF works, and costs %d of %d lookups.", spf.lookups(), LIMIT);
            case UNMET -> titles("SPF works.", spf.faults());
            case UNCHECKED -> Sentence.of("SPF works. It could not be looked up; ask again.");
            case REPORTS_TELL, OWNER_KNOWS ->
                    Sentence.of(
                            "all mail passes by its signature. %s has no SPF record, so nothing else can make it pass.",
                            domain);
        };
    }

    private Sentence signed(Condition.SignedMail signed) {
        return switch (signed.truth()) {
            case MET ->
                    signed.keys() == 1
                            ? Sentence.of(
                                    "mail can be signed as %s: a usable DKIM key was found.",
                                    domain)
                            : Sentence.of(
                                    "mail can be signed as %s: %d usable DKIM keys were found.",
                                    domain, signed.keys());
            case UNMET ->
                    titles(
                            "mail is signed with DKIM. SPF alone does not survive forwarding.",
                            signed.faults());
            case UNCHECKED, REPORTS_TELL, OWNER_KNOWS ->
                    Sentence.of(
                            "mail is signed as %s. No DKIM key was found at the usual selectors, which proves nothing.",
                            domain);
        };
    }

    private Sentence service(Condition.ServiceAligned service) {
        var name = plain(service.sender().shortName());
        return switch (service.truth()) {
            case MET ->
                    Sentence.of(
                            "%s can sign as %s: its key is published. That it does, your reports tell.",
                            name, domain);
            case UNMET -> unable(service, name);
            case UNCHECKED, REPORTS_TELL, OWNER_KNOWS ->
                    Sentence.of("the mail of %s passes. %s", name, ability(service))
                            .and(service.signs() ? keys(service.sender()) : Sentence.NONE)
                            .and(help(service.sender()));
        };
    }

    private Sentence unable(Condition.ServiceAligned service, Inline name) {
        var strictly =
                plain(
                        service.adkim() == AlignmentMode.STRICT
                                ? " as strictly as the record asks"
                                : "");
        return service.bounces()
                ? Sentence.of(
                        "%s signs as %s. It can not%s: its mail passes by SPF alone, which forwarding breaks. Send it by another service, or stay at quarantine.",
                        name, domain, strictly)
                : Sentence.of(
                        "%s aligns with %s. It can neither sign nor bounce as it%s: its mail fails DMARC. Send it from a domain of its own or by another service, or take its include out if it sends no more.",
                        name, domain, strictly);
    }

    /// What the catalogue says, where no key was found.
    private Sentence ability(Condition.ServiceAligned service) {
        if (!service.signs()) {
            return service.bounces()
                    ? Sentence.of("It can not sign as %s, only bounce to a name below it.", domain)
                    : Sentence.of("It can neither sign nor bounce as %s, if it sends.", domain);
        }
        return switch (service.sender().ability().dkim()) {
            case YES, WITH_SETUP, NO ->
                    Sentence.of("It can sign as %s, but no key of it was found here.", domain);
            case CONDITIONAL, UNKNOWN ->
                    Sentence.of(
                            "It may be able to sign as %s; no key of it was found here.", domain);
        };
    }

    /// The key records it asks for; its own page tells the rest better.
    private Sentence keys(Sender sender) {
        var words = Sentence.NONE;
        for (SetUpRecord record : sender.setUpFor(DomainName.of(domain)).records()) {
            if (record.purpose() == SetUpRecord.Purpose.DKIM) {
                var value =
                        record.given() == SetUpRecord.Given.PROVIDED
                                ? new Inline.Plain("the value it shows")
                                : new Inline.Code(record.value());
                words = words.and(Sentence.of("%s %s → %s.", record.type(), record.name(), value));
            }
        }
        return words;
    }

    private static Sentence help(Sender sender) {
        return sender.help().isEmpty()
                ? Sentence.NONE
                : Sentence.of("%s", new Inline.Link("How to set it up", sender.help()));
    }

    private Sentence lists(boolean mailboxes) {
        return mailboxes
                ? Sentence.of(
                        "nobody at %s writes to mailing lists. Where people have mailboxes they may: then stay at quarantine, or tell them first, because lists break their mail and other people are unsubscribed over it.",
                        domain)
                : Sentence.of(
                        "nobody at %s writes to mailing lists; otherwise stay at quarantine.",
                        domain);
    }

    /// What should be true, and what the audit found instead.
    private static Sentence titles(String should, List<Advice> faults) {
        Sentence words = Sentence.of("%s", plain(should));
        for (Advice fault : faults) {
            words = words.and(Sentence.of("%s.", fault.title()));
        }
        return words;
    }

    private static Inline plain(String text) {
        return new Inline.Plain(text);
    }
}
