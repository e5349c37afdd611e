package dev.dmarcdesk.watch;

import dev.dmarcdesk.text.Uri;

/// Where reports are sent.
///
/// @param purpose which reports
/// @param uri as published
/// @param host in lower case; empty where none can be read
public record ReportAddress(Purpose purpose, String uri, String host) {
    /// Which reports.
    public enum Purpose {
        /// DMARC's daily counts (RFC 9990).
        AGGREGATE("aggregate reports"),
        /// DMARC's copies of single messages (RFC 9991).
        FAILURE("failure reports"),
        /// Reports on encrypted delivery (RFC 8460).
        TLS("TLS reports");

        private final String noun;

        Purpose(String noun) {
            this.noun = noun;
        }

        /// For people.
        String noun() {
            return noun;
        }
    }

    /// The host that a URI leads to.
    static String host(String uri) {
        return Uri.parse(uri).map(Uri::host).orElse("");
    }

    /// What two spellings of one address have in common.
    String meaning() {
        int at = uri.lastIndexOf('@');
        return purpose + " " + uri.substring(0, Math.max(0, at)) + "@" + host + (at < 0 ? uri : "");
    }
}
