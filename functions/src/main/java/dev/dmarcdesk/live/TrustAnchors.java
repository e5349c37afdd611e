package dev.dmarcdesk.live;

import dev.dmarcdesk.text.Parsed;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys a chain of trust begins with (RFC 4033 §2): DS or DNSKEY records, as a rule of the
/// root.
public final class TrustAnchors {
    /// What a file of them holds, in the words of a usage error.
    public static final String EXPECTED =
            "a file with DS or DNSKEY records as in a zone file, such as the root.key that"
                    + " unbound-anchor writes";

    /// The environment variable that names such a file.
    public static final String VARIABLE = "DMARC_TRUST_ANCHOR";

    private static final int LARGEST = 1 << 16;

    /// What key managers that follow RFC 5011 write behind a key they do not trust (yet, or any
    /// more): its state is START, ADDPEND, REVOKED or REMOVED.
    private static final Pattern NOT_TRUSTED = Pattern.compile(";;\\s*state=[0145]\\b");

    private final List<Record> records;

    private TrustAnchors(List<Record> records) {
        this.records = List.copyOf(records);
    }

    /// Those of the DNS's root, as they come with the product.
    public static TrustAnchors ofRoot() {
        return OfRoot.ANCHORS;
    }

    private static final class OfRoot {
        private static final TrustAnchors ANCHORS =
                switch (parse(BundledData.rootAnchors())) {
                    case Parsed.Valid<TrustAnchors>(var anchors, _) -> anchors;
                    case Parsed.Invalid<TrustAnchors>(var defects) ->
                            throw new IllegalStateException(
                                    "the bundled trust anchors: " + defects);
                };
    }

    /// Reads a file that somebody named.
    ///
    /// @return its anchors, or what was expected of it
    public static Parsed<TrustAnchors> read(String file) {
        try (var in = Files.newInputStream(Path.of(file))) {
            var octets = in.readNBytes(LARGEST + 1);
            return octets.length > LARGEST
                    ? wrong("", octets.length)
                    : parse(new String(octets, StandardCharsets.ISO_8859_1));
        } catch (IOException | InvalidPathException _) {
            return Parsed.invalid(
                    EXPECTED + "; this one can not be read", 0, Math.max(1, file.length()));
        }
    }

    /// Reads the text of such a file.
    public static Parsed<TrustAnchors> parse(String text) {
        String trusted =
                text.lines()
                        .filter(line -> !NOT_TRUSTED.matcher(line).find())
                        .collect(Collectors.joining("\n"));
        try {
            var records = keys(trusted);
            return records.isEmpty()
                    ? wrong("; this one has none", text.length())
                    : Parsed.valid(new TrustAnchors(records));
        } catch (IOException | RuntimeException _) {
            // Whatever the parser trips over, the text is no zone file.
            return wrong("; this one can not be understood", text.length());
        }
    }

    private static <T> Parsed<T> wrong(String how, int length) {
        return Parsed.invalid(EXPECTED + how, 0, Math.max(1, length));
    }

    /// The DS records and the keys that are marked as meant for it. What else is in the answer of
    /// `dig . DNSKEY`, signatures and the keys for every day, is no anchor.
    private static List<Record> keys(String text) throws IOException {
        var records = new ArrayList<Record>();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
        try (var master = new Master(in, Name.root, 0)) {
            master.disableIncludes();
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (record.getDClass() == DClass.IN && isAnchor(record)) {
                    records.add(record);
                }
            }
        }
        boolean marked = records.stream().anyMatch(TrustAnchors::isEntryPoint);
        return marked ? records.stream().filter(TrustAnchors::isEntryPoint).toList() : records;
    }

    private static boolean isAnchor(Record record) {
        return record instanceof DSRecord
                || (record instanceof DNSKEYRecord key
                        && (key.getFlags() & DNSKEYRecord.Flags.ZONE_KEY) != 0
                        && (key.getFlags() & DNSKEYRecord.Flags.REVOKE) == 0
                        && key.getKey() != null
                        && key.getKey().length > 0);
    }

    private static boolean isEntryPoint(Record record) {
        return record instanceof DSRecord
                || (record instanceof DNSKEYRecord key
                        && (key.getFlags() & DNSKEYRecord.Flags.SEP_KEY) != 0);
    }

    /// The zone where the chain to `name` begins; empty when no anchor is at or above it.
    Optional<Name> zoneFor(Name name) {
        return records.stream()
                .map(Record::getName)
                .filter(name::subdomain)
                .max((one, other) -> Integer.compare(one.labels(), other.labels()));
    }

    /// Whether a key is one of them.
    boolean trust(DNSKEYRecord key) {
        return records.stream()
                .filter(anchor -> anchor.getName().equals(key.getName()))
                .anyMatch(matches(key));
    }

    private static Predicate<Record> matches(DNSKEYRecord key) {
        return anchor ->
                switch (anchor) {
                    case DSRecord ds -> Signatures.isMeant(key, ds);
                    case DNSKEYRecord same ->
                            same.getAlgorithm() == key.getAlgorithm()
                                    && Arrays.equals(same.getKey(), key.getKey());
                    default -> false;
                };
    }

    /// As zone text.
    String text() {
        return records.stream()
                .map(record ->
                        record.getName()
                                + " 0 IN "
                                + (record instanceof DSRecord ? "DS " : "DNSKEY ")
                                + record.rdataToString())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
