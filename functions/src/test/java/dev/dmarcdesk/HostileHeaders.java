package dev.dmarcdesk;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Headers made to be expensive: as long as wanted, each of one kind.
public enum HostileHeaders {
    FIELDS(length -> Pieces.OWN + times("X-A: b\r\n", length)),
    ONE_FIELD(length -> Pieces.OWN + "X-A: " + times("word ", length) + "\r\n"),
    ONE_FOLDED_FIELD(length -> Pieces.OWN + "Subject: " + times("word\r\n ", length) + "x\r\n"),
    OPEN_COMMENTS_IN_RESULTS(length -> Pieces.OWN + Pieces.RESULTS + times("(", length) + "\r\n"),
    NESTED_COMMENTS_IN_RESULTS(length ->
            Pieces.RESULTS + times("(", length / 2) + times(")", length / 2) + "\r\n" + Pieces.OWN),
    NESTED_COMMENTS_IN_RECEIVED(
            length -> "Received: from a " + times("(", length) + "\r\n" + Pieces.OWN),
    NESTED_COMMENTS_IN_FROM(length ->
            "From: " + times("(", length / 2) + times(")", length / 2) + " a@b.example\r\n"),
    QUOTES_IN_FROM(length -> "From: " + times("\"", length) + " <a@b.example>\r\n"),
    SIGNATURES(
            length -> Pieces.OWN + times("DKIM-Signature: " + Pieces.SIGNATURE + "\r\n", length)),
    SIGNATURES_OF_MANY(length ->
            Pieces.OWN
                    + numbered(
                            "DKIM-Signature: "
                                    + Pieces.SIGNATURE.replace("s=s", "s=s%1$d")
                                    + "\r\n",
                            length)),
    SIGNATURE_OF_MANY_FIELDS(length ->
            Pieces.OWN
                    + "DKIM-Signature: "
                    + Pieces.SIGNATURE.replace("h=from", "h=from" + times(":x-a", length))
                    + "\r\n"),
    SIGNATURES_OVER_A_LONG_FIELD(length ->
            Pieces.OWN
                    + "Subject: "
                    + times("w ", length / 2)
                    + "\r\n"
                    + times(
                            "DKIM-Signature: "
                                    + Pieces.SIGNATURE.replace("h=from", "h=from:subject")
                                    + "\r\n",
                            length / 2)),
    TAGS(length -> Pieces.OWN + "DKIM-Signature: " + times("a=b; ", length) + "\r\n"),
    RESULTS_FIELDS(length -> times(Pieces.RESULTS + "\r\n", length) + Pieces.OWN),
    RESULTS_OF_STRANGERS(length ->
            Pieces.OWN
                    + numbered(
                            "Authentication-Results: mx%1$d.evil.example; dmarc=pass"
                                    + " header.from=a.example\r\n",
                            length)),
    RESULTS_IN_ONE_FIELD(length ->
            Pieces.RESULTS + times("; dkim=pass header.d=a.example", length) + "\r\n" + Pieces.OWN),
    RESULTS_AND_SIGNATURES(length ->
            times(Pieces.RESULTS + "\r\n", length / 2)
                    + times("DKIM-Signature: " + Pieces.SIGNATURE + "\r\n", length / 2)
                    + Pieces.OWN),
    SETS(length ->
            Pieces.OWN
                    + numbered(
                            "ARC-Seal: i=%1$d; a=rsa-sha256; cv=pass; d=s%1$d.example; s=s;"
                                    + " t=1; b=dGVzdA==\r\n"
                                    + "ARC-Message-Signature: i=%1$d; "
                                    + Pieces.SIGNATURE.substring(5)
                                    + "\r\nARC-Authentication-Results: i=%1$d; a.example;"
                                    + " spf=pass\r\n",
                            length)),
    RECEIVED(length ->
            numbered(
                            "Received: from h%1$d.example (h%1$d.example [192.0.2.1]) by"
                                    + " g%1$d.example with ESMTP id 1; Wed, 18 Nov 2026"
                                    + " 09:00:01 -0800\r\n",
                            length)
                    + Pieces.OWN),
    ADDRESSES(length -> "From: " + numbered("a@b%1$d.example, ", length) + "\r\n"),
    FROM_FIELDS(length -> times("From: a@b.example\r\n", length)),
    NO_LINE_END(length -> "From: a@b.example " + times("Received: from x ", length)),
    COLONS(length -> times(":", length)),
    COLONS_IN_A_HEADER(length -> Pieces.OWN + times(":", length)),
    EMPTY_FIELDS(length -> times("a:\n", length)),
    BLANKS(length -> Pieces.OWN + "X-A: b\r\n" + times(" \r\n", length)),
    CARRIAGE_RETURNS(length -> times("From: a@b.example\r", length)),
    LABELS(length -> "From: a@" + times("a.", length) + "example\r\n");

    @SuppressWarnings("ImmutableEnumChecker") // they hold nothing
    private final IntFunction<String> making;

    HostileHeaders(IntFunction<String> making) {
        this.making = making;
    }

    /// One of about that many characters.
    public String of(int length) {
        return making.apply(length);
    }

    private static String times(String piece, int length) {
        return piece.repeat(length / piece.length());
    }

    private static String numbered(String piece, int length) {
        return IntStream.rangeClosed(1, length / piece.length())
                .mapToObj(piece::formatted)
                .collect(Collectors.joining());
    }

    /// What they are made of: a message that is told from others by nothing.
    private static final class Pieces {
        static final String RESULTS =
                "Authentication-Results: mx.google.com; dkim=pass header.d=a.example header.s=s;"
                        + " dmarc=pass header.from=a.example";
        static final String SIGNATURE =
                "v=1; a=rsa-sha256; d=a.example; s=s; h=from;"
                        + " bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=dGVzdA==";
        static final String OWN =
                "Received: from a.example (a.example [192.0.2.1]) by mx.google.com with ESMTPS id 1;"
                        + " Wed, 18 Nov 2026 09:00:01 -0800\r\n"
                        + RESULTS
                        + "\r\nFrom: <ann@a.example>\r\n";
    }
}
