package dev.dmarcdesk.plan;

import dev.dmarcdesk.plan.LintFinding.Damage;

import java.util.Optional;

/// Tells what happened to a record on its way into the DNS.
public final class Damaged {
    private static final int STRING = 255;

    /// A shorter piece of a record could be one of its own.
    private static final int TELLING = 40;

    private Damaged() {}

    /// What makes one text of another.
    ///
    /// @param meant as it was to be published
    /// @param found as it is published
    /// @return nothing when it is the same, or another record altogether
    public static Optional<Damage> from(String meant, String found) {
        if (found.equals(meant)) {
            return Optional.empty();
        }
        String bare = found.replace("\"", "").replace("\\", "");
        if (same(bare, meant)) {
            return Optional.of(
                    found.indexOf('"') >= 0
                            ? Damage.QUOTES
                            : found.indexOf('\\') >= 0 ? Damage.BACKSLASHES : Damage.SPACES);
        }
        if (meant.startsWith(found) && found.length() >= TELLING) {
            return Optional.of(found.length() == STRING ? Damage.CUT_AT_255 : Damage.CUT);
        }
        return Optional.empty();
    }

    private static boolean same(String one, String other) {
        return one.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
    }
}
