package dev.dmarcdesk.bot.slack;

/// What pages about a message have in common, the most usual last: a page that uses these words
/// packs shorter. Change them and pages packed before can not be shown any more.
final class PageWords {
    static final String COMMON =
            "https://www.rfc-editor.org/rfc/rfc9989.html#section-4.10.1 RFC 7208 §4 RFC 6376 §3.5"
                    + " RFC 8601 §5 RFC 8617 forwarder mailing list Microsoft 365 Google Workspace"
                    + " Gmail SendGrid Mailgun Amazon SES Zendesk Salesforce Mailchimp CNAME TXT"
                    + " mailbox receiver recorded verified now then relaxed strict aligned not"
                    + " aligned organizational domain author domain the signature is broken, the"
                    + " body was changed on the way, the key is gone, bounce address, signing"
                    + " domain, selector, policy p=none p=quarantine p=reject dis=NONE envelope"
                    + " MAIL FROM HELO SPF passed, but for DKIM passed, but for nothing was signed"
                    + " as neither SPF nor DKIM DMARC failed for DMARC passed for Do this first:"
                    + " Check Says For Aligned? pass fail none softfail neutral permerror temperror"
                    + " unknown DNS questions, ms DMARC DKIM SPF ARC .example.com .com .net";

    private PageWords() {}
}
