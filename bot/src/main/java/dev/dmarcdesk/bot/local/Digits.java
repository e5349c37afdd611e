package dev.dmarcdesk.bot.local;

/// Reads small numbers, without the classes that reading any number takes to load.
final class Digits {
    private static final int LONGEST = 6;

    private Digits() {}

    /// The number that the ASCII digits stand for, or -1 when there is none below a million.
    static int number(String digits) {
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
