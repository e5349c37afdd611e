package dev.dmarcdesk;

import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Signed zones from a root of its own down, and what a resolver says that passes signatures on
/// without looking at them.
public final class SignedTree {
    private final Instant now;
    private final Map<Name, SignedZone> zones = new TreeMap<>();

    /// What is odd about a zone.
    public enum Oddity {
        /// Not signed, and no DS.
        UNSIGNED,
        /// Signed, but no DS.
        NO_DS,
        /// A DS of another key.
        WRONG_DS,
        /// Signatures that were.
        EXPIRED,
        /// Signatures to come.
        TOO_EARLY,
        /// A DS, but no signature over the records.
        NO_SIGNATURES,
        /// Records that are not what was signed.
        TAMPERED,
        /// Denies with NSEC3.
        NSEC3,
        /// Denies without proof.
        NO_DENIAL,
        /// Every name exists.
        BLACK_LIES
    }

    /// @param now when the signatures hold
    public SignedTree(Instant now) {
        this.now = now;
        zone(".");
    }

    /// Adds a zone below those there are.
    ///
    /// @param records lines of a zone file, names relative to the zone
    public SignedTree zone(String origin, String records, Oddity... oddities) {
        try {
            var name = Name.fromString(origin, Name.root);
            var odd = Set.of(oddities);
            var zone = new SignedZone(name, records, odd, now);
            if (!name.equals(Name.root)) {
                var parent = zoneOf(new Name(name, 1));
                parent.add(new NSRecord(name, DClass.IN, 300, Name.fromString("ns.", name)));
                if (!odd.contains(Oddity.UNSIGNED) && !odd.contains(Oddity.NO_DS)) {
                    parent.add(ds(zone, odd));
                }
            }
            zones.put(name, zone);
            return this;
        } catch (TextParseException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /// Adds a zone without records of its own.
    public SignedTree zone(String origin) {
        return zone(origin, "");
    }

    private static Record ds(SignedZone zone, Set<Oddity> odd) {
        var ds = new DSRecord(zone.origin(), DClass.IN, 300, DNSSEC.Digest.SHA256, zone.key());
        if (odd.contains(Oddity.WRONG_DS)) {
            ds.getDigest()[0] ^= 1;
        }
        return ds;
    }

    /// The root's key as a trust anchor, in zone-file form.
    public String anchor() {
        return zoneOf(Name.root).key().toString();
    }

    /// The answer to any query, with signatures when it asks for them.
    public Message answer(Message query) {
        var reply = Replies.begin(query);
        boolean signed =
                query.getOPT() != null && (query.getOPT().getFlags() & ExtendedFlags.DO) != 0;
        answer(reply, query.getQuestion().getName(), query.getQuestion().getType(), signed);
        if (query.getHeader().getFlag(Flags.CD)) {
            reply.getHeader().setFlag(Flags.CD);
        }
        if (query.getOPT() != null) {
            reply.addRecord(
                    new OPTRecord(4096, 0, 0, signed ? ExtendedFlags.DO : 0), Section.ADDITIONAL);
        }
        return reply;
    }

    private void answer(Message reply, Name name, int type, boolean signed) {
        var zone = zoneOf(type == Type.DS && name.labels() > 1 ? new Name(name, 1) : name);
        var found = zone.set(name, type);
        var alias = zone.set(name, Type.CNAME);
        if (found.isPresent()) {
            add(reply, Section.ANSWER, zone.signed(found.get(), signed));
        } else if (alias.isPresent()) {
            add(reply, Section.ANSWER, zone.signed(alias.get(), signed));
            answer(reply, ((CNAMERecord) alias.get().first()).getTarget(), type, signed);
        } else {
            reply.getHeader().setRcode(zone.exists(name) ? Rcode.NOERROR : Rcode.NXDOMAIN);
            zone.denial(name, signed).forEach(set -> add(reply, Section.AUTHORITY, set));
        }
    }

    private static void add(Message reply, int section, List<Record> records) {
        records.forEach(record -> reply.addRecord(record, section));
    }

    private SignedZone zoneOf(Name name) {
        var at = name;
        while (!zones.containsKey(at)) {
            at = new Name(at, 1);
        }
        return zones.get(at);
    }
}
