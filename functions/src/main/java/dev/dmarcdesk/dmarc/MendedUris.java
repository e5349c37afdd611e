package dev.dmarcdesk.dmarc;

import dev.dmarcdesk.dns.DomainInput;
import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses in a damaged list of report URIs.
final class MendedUris {
    /// Nobody means more.
    private static final int MOST = 200;

    private static final String MAILTO = "mailto:";
    private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");

    private MendedUris() {}

    /// What reports can be sent to: each piece that is an address or can be made one, without its
    /// size.
    static List<String> in(String list) {
        return BETWEEN.splitAsStream(list)
                .distinct()
                .limit(MOST)
                .flatMap(piece -> mended(piece.split("!", 2)[0]).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> mended(String piece) {
        String address =
                piece.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                        ? piece.substring(MAILTO.length())
                        : piece;
        String bare = address.startsWith("//") ? address.substring(2) : address;
        return ReportUriParser.uri(MAILTO + bare)
                .or(() -> ReportUriParser.uri(MAILTO + inALabels(bare)))
                .map(ReportUri::uri);
    }

    /// The address with its host as the DNS knows it.
    private static String inALabels(String address) {
        int at = address.lastIndexOf('@');
        String host =
                new String(
                        address.substring(at + 1).getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8);
        return DomainInput.parse(host) instanceof Parsed.Valid<DomainInput>(var input, _)
                ? address.substring(0, at + 1) + input.domain()
                : address;
    }
}
