package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.Paste.Source;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Says what somebody handed over who handed over no headers.
///
/// Each answer names what is accepted and what came instead; an empty one means that nothing speaks
/// against reading the text. No answer repeats a piece of the text.
final class WrongInput {
    /// Longer texts are read by nobody: a mebioctet, or as many characters.
    static final int LONGEST = 1 << 20;

    private static final String HEADERS = "the headers of one email as text";

    private static final List<String> MAGIC =
            List.of(
                    "\u0089PNG\r\n=a picture (PNG)",
                    "\u00ff\u00d8\u00ff=a picture (JPEG)",
                    "GIF8=a picture (GIF)",
                    "RIFF=a picture or a sound (RIFF)",
                    "BM\u0000=a picture (BMP)",
                    "%PDF-=a PDF document",
                    "PK\u0003\u0004=a zip archive",
                    "\u001f\u008b=a file packed with gzip",
                    "BZh=a file packed with bzip2",
                    "7z\u00bc\u00af=a 7-Zip archive",
                    "\u00d0\u00cf\u0011\u00e0=an Outlook message (.msg) or an old Office document");

    private static final Pattern RECORD =
            Pattern.compile(
                    "(?is)[\\s\"'`]{0,9}v=(?:dmarc1|spf1|dkim1|stsv1|tlsrptv1|bimi1)\\b.{0,4000}"
                            + "|\\S{1,260}\\s.{0,80}\\bTXT\\s+\\S.{0,4000}");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:https?://|<https?://|<?mailto:)?(?:[^\\s@|<>]{1,64}@)?"
                            + "(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,20}\\p{L}[\\p{L}\\p{N}-]{1,62}\\.?"
                            + "(?:[/|]\\S{0,300})?>?");

    private static final Pattern HTML =
            Pattern.compile(
                    "(?is)<(?:!doctype|html|head|body|div|table|meta|style|p|span|br|\\?xml)\\b.{0,20}"
                            + ".*");

    private static final Pattern JSON = Pattern.compile("(?s)\\{\\s*[\"}].*|\\[\\s*[\\[{\"\\]].*");

    private WrongInput() {}

    /// What speaks against reading it at all: its length, or that it is no text.
    static String binary(Paste paste) {
        String text = paste.text();
        if (text.length() > LONGEST) {
            return HEADERS
                    + ", at most 1 MiB: this is longer; give the part above the first empty line";
        }
        if (text.isBlank()) {
            return HEADERS + ": this is empty";
        }
        for (String magic : MAGIC) {
            int end = magic.lastIndexOf('=');
            if (text.startsWith(magic.substring(0, end))) {
                return instead(magic.substring(end + 1))
                        + (magic.startsWith("\u00d0")
                                ? "; open it in Outlook and copy File > Properties > Internet headers"
                                : "");
            }
        }
        boolean file = paste.source() == Source.FILE;
        boolean binary = text.indexOf('\0') >= 0 && !(file && Octets.isUtf16(text));
        return binary ? instead("a binary file, no text") : "";
    }

    /// What a text is in which no header was found.
    static String noHeader(String text) {
        String bare = text.strip();
        if (bare.isEmpty()) {
            return HEADERS + ": this is empty";
        }
        if (isMarkup(bare)) {
            return instead(
                    "HTML; in your mail program, show the source of the message, not the page");
        }
        if (JSON.matcher(bare.substring(0, Math.min(bare.length(), 200))).matches()) {
            return instead("JSON");
        }
        if (bare.length() < 5000 && RECORD.matcher(bare).matches()) {
            return instead("a DNS record, which lint reads");
        }
        if (bare.length() < 400 && DOMAIN.matcher(bare).matches()) {
            return instead("a domain or an address; check audits a domain");
        }
        if (bare.lines().anyMatch(HeaderStart::isGmailRow)) {
            return gmail();
        }
        return instead("text without a single header field such as Received: or From:")
                + howTo(bare.toLowerCase(Locale.ROOT));
    }

    static boolean isMarkup(String text) {
        String bare = text.stripLeading();
        return HTML.matcher(bare.substring(0, Math.min(bare.length(), 200))).matches();
    }

    /// The summary above the source that Gmail shows.
    static String gmail() {
        return instead(
                "the summary of Gmail's “Show original”; press “Copy to clipboard” on that page, or"
                        + " “Download Original”, and give all of that");
    }

    private static String howTo(String text) {
        return text.startsWith("delivered") || text.length() < 200
                ? "; “Show original”, “View source” or “Internet headers” in a mail program has them"
                : "";
    }

    private static String instead(String what) {
        return HEADERS + ": this is " + what;
    }
}
