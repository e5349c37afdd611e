package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.dkim.Signer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// A message as its recipient has it: written by us, signed with keys made for the run, and arrived
/// an hour ago.
///
/// @param author the domain of From
/// @param bounces the domain of the Return-Path
/// @param client who delivered it, as `host [address]`
/// @param signatures of its senders, each `d/s`
/// @param results what the receiver wrote down, without its name; empty where it did not
/// @param above further fields on top, each ending its line
/// @param subject as it arrived
/// @param body as it arrived
record Letter(
        String author,
        String bounces,
        String client,
        List<String> signatures,
        String results,
        String above,
        String subject,
        String body) {
    private static final String SUBJECT = "Your invoice";
    private static final String BODY = "It is attached.\r\n";

    Letter {
        signatures = List.copyOf(signatures);
    }

    /// One that nobody signed.
    static Letter of(String author, String bounces, String client) {
        return new Letter(author, bounces, client, List.of(), "", "", SUBJECT, BODY);
    }

    /// Signed as a domain, with a selector.
    Letter signed(String domain, String selector) {
        var all = new ArrayList<>(signatures);
        all.add(domain + "/" + selector);
        return new Letter(author, bounces, client, all, results, above, subject, body);
    }

    /// The receiver wrote its results down.
    Letter judged(String results) {
        return new Letter(author, bounces, client, signatures, results, above, subject, body);
    }

    /// Passed on by somebody who left these fields, and delivered by another client.
    Letter passedOn(String client, String fields) {
        return new Letter(author, bounces, client, signatures, results, fields, subject, body);
    }

    /// Somebody on the way bounces for it from then on.
    Letter bouncingTo(String domain) {
        return new Letter(author, domain, client, signatures, results, above, subject, body);
    }

    /// The subject was changed after it was signed.
    Letter retitled(String after) {
        return new Letter(author, bounces, client, signatures, results, above, after, body);
    }

    /// Something was written below the text after it was signed.
    Letter withFooter(String footer) {
        return new Letter(
                author, bounces, client, signatures, results, above, subject, body + footer);
    }

    /// The message, an octet a char.
    byte[] octets() {
        String rest =
                "From: Ann <ann@%s>\r\nTo: bob@receiver.example\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: <1@%s>\r\n\r\n%s"
                        .formatted(author, SUBJECT, date(), author, BODY);
        for (String signature : signatures) {
            String[] parts = signature.split("/", -1);
            rest =
                    Signer.RSA.sign(
                            rest,
                            "c=relaxed/relaxed; d=%s; s=%s; h=from:to:subject:date:message-id"
                                    .formatted(parts[0], parts[1]));
        }
        String changed = rest.replace(SUBJECT, subject).replace(BODY, body);
        String written =
                results.isEmpty()
                        ? ""
                        : "Authentication-Results: mx.receiver.example;\r\n " + results + "\r\n";
        return ("Return-Path: <bounces@"
                        + bounces
                        + ">\r\n"
                        + received()
                        + written
                        + above.replace("\n", "\r\n")
                        + changed)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String received() {
        String host = client.substring(0, client.indexOf(' '));
        return "Received: from %s (%s) by mx.receiver.example with ESMTPS id 1;\r\n %s\r\n"
                .formatted(host, client, date());
    }

    private static String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minusSeconds(3_600).atOffset(ZoneOffset.UTC));
    }
}
