package dev.dmarcdesk.tlsrpt;

import dev.dmarcdesk.text.Uri;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The record that a damaged one was meant to be.
final class MendedTlsRpt {
    /// Nobody means more.
    private static final int MOST = 50;

    private static final Pattern TYPED = Pattern.compile("[\"'\\\\<>]");
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
    private static final Pattern RUA = Pattern.compile("(?i)^rua=");
    private static final Pattern OTHER_FIELD = Pattern.compile("^[A-Za-z0-9_.-]*=");

    private MendedTlsRpt() {}

    /// The mended record.
    ///
    /// @param text a record, or a text that was meant as one
    /// @return a record without flaws that has its addresses and nothing else; empty when it names
    ///   none that reports could go to
    static String of(String text) {
        List<String> addresses = addresses(text).toList();
        return addresses.isEmpty() ? "" : with(addresses);
    }

    /// One record for several.
    static String of(List<String> texts) {
        List<String> addresses =
                texts.stream().flatMap(MendedTlsRpt::addresses).distinct().limit(MOST).toList();
        return addresses.isEmpty() ? "" : with(addresses);
    }

    /// A record with these report addresses.
    static String with(List<String> addresses) {
        return TlsRptParser.VERSION + "; rua=" + String.join(",", addresses);
    }

    private static Stream<String> addresses(String text) {
        return BETWEEN.splitAsStream(TYPED.matcher(text).replaceAll(""))
                .map(piece -> RUA.matcher(piece).replaceFirst(""))
                .filter(piece -> !OTHER_FIELD.matcher(piece).find())
                .flatMap(piece -> address(piece).stream())
                .distinct()
                .limit(MOST);
    }

    /// A usable address as it is, another one by the way it was most likely meant; the size that
    /// DMARC once had behind an exclamation mark is none of TLS-RPT's.
    private static Optional<String> address(String piece) {
        String sizeless = piece.split("!", 2)[0];
        String rest = sizeless.substring(sizeless.indexOf(':') + 1);
        String bare = rest.startsWith("//") ? rest.substring(2) : rest;
        boolean web = sizeless.regionMatches(true, 0, "http:", 0, 5);
        return Stream.of(piece, (web ? "https://" : "mailto:") + bare)
                .filter(one -> Uri.parse(one).filter(TlsRptParser::isUsable).isPresent())
                .findFirst();
    }
}
