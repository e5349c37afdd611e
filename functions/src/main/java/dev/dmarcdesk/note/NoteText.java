package dev.dmarcdesk.note;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.document.Visible;
import dev.dmarcdesk.note.ProviderNote.Published;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SetUpRecord;

import java.time.LocalDate;
import java.util.List;

/// The words of a note, as plain text to be pasted into a ticket.
final class NoteText {
    private final ProviderNote note;
    private final StringBuilder out = new StringBuilder();

    private NoteText(ProviderNote note) {
        this.note = note;
    }

    /// All of it.
    static String of(ProviderNote note) {
        var text = new NoteText(note);
        text.write();
        return text.out.toString().strip();
    }

    private void write() {
        String domain = note.domain().toString();
        line("Subject: DKIM and Return-Path of our own for " + domain);
        line("");
        line("Hello,");
        line("");
        line(
                "you send mail for us with the From domain "
                        + domain
                        + ". For DMARC such mail is ours only if its DKIM signature (d=) or its"
                        + " Return-Path is at "
                        + domain
                        + " or a name below it, and passes (RFC 9989, section 4.4).");
        evidence();
        wishes(domain);
        published();
        documented();
        line("");
        line(
                "Please send us the exact records to create (type, name and value), or tell us where"
                        + " your panel shows them. Thank you.");
    }

    private void evidence() {
        Evidence evidence = note.evidence();
        if (evidence.isEmpty()) {
            return;
        }
        line("");
        line(
                evidence.seen().isEmpty()
                        ? "What a message that you sent for us shows:"
                        : "What a message of "
                                + day(evidence.seen())
                                + " that you sent for us shows:");
        evidence.signatures().forEach(one -> line("- " + signature(one) + counts(one)));
        if (evidence.signatures().isEmpty()) {
            line("- no DKIM signature");
        }
        evidence.bounces()
                .forEach(one ->
                        line(
                                "- Return-Path at "
                                        + one.domain()
                                        + (one.result().isEmpty() ? "" : ", SPF " + one.result())
                                        + counts(one)));
    }

    private static String day(List<LocalDate> seen) {
        return seen.getFirst().toString();
    }

    private static String signature(Vouch one) {
        return "DKIM signature d="
                + one.domain()
                + (one.selector().isEmpty() ? "" : " s=" + one.selector())
                + (one.result().isEmpty() ? "" : ", " + one.result());
    }

    private String counts(Vouch one) {
        if (!note.aligned().contains(one.domain())) {
            return ": not our domain, so it does not count";
        }
        if (one.result().isEmpty()) {
            return ": our domain";
        }
        return one.passes() ? ": our domain, counts" : ": our domain, but it did not pass";
    }

    private void wishes(String domain) {
        line("");
        line("What we ask you to do:");
        line(
                "1. Sign our mail with DKIM as d="
                        + domain
                        + ", at a selector made for us (RSA with 2048 bits or more). A CNAME to a key"
                        + " that you keep and rotate is best.");
        line(
                "2. Let it bounce to a name below "
                        + domain
                        + " (Return-Path), such as bounce."
                        + domain
                        + ", that points to you.");
        line(
                "Either is enough for DMARC where it arrives directly; only the first also holds when"
                        + " mail is forwarded.");
    }

    private void published() {
        if (note.published().isEmpty()) {
            return;
        }
        line("");
        line("What we have in our DNS now:");
        note.published().forEach(one -> line("- " + one.question().name() + ": " + stands(one)));
    }

    private static String stands(Published one) {
        String by =
                one.answer().aliases().isEmpty()
                        ? ""
                        : "CNAME to " + one.answer().aliases().getLast() + ", ";
        return switch (one.answer()) {
            case Answer.Found _ -> by.isEmpty() ? "a TXT record" : by + "where a TXT record is";
            case Answer.NoData(var aliases) ->
                    aliases.isEmpty() ? "no TXT record" : by + "where no TXT record is";
            case Answer.NoSuchDomain(var aliases) ->
                    aliases.isEmpty() ? "nothing" : by + "which does not exist";
            case Answer.Unavailable _ -> "could not be looked up";
        };
    }

    /// What the service itself documents, so that nobody has to look it up again.
    private void documented() {
        List<SetUpRecord> records =
                note.provider().stream()
                        .map(sender -> sender.setUpFor(note.domain()).forSending())
                        .flatMap(setUp -> setUp.records().stream())
                        .filter(record -> !record.isMerged())
                        .toList();
        if (!records.isEmpty()) {
            line("");
            line("As we understand your documentation, it takes:");
            records.forEach(record ->
                    line(
                            "- "
                                    + record.type()
                                    + " "
                                    + record.name()
                                    + " -> "
                                    + (record.value().isEmpty()
                                            ? "(the value you give us)"
                                            : record.value())));
        }
    }

    private void line(String text) {
        out.append(Visible.text(text)).append('\n');
    }

    /// The address of a service's own help.
    static String help(List<Sender> provider) {
        return provider.stream().map(Sender::help).findFirst().orElse("");
    }
}
