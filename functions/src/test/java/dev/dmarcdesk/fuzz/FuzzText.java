package dev.dmarcdesk.fuzz;

import dev.dmarcdesk.text.Defect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Inputs of fuzz targets as texts, and what must hold for all that is read from them.
public final class FuzzText {
    private FuzzText() {}

    /// The input as the DNS would carry it: a character for each octet.
    public static String octets(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    /// The input as a person would type it.
    public static String typed(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /// Every place that a parser names lies in its text.
    public static void placed(List<Defect> defects, String text) {
        for (Defect defect : defects) {
            require(defect.at().end() <= text.length(), defect + " lies outside");
        }
    }

    /// What must hold.
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
