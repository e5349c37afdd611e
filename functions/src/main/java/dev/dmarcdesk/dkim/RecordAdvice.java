package dev.dmarcdesk.dkim;

import static dev.dmarcdesk.dkim.DkimAdvice.keeper;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;

/// Key records that verifiers can not use, in words.
final class RecordAdvice {
    private static final int DKIM = 6376;

    private RecordAdvice() {}

    static Advice on(DkimFinding.KeyInvalid invalid) {
        var advice =
                broken(
                                invalid,
                                invalid.fault(),
                                "The record at selector %s can not be read as a key: %s",
                                selector(invalid.fault()),
                                wrong(invalid.kind()))
                        .per(DKIM, "6.1.2");
        return replace(advice, invalid.fault(), "Publish the DKIM record as it was meant:");
    }

    private static Sentence wrong(KeyFlaw.Kind kind) {
        return switch (kind) {
            case NO_RECORD -> Sentence.of("it is some other text");
            case BACKSLASHES -> Sentence.of("backslashes of a zone file were typed into it");
            case NON_ASCII ->
                    Sentence.of(
                            "characters that are no plain ASCII, such as a no-break space, were copied into it");
            case ARMOUR ->
                    Sentence.of(
                            "lines of a key file (%s) stand in it", "-----BEGIN PUBLIC KEY-----");
            case SEPARATOR -> Sentence.of("a semicolon is missing between its tags");
            case SYNTAX ->
                    Sentence.of("it is not a list of %s separated by semicolons", "tag=value");
            case DUPLICATE_TAG -> Sentence.of("a tag stands in it twice");
            case BASE64 -> Sentence.of("its %s is not base64", "p=");
            case NOT_RSA -> Sentence.of("its %s holds no RSA key", "p=");
            case ED25519_LENGTH -> Sentence.of("an Ed25519 key has 32 octets, this has not");
            case ED25519_UNNAMED ->
                    Sentence.of("its key is Ed25519, but %s is missing", "k=ed25519");
            case RSA_MISNAMED -> Sentence.of("its key is RSA, but %s says otherwise", "k=");
            case ED25519_WRAPPED ->
                    Sentence.of(
                            "the Ed25519 key has ASN.1 around it, only its 32 octets belong there");
            case HASH_UNKNOWN -> Sentence.of("its %s allows no hash that verifiers know", "h=");
            case QUOTES,
                    VERSION,
                    VERSION_NOT_FIRST,
                    KEY_TYPE,
                    NO_KEY,
                    TRUNCATED,
                    SHA1_ONLY,
                    SERVICE ->
                    Sentence.of("it does not follow the standard");
        };
    }

    static Advice on(DkimFinding.Truncated truncated) {
        KeyFault fault = truncated.fault();
        return broken(
                        truncated,
                        fault,
                        "The key at selector %s is cut off: its end is missing",
                        selector(fault))
                .todo(
                        "Copy the whole DKIM key again from %s; a DNS panel that takes only 255"
                                + " characters wants it split into several strings.",
                        new Inline.Plain(fault.at().senderOr("the service that signs")))
                .per(DKIM, "3.6.2.2");
    }

    static Advice on(DkimFinding.PublicKeyMissing missing) {
        KeyFault fault = missing.fault();
        var advice =
                broken(
                        missing,
                        fault,
                        "The record at selector %s has no key: its p= is missing",
                        selector(fault));
        return replace(advice, fault, "Publish the DKIM record with p= before its key:");
    }

    static Advice on(DkimFinding.VersionInvalid version) {
        var advice =
                broken(
                        version,
                        version.fault(),
                        "The record at selector %s says v=%s where only %s counts",
                        selector(version.fault()),
                        new Inline.Code(version.version()),
                        "v=DKIM1");
        return replace(
                advice,
                version.fault(),
                "Write the version of the DKIM record exactly as v=DKIM1:");
    }

    static Advice on(DkimFinding.VersionNotFirst version) {
        var advice =
                broken(
                        version,
                        version.fault(),
                        "In the record at selector %s the version is not the first tag",
                        selector(version.fault()));
        return replace(advice, version.fault(), "Put v=DKIM1 first in the DKIM record:");
    }

    static Advice on(DkimFinding.KeyTypeUnknown type) {
        return broken(
                        type,
                        type.fault(),
                        "The key at selector %s is of a kind that receivers do not know: %s",
                        selector(type.fault()),
                        type.type())
                .todo(
                        "Publish an RSA key of 2048 bits for DKIM; an Ed25519 key may stand beside it at"
                                + " another selector.")
                .per(8463, "4");
    }

    static Advice on(DkimFinding.Sha1Only sha1) {
        var advice =
                broken(
                                sha1,
                                sha1.fault(),
                                "The key at selector %s allows only SHA-1, which must not be used",
                                selector(sha1.fault()))
                        .per(8301, "3.1");
        return replace(
                advice, sha1.fault(), "Sign with SHA-256, and publish the DKIM record without h=:");
    }

    static Advice on(DkimFinding.ServiceOther service) {
        if (service.services().isEmpty()) {
            var advice =
                    broken(
                            service,
                            service.fault(),
                            "The key at selector %s is for no service at all: its s= is empty",
                            selector(service.fault()));
            return replace(advice, service.fault(), "Publish the DKIM record without s=:");
        }
        return broken(
                        service,
                        service.fault(),
                        "The key at selector %s is for %s, not for mail",
                        selector(service.fault()),
                        service.services())
                .todo(
                        "Publish a DKIM key for mail at another selector, or take s= out of this record"
                                + " if it was meant for mail.");
    }

    static Advice on(DkimFinding.LiteralQuotes quotes) {
        var advice =
                broken(
                        quotes,
                        quotes.fault(),
                        "The record at selector %s has quotation marks typed into it",
                        selector(quotes.fault()));
        return replace(
                advice, quotes.fault(), "Publish the DKIM record without the quotation marks:");
    }

    static Advice on(DkimFinding.Multiple multiple) {
        KeyPlace at = multiple.at();
        if (!multiple.whole().isEmpty()) {
            return halves(multiple);
        }
        var advice =
                Advice.of(
                                multiple,
                                Severity.ERROR,
                                "There are %d records at selector %s; only one is allowed",
                                multiple.records().size(),
                                at.selector())
                        .because(
                                "Which of them a receiver takes is undefined, so mail signed with this selector may pass at one receiver and fail at the next.")
                        .seenIn(List.of(at.question()))
                        .per(DKIM, "3.6.2.2");
        var edits =
                multiple.surplus().stream()
                        .map(text -> at.edit(RecordEdit.Action.REMOVE, text))
                        .toList();
        if (at.isDelegated() || edits.isEmpty()) {
            return advice.todo(
                    "Of the records at selector %s, keep the one that the signing service shows and remove the others.",
                    at.selector());
        }
        return advice.fix(
                new Fix.Todo(
                        Sentence.of(
                                "At selector %s, keep the one usable DKIM key and remove the rest:",
                                at.selector()),
                        edits));
    }

    /// A panel that takes 255 characters tempts people to publish the rest as a second record.
    private static Advice halves(DkimFinding.Multiple multiple) {
        KeyPlace at = multiple.at();
        var advice =
                Advice.of(
                                multiple,
                                Severity.ERROR,
                                "The key at selector %s is spread over %d records; it has to be one",
                                at.selector(),
                                multiple.records().size())
                        .because(
                                "Receivers join the strings of one record, never records, so %s counts as unsigned.",
                                at.mail())
                        .seenIn(List.of(at.question()))
                        .per(DKIM, "3.6.2.2");
        if (at.isDelegated()) {
            return advice.todo(
                    "Have %s publish the DKIM key of selector %s as one record.",
                    keeper(at), at.selector());
        }
        var edits = new ArrayList<RecordEdit>();
        multiple.records().forEach(text -> edits.add(at.edit(RecordEdit.Action.REMOVE, text)));
        edits.add(at.edit(RecordEdit.Action.ADD, multiple.whole()));
        return advice.fix(
                new Fix.Todo(
                        Sentence.of(
                                "Publish the DKIM key of selector %s as one record, which may have several strings:",
                                at.selector()),
                        edits));
    }

    /// With the mended record to publish. Where the record is somebody else's, they have to; where
    /// no text mends it, it takes a new one.
    static Advice replace(Advice advice, KeyFault fault, String summary) {
        if (fault.at().isDelegated()) {
            return advice.todo(
                    "Have %s mend the DKIM record of selector %s: it is published there.",
                    keeper(fault.at()), selector(fault));
        }
        if (fault.mended().isEmpty()) {
            return advice.todo(
                    "Publish the DKIM record that the signing service shows for selector %s.",
                    selector(fault));
        }
        var edit = fault.at().replacing(fault.record(), fault.mended());
        return advice.fix(
                new Fix.Todo(Sentence.of("%s", new Inline.Plain(summary)), List.of(edit)));
    }

    @FormatMethod
    private static Advice broken(
            DkimFinding finding, KeyFault fault, @FormatString String title, Object... arguments) {
        return Advice.of(finding, Severity.ERROR, title, arguments)
                .because("Receivers can not use it, so %s counts as unsigned.", fault.at().mail())
                .showing(fault.record(), fault.place())
                .seenIn(List.of(fault.at().question()))
                .per(DKIM, "3.6.1");
    }

    private static String selector(KeyFault fault) {
        return fault.at().selector();
    }
}
