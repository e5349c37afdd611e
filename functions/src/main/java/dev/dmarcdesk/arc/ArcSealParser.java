package dev.dmarcdesk.arc;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads an ARC-Seal field (RFC 8617 §4.1.3) as strictly as a signature is read (RFC 6376 §6.1.1):
/// every fault makes it unusable. Its instance and its chain status are the structure's business.
final class ArcSealParser {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /// SHA-1 must not be used (RFC 8301 §3.1), and no ARC sealer ever did.
    private static final List<Algorithm> ALGORITHMS =
            List.of(Algorithm.RSA_SHA256, Algorithm.ED25519_SHA256);

    private final HeaderField field;
    private final TagList list;
    private final int bodyStart;
    private final List<Defect> faults = new ArrayList<>();

    private ArcSealParser(HeaderField field) {
        String body = field.body();
        this.field = field;
        this.list = TagList.parse(body);
        this.bodyStart = field.raw().length() - body.length();
    }

    /// Reads a seal.
    ///
    /// @return the seal, or why it cannot be used; places are counted from the start of the raw
    ///   field
    static Parsed<ArcSeal> parse(HeaderField field) {
        return new ArcSealParser(field).parse();
    }

    private Parsed<ArcSeal> parse() {
        readForm();
        List<Algorithm> algorithm = algorithm();
        List<DomainName> domain = ArcSeal.domain(required("d"));
        if (domain.isEmpty()) {
            add("d= with the name of a domain", "d");
        }
        String selector = required("s");
        String signature = required("b");
        return faults.isEmpty()
                ? Parsed.valid(
                        new ArcSeal(
                                field,
                                algorithm.getFirst(),
                                domain.getFirst(),
                                selector,
                                signature))
                : new Parsed.Invalid<>(faults);
    }

    /// A broken or a repeated tag spoils the whole list (RFC 6376 §3.2), and what a seal covers is
    /// not for its `h=` to say (RFC 8617 §4.1.3). Unknown tags are ignored.
    private void readForm() {
        list.defects().stream().limit(1).forEach(defect -> add(defect.expected(), defect.at()));
        var seen = new HashSet<String>();
        list.tags().stream()
                .filter(tag -> !seen.add(tag.name()))
                .limit(1)
                .forEach(tag -> add("each tag once", tag.nameAt()));
        list.named("h").stream().limit(1).forEach(tag -> add("no h= in a seal", tag.nameAt()));
        list.named("t").stream()
                .filter(tag -> !NUMBER.matcher(tag.value()).matches())
                .limit(1)
                .forEach(tag -> add("a number in t=", tag.valueAt()));
    }

    private List<Algorithm> algorithm() {
        String word = required("a");
        List<Algorithm> named =
                ALGORITHMS.stream().filter(one -> one.word().equalsIgnoreCase(word)).toList();
        if (named.isEmpty()) {
            add("a=rsa-sha256 or a=ed25519-sha256", "a");
        }
        return named;
    }

    private String required(String name) {
        String value = list.named(name).stream().map(Tag::value).findFirst().orElse("");
        if (value.isEmpty()) {
            add(name + "= with a value", name);
        }
        return value;
    }

    private void add(String expected, String tag) {
        add(
                expected,
                list.named(tag).stream()
                        .map(Tag::valueAt)
                        .findFirst()
                        .orElse(new Range(0, field.raw().length() - bodyStart)));
    }

    private void add(String expected, Range at) {
        faults.add(new Defect(expected, at.shift(bodyStart)));
    }
}
