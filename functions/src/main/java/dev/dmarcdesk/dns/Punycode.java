package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Parsed;

/// Punycode (RFC 3492): a string of Unicode characters written with letters, digits and hyphens.
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE_POINT = 0x80;

    private Punycode() {}

    /// Encodes a label (RFC 3492 §6.3).
    ///
    /// @param label at most 63 code points, so that no number can overflow
    /// @return its basic characters, a hyphen when there are any, and the others as deltas
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        var out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_CODE_POINT) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int handled = basic;
        int current = FIRST_CODE_POINT;
        int bias = FIRST_BIAS;
        int delta = 0;
        while (handled < points.length) {
            int next = smallestFrom(current, points);
            delta += (next - current) * (handled + 1);
            for (int point : points) {
                if (point < next) {
                    delta++;
                }
                if (point == next) {
                    writeDelta(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            current = next + 1;
        }
        return out.toString();
    }

    /// Decodes a label (RFC 3492 §6.2).
    ///
    /// @param text lower-case letters, digits and hyphens, at most 63 characters, without the
    ///   `xn--`
    /// @return the label, or where the text stops being Punycode
    static Parsed<String> decode(String text) {
        int hyphen = text.lastIndexOf('-');
        var out = new StringBuilder(text.substring(0, Math.max(hyphen, 0)));
        int count = out.length();
        int at = hyphen < 0 ? 0 : hyphen + 1;
        long current = FIRST_CODE_POINT;
        int bias = FIRST_BIAS;
        long index = 0;
        while (at < text.length()) {
            long before = index;
            long weight = 1;
            int digit;
            int threshold;
            int k = BASE;
            do {
                digit = at < text.length() ? digit(text.charAt(at)) : -1;
                index += digit * weight;
                if (digit < 0 || index > Integer.MAX_VALUE) {
                    return Parsed.invalid(
                            "Punycode (RFC 3492)", Math.min(at, text.length()), text.length());
                }
                at++;
                threshold = threshold(k, bias);
                weight *= BASE - threshold;
                k += BASE;
            } while (digit >= threshold);
            count++;
            bias = adapt((int) (index - before), count, before == 0);
            current += index / count;
            int position = (int) (index % count);
            if (current > Character.MAX_CODE_POINT || isSurrogate(current)) {
                return Parsed.invalid("Punycode (RFC 3492)", 0, text.length());
            }
            out.insert(out.offsetByCodePoints(0, position), Character.toChars((int) current));
            index = position + 1L;
        }
        return Parsed.valid(out.toString());
    }

    private static int smallestFrom(int least, int[] points) {
        int smallest = Integer.MAX_VALUE;
        for (int point : points) {
            if (point >= least && point < smallest) {
                smallest = point;
            }
        }
        return smallest;
    }

    private static void writeDelta(int delta, int bias, StringBuilder out) {
        int rest = delta;
        int k = BASE;
        int threshold = threshold(k, bias);
        while (rest >= threshold) {
            out.append(character(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
            k += BASE;
            threshold = threshold(k, bias);
        }
        out.append(character(rest));
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    /// RFC 3492 §6.1.
    private static int adapt(int delta, int count, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / count;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static char character(int digit) {
        return (char) (digit < 26 ? 'a' + digit : '0' + digit - 26);
    }

    private static int digit(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static boolean isSurrogate(long point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
