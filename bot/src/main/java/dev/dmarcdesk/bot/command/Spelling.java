package dev.dmarcdesk.bot.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Guesses which word was meant.
final class Spelling {
    private static final int MAX_WORD = 32;

    private Spelling() {}

    /// The known word that is fewest slips away, when that is at most a third of its letters.
    static Optional<String> nearest(String word, List<String> known) {
        if (word.length() > MAX_WORD) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(name -> slips(lower, name)))
                .filter(name -> slips(lower, name) <= Math.max(1, (name.length() + 1) / 3));
    }

    /// Letters added, left out, replaced or swapped with their neighbour (optimal string
    /// alignment).
    private static int slips(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + same);
                cost[i][j] = isSwap(from, i, to, j) ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[from.length()][to.length()];
    }

    private static boolean isSwap(String from, int i, String to, int j) {
        return i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
