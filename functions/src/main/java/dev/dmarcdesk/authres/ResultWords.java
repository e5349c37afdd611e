package dev.dmarcdesk.authres;

import java.util.Map;
import java.util.Set;

/// The words of receivers that do not keep to RFC 8601 §2.7, and what they mean.
///
/// A word that nobody knows stays what it is: it is no pass.
final class ResultWords {
    /// Methods whose words are the same seven or fewer; others have words of their own.
    private static final Set<String> METHODS =
            Set.of("spf", "dkim", "domainkeys", "dmarc", "arc", "sender-id", "auth", "iprev");

    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    // IronPort, and RFC 5451 §2.4.2
                    Map.entry("hardfail", "fail"),
                    Map.entry("hard-fail", "fail"),
                    Map.entry("soft-fail", "softfail"),
                    // Yahoo
                    Map.entry("success", "pass"),
                    // Microsoft: no record was found; it would have passed if there were one
                    Map.entry("bestguesspass", "none"),
                    Map.entry("bestguessfail", "none"),
                    // Rspamd's ARC, OpenDKIM's and others' verdicts in place of results
                    Map.entry("reject", "fail"),
                    Map.entry("quarantine", "fail"),
                    Map.entry("passed", "pass"),
                    Map.entry("ok", "pass"),
                    Map.entry("good", "pass"),
                    Map.entry("failed", "fail"),
                    Map.entry("bad", "fail"),
                    Map.entry("nosig", "none"),
                    Map.entry("no-policy", "none"),
                    Map.entry("nopolicy", "none"),
                    Map.entry("unknown", "none"),
                    // Drafts of SPF and their readers
                    Map.entry("error", "temperror"),
                    Map.entry("tempfail", "temperror"),
                    Map.entry("temp-error", "temperror"),
                    Map.entry("timeout", "temperror"),
                    Map.entry("permfail", "permerror"),
                    Map.entry("perm-error", "permerror"),
                    Map.entry("invalid", "permerror"));

    private ResultWords() {}

    /// The meaning of a result.
    ///
    /// @param method lower case
    /// @param written lower case
    static String meaning(String method, String written) {
        if (!METHODS.contains(method)) {
            return written;
        }
        String word = written.replace('_', '-');
        // Yahoo's dkim_pass
        String bare = word.startsWith(method + "-") ? word.substring(method.length() + 1) : word;
        if (method.equals("spf") && bare.equals("unknown")) {
            return "permerror";
        }
        return MEANINGS.getOrDefault(bare, bare.equals(word) ? written : bare);
    }
}
