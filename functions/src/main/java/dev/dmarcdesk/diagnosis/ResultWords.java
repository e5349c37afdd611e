package dev.dmarcdesk.diagnosis;

import java.util.Locale;

/// Results in a word or two.
final class ResultWords {
    private ResultWords() {}

    /// A verdict, as Authentication-Results and JSON write it.
    static String of(DmarcView.Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    /// A result of SPF or DKIM; `unknown` where nobody says.
    static String of(String result) {
        String shown = Shown.result(result);
        return shown.isEmpty() ? "unknown" : shown;
    }
}
