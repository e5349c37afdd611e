package dev.dmarcdesk.plan;

import dev.dmarcdesk.fuzz.FuzzText;

/// Pastes of any text: judged, drawn, and what is proposed stands when it is judged again.
public final class LintFuzz {
    private LintFuzz() {}

    /// Judges one input as it comes from a terminal, and as it comes from a chat.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.typed(input);
        LintPropertiesTest.check(text, false);
        LintPropertiesTest.check(text, true);
    }
}
