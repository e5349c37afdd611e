package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Reads the tags of a DKIM-Signature, or of an ARC-Message-Signature (RFC 6376 §3.5, RFC 8617
/// §4.1.2).
///
/// Verifiers have to be strict here (§6.1.1), so every fault makes the field unusable; what they
/// must ignore, such as unknown tags, is none. A From that is not signed is no fault of the form.
final class DkimSignatureParser {
    private static final int LONGEST_TIME = 12;
    private static final int LONGEST_LENGTH = 76;
    private static final int SAFE_DIGITS = 18;

    private final HeaderField field;
    private final boolean arc;
    private final int bodyStart;
    private final TagList list;
    private final List<Defect> faults = new ArrayList<>();

    /// @param arc whether it is the message signature of an ARC set, which has no version and whose
    ///   `i=` is its instance
    DkimSignatureParser(HeaderField field, boolean arc) {
        this.field = field;
        this.arc = arc;
        String body = field.body();
        this.bodyStart = field.raw().length() - body.length();
        this.list = TagList.parse(body);
    }

    Parsed<DkimSignature> parse() {
        readForm();
        readVersion();
        List<Algorithm> algorithm = algorithm();
        String signature = base64("b");
        String bodyHash = base64("bh");
        List<Canonicalization> canonicalization = canonicalization();
        List<DomainName> domain = domain();
        List<DomainName> identity = domain.isEmpty() ? domain : identity(domain.getFirst());
        List<String> signedFields = signedFields();
        readQueryMethods();
        String selector = required("s");
        List<Long> length = number("l", LONGEST_LENGTH);
        List<Long> signedAt = number("t", LONGEST_TIME);
        List<Long> expires = number("x", LONGEST_TIME);
        readLifetime(signedAt, expires);
        return faults.isEmpty()
                ? Parsed.valid(
                        new DkimSignature(
                                field,
                                algorithm.getFirst(),
                                domain.getFirst(),
                                identity.getFirst(),
                                selector,
                                canonicalization.getFirst(),
                                canonicalization.getLast(),
                                signedFields,
                                bodyHash,
                                signature,
                                length,
                                signedAt,
                                expires))
                : new Parsed.Invalid<>(faults);
    }

    /// The SDID, however the rest may look; at most one.
    List<DomainName> domainAlone() {
        return list.named("d").stream()
                .limit(1)
                .flatMap(tag -> name(tag.value()).stream())
                .toList();
    }

    /// The selector, however the rest may look; empty where there is none the DNS could know.
    String selectorAlone() {
        return list.named("s").stream()
                .limit(1)
                .map(Tag::value)
                .filter(selector -> !name(selector).isEmpty())
                .findFirst()
                .orElse("");
    }

    /// A broken or a repeated tag spoils the whole list (§3.2).
    private void readForm() {
        list.defects().stream().limit(1).forEach(defect -> add(defect.expected(), defect.at()));
        var seen = new HashSet<String>();
        list.tags().stream()
                .filter(tag -> !seen.add(tag.name()))
                .limit(1)
                .forEach(tag -> add("each tag once", tag.nameAt()));
    }

    private void readVersion() {
        if (!arc && !required("v").equals("1")) {
            add("v=1", "v");
        }
    }

    private List<Algorithm> algorithm() {
        String word = required("a");
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.word().equalsIgnoreCase(word)) {
                return List.of(algorithm);
            }
        }
        add("a=rsa-sha256 or a=ed25519-sha256", "a");
        return List.of();
    }

    private String base64(String name) {
        var text = Base64Text.of(required(name));
        if (!text.isWellFormed() || text.hasOddDigit()) {
            add("base64 in " + name + "=", name);
        }
        return text.text();
    }

    /// Header and body; the body's is simple unless it is told (§3.5).
    private List<Canonicalization> canonicalization() {
        var chosen = new ArrayList<Canonicalization>();
        for (Tag tag : list.named("c").stream().limit(1).toList()) {
            Arrays.stream(tag.value().split("/", -1)).forEach(word -> chosen.addAll(known(word)));
            if (chosen.size() != tag.value().split("/", -1).length || chosen.size() > 2) {
                add("c= with simple or relaxed, twice at most", "c");
                return List.of();
            }
        }
        while (chosen.size() < 2) {
            chosen.add(Canonicalization.SIMPLE);
        }
        return chosen;
    }

    private static List<Canonicalization> known(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "simple" -> List.of(Canonicalization.SIMPLE);
            case "relaxed" -> List.of(Canonicalization.RELAXED);
            default -> List.of();
        };
    }

    private List<DomainName> domain() {
        List<DomainName> domain = name(required("d"));
        if (domain.isEmpty()) {
            add("d= with the name of a domain", "d");
        }
        return domain;
    }

    /// The domain of the AUID, which has to be the SDID or below it; the SDID where it is not told
    /// (§6.1.1). The local part is nobody's business.
    private List<DomainName> identity(DomainName sdid) {
        var tags = list.named("i");
        if (arc || tags.isEmpty()) {
            return List.of(sdid);
        }
        String auid = QuotedPrintable.decode(tags.getFirst().value());
        int at = auid.lastIndexOf('@');
        List<DomainName> domain = at < 0 ? List.of() : name(auid.substring(at + 1));
        if (domain.isEmpty() || !domain.getFirst().isWithin(sdid)) {
            add("i= with an address in the domain of d=", "i");
            return List.of();
        }
        return domain;
    }

    /// An empty place in the list names nothing, as a name does that no field can have.
    private List<String> signedFields() {
        var names = new ArrayList<String>();
        for (String name : required("h").split(":", -1)) {
            String stripped = name.strip();
            if (!stripped.isEmpty()) {
                names.add(stripped);
            }
        }
        if (names.isEmpty()) {
            add("h= with the names of fields", "h");
        }
        return names;
    }

    private void readQueryMethods() {
        for (Tag tag : list.named("q").stream().limit(1).toList()) {
            boolean known =
                    Arrays.stream(tag.value().split(":"))
                            .anyMatch(method -> method.strip().equalsIgnoreCase("dns/txt"));
            if (!known) {
                add("q=dns/txt", "q");
            }
        }
    }

    /// @return at most one; what no `long` holds is endless (§3.5)
    private List<Long> number(String name, int digits) {
        for (Tag tag : list.named(name)) {
            String value = tag.value();
            if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                add("a number in " + name + "=", name);
                return List.of();
            }
            boolean endless = value.length() > Math.min(digits, SAFE_DIGITS);
            return List.of(endless ? Long.MAX_VALUE : Long.parseLong(value));
        }
        return List.of();
    }

    private void readLifetime(List<Long> signedAt, List<Long> expires) {
        if (!signedAt.isEmpty()
                && !expires.isEmpty()
                && expires.getFirst() <= signedAt.getFirst()
                && expires.getFirst() < Long.MAX_VALUE) {
            add("a time in x= that is after t=", "x");
        }
    }

    private String required(String name) {
        var tags = list.named(name);
        if (tags.isEmpty() || tags.getFirst().value().isEmpty()) {
            add(name + "= with a value", name);
            return "";
        }
        return tags.getFirst().value();
    }

    /// The name a text is, at most one; the root is nobody's, and an address is no name.
    private static List<DomainName> name(String text) {
        return DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _)
                        && !name.isRoot()
                        && name.isMailName()
                ? List.of(name)
                : List.of();
    }

    private void add(String expected, String tag) {
        var tags = list.named(tag);
        add(
                expected,
                tags.isEmpty()
                        ? new Range(0, field.raw().length() - bodyStart)
                        : tags.getFirst().valueAt());
    }

    private void add(String expected, Range at) {
        faults.add(new Defect(expected, at.shift(bodyStart)));
    }
}
