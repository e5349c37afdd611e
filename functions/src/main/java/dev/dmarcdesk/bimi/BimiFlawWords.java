package dev.dmarcdesk.bimi;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Sentence;

/// Words about what is wrong inside a record.
final class BimiFlawWords {
    private BimiFlawWords() {}

    static Advice title(BimiFinding finding, BimiPlace at, BimiFlaw flaw) {
        return Advice.of(
                finding,
                flaw.kind().isFatal() ? Severity.WARNING : Severity.NOTICE,
                "The BIMI record of %s %s",
                at.domain().toString(),
                fact(flaw.kind()));
    }

    private static Sentence fact(BimiFlaw.Kind kind) {
        return switch (kind) {
            case TAG -> Sentence.of("has something in it that is no tag");
            case DUPLICATE -> Sentence.of("has a tag twice");
            case NO_LOCATION ->
                    Sentence.of("does not say where the picture lies: it has no %s", "l=");
            case LOCATION_UNREADABLE ->
                    Sentence.of("has no readable address for the picture in %s", "l=");
            case EVIDENCE_UNREADABLE ->
                    Sentence.of("has no readable address for the certificate in %s", "a=");
            case LOCATION_NOT_HTTPS, EVIDENCE_NOT_HTTPS ->
                    Sentence.of("has an address that is not https");
            case LOCATION_NOT_SVG -> Sentence.of("names a picture that is no SVG");
            case PREFERENCE ->
                    Sentence.of("prefers neither %s nor %s in %s", "brand", "personal", "avp=");
            case PREFIX -> Sentence.of("has something else than names' beginnings in %s", "lps=");
        };
    }

    static Sentence consequence(BimiFlaw flaw) {
        return switch (flaw.kind()) {
            case TAG, DUPLICATE, NO_LOCATION, LOCATION_UNREADABLE, LOCATION_NOT_HTTPS ->
                    Sentence.of(
                            "Receivers must not guess what was meant, so they show no picture.");
            case EVIDENCE_UNREADABLE, EVIDENCE_NOT_HTTPS ->
                    Sentence.of(
                            "Receivers can not fetch the certificate, so they show no picture.");
            case LOCATION_NOT_SVG ->
                    Sentence.of(
                            "Receivers take SVG only, and show no picture. It was not fetched: its name says so.");
            case PREFERENCE ->
                    Sentence.of("Most receivers ignore that; some pass over the whole record.");
            case PREFIX ->
                    Sentence.of(
                            "Only letters, digits and hyphens match; other senders get the picture of this record.");
        };
    }
}
