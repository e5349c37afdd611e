package dev.dmarcdesk.spf;

import static dev.dmarcdesk.spf.SpfAdvice.SPF;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// Words about whether there is a record.
final class PresenceWords {
    private PresenceWords() {}

    static Advice none(SpfFinding.None finding) {
        var domain = finding.at().domain();
        var advice =
                Advice.of(finding, Severity.WARNING, "%s has no SPF record", domain)
                        .because(
                                "Nothing says which servers may send mail as %s, so SPF never passes for it; DMARC can then only pass by DKIM.",
                                domain)
                        .per(SPF, "4.5");
        if (!finding.exists()) {
            return advice.because(
                    "%s does not exist in the DNS, so nothing can be published for it.", domain);
        }
        return switch (finding.mail()) {
            case NO_MAIL_HOSTS ->
                    advice.fix(
                            add(
                                    finding,
                                    Sentence.of(
                                            "If %s sends no mail (we guess so: it names no mail host), publish an SPF record that says so:",
                                            domain),
                                    "v=spf1 -all"));
            case RECEIVES ->
                    advice.fix(
                            add(
                                    finding,
                                    Sentence.of(
                                            "Publish an SPF record that names your senders. This one allows your mail hosts, which is our guess: put an include: before ~all for each service that sends for you."),
                                    "v=spf1 mx ~all"));
            case ALIAS ->
                    advice.todo(
                            "%s is a CNAME, and no record can stand beside one: publish the SPF record where it leads, or replace the CNAME by the records there.",
                            domain);
            case UNKNOWN ->
                    advice.todo(
                            "Publish an SPF record: one TXT record that begins with %s, names your senders and ends in %s; %s if %s sends nothing.",
                            "v=spf1", "~all", "v=spf1 -all", domain);
        };
    }

    private static Fix add(SpfFinding finding, Sentence summary, String record) {
        return new Fix.Todo(
                summary,
                List.of(new RecordEdit(Action.ADD, RrType.TXT, finding.at().domain(), record)));
    }

    static Advice multiple(SpfFinding.Multiple finding) {
        return Advice.of(
                        finding,
                        Severity.ERROR,
                        "%s has %d SPF records; there must be one",
                        finding.at().domain(),
                        finding.records().size())
                .because(
                        "Receivers do not choose between them: every message gets permerror, so SPF never passes.")
                .todo("Merge the SPF records into one and remove the others.")
                .per(SPF, "4.5")
                .per(SPF, "3.2");
    }

    static Advice unavailable(SpfFinding.Unavailable finding) {
        return Advice.of(
                        finding,
                        Severity.UNKNOWN,
                        "The SPF record of %s could not be looked up",
                        finding.at().domain())
                .because(
                        "%s Receivers that see the same answer temperror and may try again later. That is not the same as having no record.",
                        new Inline.Plain(finding.answer().detail()))
                .todo(
                        "Try again, or ask another resolver; if it stays so, the name servers of %s need attention.",
                        finding.at().domain())
                .per(SPF, "4.4");
    }

    static Advice looksLikeSpf(SpfFinding.LooksLikeSpf finding) {
        var title =
                finding.alone()
                        ? Sentence.of(
                                "The TXT record that was meant as SPF of %s is not one",
                                finding.at().domain())
                        : Sentence.of("A second TXT record was meant as SPF and is not one");
        var advice =
                Advice.of(finding, finding.alone() ? Severity.ERROR : Severity.WARNING, "%s", title)
                        .because(
                                "%s %s",
                                flaw(finding.flaw()),
                                finding.alone()
                                        ? Sentence.of(
                                                "Receivers pass over it, so for them there is no SPF record at all.")
                                        : Sentence.of(
                                                "Receivers pass over it, and senders named only there are not authorized."))
                        .per(SPF, "4.5");
        return finding.alone()
                ? advice.todo("Publish the SPF record in its right form.")
                : advice.todo(
                        "Move what is still needed into the real SPF record, and remove the other one.");
    }

    private static Sentence flaw(Lookalike.Flaw flaw) {
        return switch (flaw) {
            case LEADING_BLANK -> Sentence.of("It begins with a blank.");
            case LEADING_QUOTE ->
                    Sentence.of(
                            "The quotes are part of the text: they were typed into a panel that adds its own.");
            case LEADING_INVISIBLE ->
                    Sentence.of("It begins with characters that are not seen, left by copying.");
            case LEADING_TEXT -> Sentence.of("Something stands before %s.", "v=spf1");
            case OTHER_VERSION -> Sentence.of("The version must be exactly %s.", "v=spf1");
            case NO_BLANK ->
                    Sentence.of("There must be a blank after %s, and nothing else.", "v=spf1");
            case MISSPELT -> Sentence.of("It must begin with exactly %s.", "v=spf1");
        };
    }

    static Advice type99(SpfFinding.Type99 finding) {
        var advice =
                Advice.of(
                                finding,
                                finding.alone() ? Severity.WARNING : Severity.NOTICE,
                                "%s publishes a record of the obsolete type SPF",
                                finding.at().domain())
                        .per(SPF, "3.1");
        return finding.alone()
                ? advice.because("Receivers ask for TXT only, so nobody sees it.")
                        .todo("Publish the text of the SPF record as TXT: %s", finding.record())
                : advice.because(
                                "Receivers ask for TXT only; this one is never read and can be forgotten when the other changes.")
                        .todo("Remove the record of type SPF and keep the TXT record.");
    }

    static Advice longRecord(SpfFinding.LongRecord finding) {
        return Advice.of(
                        finding,
                        Severity.NOTICE,
                        "The SPF record is long: %d characters with its name",
                        finding.octets())
                .because(
                        "Above about 450 an answer may not fit one UDP packet; receivers ask again over TCP, and where a firewall blocks that, mail gets temperror.")
                .todo(
                        "Shorten the SPF record when you touch it next: one wider network instead of many addresses, senders moved to subdomains of their own.")
                .per(SPF, "3.4");
    }
}
