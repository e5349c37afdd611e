package dev.dmarcdesk.lambda;

import java.util.ArrayList;
import java.util.List;

/// Keeps what only shows how we know from growing without end: a zone may hold 64 KiB at every
/// name, and a document repeats it with every finding.
final class Shortened {
    private static final int LONGEST = 4096;
    private static final int MOST = 100;

    private Shortened() {}

    /// A text, its end left out where it is longer than any record that works.
    static String text(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /// Texts, all but the first hundred left out and counted.
    static List<String> texts(List<String> texts) {
        var kept = new ArrayList<String>();
        texts.stream().limit(MOST).map(Shortened::text).forEach(kept::add);
        if (texts.size() > MOST) {
            kept.add("… and " + (texts.size() - MOST) + " more");
        }
        return kept;
    }
}
