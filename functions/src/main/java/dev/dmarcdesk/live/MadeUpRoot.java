package dev.dmarcdesk.live;

import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/// A whole DNS for a rehearsal without a network: a signed root that is nobody's, where every name
/// has one text and no other record.
public final class MadeUpRoot {
    private static final int TTL = 60;
    private static final String TEXT = "v=spf1 -all";

    private final KeyPair pair;
    private final DNSKEYRecord key;
    private final Instant now;

    /// @param now when its signatures hold
    public MadeUpRoot(Instant now) {
        this.now = now;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
            this.key =
                    new DNSKEYRecord(
                            Name.root,
                            DClass.IN,
                            TTL,
                            DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
                            DNSKEYRecord.Protocol.DNSSEC,
                            DNSSEC.Algorithm.ECDSAP256SHA256,
                            pair.getPublic());
        } catch (GeneralSecurityException | DNSSECException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Its key as the text of a file of trust anchors.
    public String anchor() {
        return key + "\n";
    }

    /// What it answers.
    ///
    /// @param query a message as it comes over UDP
    /// @throws IOException when that is none
    public byte[] answer(byte[] query) throws IOException {
        var asked = new Message(query);
        var question = asked.getQuestion();
        var reply = new Message(asked.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(question, Section.QUESTION);
        var name = question.getName();
        if (question.getType() == Type.TXT) {
            add(new TXTRecord(name, DClass.IN, TTL, TEXT), Section.ANSWER, reply);
        } else if (question.getType() == Type.DNSKEY && name.equals(Name.root)) {
            add(key, Section.ANSWER, reply);
        } else {
            deny(name, reply);
        }
        return reply.toWire();
    }

    private void deny(Name name, Message reply) throws IOException {
        var next = new Name("\\000", name);
        int[] types = {Type.TXT, Type.RRSIG, Type.NSEC};
        add(
                new SOARecord(
                        Name.root, DClass.IN, TTL, Name.root, Name.root, 1, TTL, TTL, TTL, TTL),
                Section.AUTHORITY,
                reply);
        add(new NSECRecord(name, DClass.IN, TTL, next, types), Section.AUTHORITY, reply);
    }

    private void add(Record record, int section, Message reply) {
        reply.addRecord(record, section);
        try {
            var day = Duration.ofDays(1);
            var set = new RRset(record);
            reply.addRecord(
                    DNSSEC.sign(set, key, pair.getPrivate(), now.minus(day), now.plus(day)),
                    section);
        } catch (DNSSECException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
