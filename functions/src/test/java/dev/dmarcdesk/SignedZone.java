package dev.dmarcdesk;

import dev.dmarcdesk.SignedTree.Oddity;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.NSEC3Record;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.utils.base32;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One zone of a [SignedTree], signed with one key as its answers are asked for.
final class SignedZone {
    private static final int TTL = 300;

    private final Name origin;
    private final Set<Oddity> odd;
    private final Instant from;
    private final Instant until;
    private final KeyPair pair;
    private final DNSKEYRecord key;
    private final TreeMap<Name, TreeMap<Integer, RRset>> sets = new TreeMap<>();

    SignedZone(Name origin, String records, Set<Oddity> odd, Instant now) {
        this.origin = origin;
        this.odd = odd;
        int shift = odd.contains(Oddity.EXPIRED) ? -60 : odd.contains(Oddity.TOO_EARLY) ? 60 : 0;
        this.from = now.plus(Duration.ofDays(shift - 10));
        this.until = now.plus(Duration.ofDays(shift + 30));
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
            this.key =
                    new DNSKEYRecord(
                            origin,
                            DClass.IN,
                            TTL,
                            DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
                            DNSKEYRecord.Protocol.DNSSEC,
                            DNSSEC.Algorithm.ECDSAP256SHA256,
                            pair.getPublic());
        } catch (GeneralSecurityException | DNSSECException impossible) {
            throw new IllegalStateException(impossible);
        }
        add(new SOARecord(origin, DClass.IN, TTL, origin, origin, 1, 60, 60, 60, TTL));
        if (!odd.contains(Oddity.UNSIGNED)) {
            add(key);
        }
        read(records);
    }

    private void read(String records) {
        var in = new ByteArrayInputStream(records.getBytes(StandardCharsets.US_ASCII));
        try (var master = new Master(in, origin, TTL)) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                add(record);
            }
        } catch (IOException mistake) {
            throw new UncheckedIOException(mistake);
        }
    }

    void add(Record record) {
        sets.computeIfAbsent(record.getName(), _ -> new TreeMap<>())
                .computeIfAbsent(record.getType(), _ -> new RRset())
                .addRR(record);
    }

    Name origin() {
        return origin;
    }

    DNSKEYRecord key() {
        return key;
    }

    Optional<RRset> set(Name name, int type) {
        return Optional.ofNullable(sets.getOrDefault(name, new TreeMap<>()).get(type));
    }

    /// Whether the name or one below it has records.
    boolean exists(Name name) {
        return odd.contains(Oddity.BLACK_LIES)
                || sets.keySet().stream().anyMatch(one -> one.subdomain(name));
    }

    /// A set as it is sent, with its signature when that is wanted.
    List<Record> signed(RRset set, boolean wanted) {
        var records = new ArrayList<Record>();
        set.rrs(false).forEach(record -> records.add(sent(record)));
        boolean key = set.getType() == Type.DNSKEY;
        if (wanted
                && !odd.contains(Oddity.UNSIGNED)
                && (key || !odd.contains(Oddity.NO_SIGNATURES))) {
            records.add(signature(set));
        }
        return records;
    }

    private Record signature(RRset set) {
        try {
            return DNSSEC.sign(set, key, pair.getPrivate(), from, until);
        } catch (DNSSECException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Record sent(Record record) {
        return !odd.contains(Oddity.TAMPERED)
                ? record
                : switch (record) {
                    case MXRecord mx -> new MXRecord(mx.getName(), DClass.IN, TTL, 1, Name.root);
                    case TXTRecord txt -> new TXTRecord(txt.getName(), DClass.IN, TTL, "other");
                    default -> record;
                };
    }

    /// What proves that there is no such record: the SOA and whatever the zone denies with.
    List<List<Record>> denial(Name name, boolean signed) {
        var denial = new ArrayList<List<Record>>();
        denial.add(signed(set(origin, Type.SOA).orElseThrow(), signed));
        if (signed && !odd.contains(Oddity.UNSIGNED) && !odd.contains(Oddity.NO_DENIAL)) {
            proofs(name).forEach(proof -> denial.add(signed(new RRset(proof), true)));
        }
        return denial;
    }

    private Set<Record> proofs(Name name) {
        if (odd.contains(Oddity.BLACK_LIES)) {
            return Set.of(nsec(name, under("\\000", name)));
        }
        var proofs = new TreeSet<Record>();
        var wildcard = under("*", encloser(name));
        for (var one : exists(name) ? List.of(name) : List.of(name, wildcard)) {
            proofs.add(nsecAt(one));
        }
        return odd.contains(Oddity.NSEC3) ? nsec3s(name) : proofs;
    }

    private Name encloser(Name name) {
        var at = name;
        while (!exists(at)) {
            at = new Name(at, 1);
        }
        return at;
    }

    /// The NSEC record of the last name that is not behind `name`.
    private Record nsecAt(Name name) {
        var owner = sets.floorKey(name) == null ? sets.lastKey() : sets.floorKey(name);
        var next = sets.higherKey(owner);
        return nsec(owner, next == null ? origin : next);
    }

    private Record nsec(Name owner, Name next) {
        return new NSECRecord(owner, DClass.IN, TTL, next, types(owner, Type.NSEC));
    }

    private int[] types(Name owner, int denial) {
        var types = new TreeSet<>(sets.getOrDefault(owner, new TreeMap<>()).keySet());
        boolean unsigned = types.contains(Type.NS) && types.size() == 1;
        if (denial == Type.NSEC) {
            types.add(denial);
        }
        if (denial == Type.NSEC || !unsigned) {
            types.add(Type.RRSIG);
        }
        return types.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The records at or before the hashes of the name, of the name below its closest encloser, of
    /// that encloser and of the wildcard (RFC 5155 §7.2).
    private Set<Record> nsec3s(Name name) {
        var chain = new TreeMap<String, Name>();
        for (var owner : sets.keySet()) {
            for (var at = owner; at.subdomain(origin); at = new Name(at, 1)) {
                chain.put(hash(at), at);
            }
        }
        var proofs = new TreeSet<Record>();
        var encloser = encloser(name);
        proofs.add(nsec3At(encloser, chain));
        if (!exists(name)) {
            var closer = new Name(name, name.labels() - encloser.labels() - 1);
            proofs.add(nsec3At(closer, chain));
            proofs.add(nsec3At(under("*", encloser), chain));
        }
        return proofs;
    }

    private Record nsec3At(Name name, NavigableMap<String, Name> chain) {
        var at = chain.floorKey(hash(name)) == null ? chain.lastKey() : chain.floorKey(hash(name));
        var next = chain.higherKey(at) == null ? chain.firstKey() : chain.higherKey(at);
        return new NSEC3Record(
                under(at, origin),
                DClass.IN,
                TTL,
                NSEC3Record.Digest.SHA1,
                0,
                0,
                new byte[0],
                base32().fromString(next),
                types(chain.getOrDefault(at, origin), Type.NSEC3));
    }

    private static Name under(String label, Name name) {
        try {
            return Name.fromString(label, name);
        } catch (TextParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static base32 base32() {
        return new base32(base32.Alphabet.BASE32HEX, false, false);
    }

    private String hash(Name name) {
        try {
            return base32().toString(
                            new NSEC3Record(
                                            name,
                                            DClass.IN,
                                            TTL,
                                            NSEC3Record.Digest.SHA1,
                                            0,
                                            0,
                                            new byte[0],
                                            new byte[20],
                                            new int[0])
                                    .hashName(name));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
