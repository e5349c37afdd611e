package dev.dmarcdesk.authres;

import dev.dmarcdesk.fuzz.FuzzText;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderParser;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

/// Headers of any octets, every field read as if it were one of results.
public final class AuthResFuzz {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.parse("com\nexample\n*.ck\n");

    private AuthResFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        if (HeaderParser.parse(FuzzText.octets(input))
                instanceof Parsed.Valid<HeaderBlock>(var header, _)) {
            header.fields()
                    .forEach(field -> {
                        FuzzText.placed(AuthenticationResults.parse(field).defects(), field.raw());
                        FuzzText.placed(ReceivedSpf.parse(field).defects(), field.raw());
                    });
            var trust = TrustBoundary.of(header, SUFFIXES);
            Reported.of(trust.believed(), header);
            Reported.of(trust.claims(), header);
        }
    }
}
