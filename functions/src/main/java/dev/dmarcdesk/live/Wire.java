package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Our questions and answers as DNS messages, and back (RFC 1035 §4).
final class Wire {
    /// What passes everywhere without fragments (RFC 9715).
    private static final int PAYLOAD = 1232;

    private Wire() {}

    /// How a question wants to be answered.
    enum Manner {
        /// With the records alone.
        PLAIN,
        /// With their signatures, whatever the server thinks of them (DO and CD, RFC 4035 §3.2).
        UNCHECKED,
        /// With their signatures, after the server looked at them (DO, RFC 4035 §3.2.1).
        CHECKED,
        /// With what the server itself is the authority for, asking nobody (no RD, RFC 1034
        /// §4.3.1).
        OWN
    }

    /// A query with a random id, recursive unless the manner says otherwise.
    static byte[] query(Question question, Manner manner, boolean edns) throws IOException {
        var message = message(question);
        if (manner == Manner.UNCHECKED) {
            message.getHeader().setFlag(Flags.CD);
        } else if (manner == Manner.OWN) {
            message.getHeader().unsetFlag(Flags.RD);
        }
        if (edns) {
            boolean signed = manner == Manner.UNCHECKED || manner == Manner.CHECKED;
            message.addRecord(
                    new OPTRecord(PAYLOAD, 0, 0, signed ? ExtendedFlags.DO : 0),
                    Section.ADDITIONAL);
        }
        return message.toWire();
    }

    /// A recursive query without further wishes.
    static Message message(Question question) throws IOException {
        return Message.newQuery(
                Record.newRecord(name(question.name()), type(question.type()), DClass.IN));
    }

    /// Reads a reply to `question`; empty when it is none or can not be read.
    static Optional<Reply> reply(ByteBuffer bytes, Question question) {
        try {
            var message = new Message(bytes);
            return answers(message, question)
                    ? Optional.of(reply(message, question, bytes.rewind()))
                    : Optional.empty();
        } catch (IOException | RuntimeException _) {
            // Whatever the parser trips over, it is the sender's doing.
            return Optional.empty();
        }
    }

    /// Errors may come without the question, everything else must repeat it.
    private static boolean answers(Message message, Question question) throws IOException {
        var asked = message.getQuestion();
        if (!message.getHeader().getFlag(Flags.QR)) {
            return false;
        }
        if (asked == null) {
            return message.getRcode() == Reply.FORMERR || message.getRcode() == Reply.NOTIMP;
        }
        return asked.getName().equals(name(question.name()))
                && asked.getType() == type(question.type())
                && asked.getDClass() == DClass.IN;
    }

    private static Reply reply(Message message, Question question, ByteBuffer bytes) {
        var lines = new ArrayList<Reply.Line>();
        for (var record : message.getSection(Section.ANSWER)) {
            if (record.getDClass() == DClass.IN) {
                data(record)
                        .ifPresent(data ->
                                lines.add(
                                        new Reply.Line(
                                                name(record.getName()),
                                                record.getType() == type(question.type()),
                                                data)));
            }
        }
        boolean soa = authority(message, Type.SOA);
        return new Reply(
                message.getRcode(),
                message.getHeader().getFlag(Flags.TC),
                message.getHeader().getFlag(Flags.AA),
                soa,
                !soa && !message.getHeader().getFlag(Flags.AA) && authority(message, Type.NS),
                extendedError(message),
                lines,
                ttl(message),
                message.getHeader().getFlag(Flags.AD),
                bytes);
    }

    private static long ttl(Message message) {
        var answers =
                message.getSection(Section.ANSWER).stream()
                        .filter(record -> record.getType() != Type.RRSIG)
                        .mapToLong(Record::getTTL)
                        .min();
        return answers.isPresent()
                ? answers.getAsLong()
                : message.getSection(Section.AUTHORITY).stream()
                        .filter(SOARecord.class::isInstance)
                        .map(SOARecord.class::cast)
                        .mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum()))
                        .findFirst()
                        .orElse(-1);
    }

    private static boolean authority(Message message, int type) {
        return message.getSection(Section.AUTHORITY).stream()
                .anyMatch(record -> record.getType() == type);
    }

    private static int extendedError(Message message) {
        var opt = message.getOPT();
        return opt == null
                ? -1
                : opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
                        .filter(ExtendedErrorCodeOption.class::isInstance)
                        .mapToInt(option -> ((ExtendedErrorCodeOption) option).getErrorCode())
                        .findFirst()
                        .orElse(-1);
    }

    private static Optional<Rdata> data(Record record) {
        return switch (record) {
            case TXTRecord txt -> Optional.of(text(txt.getStringsAsByteArrays()));
            case SPFRecord spf -> Optional.of(text(spf.getStringsAsByteArrays()));
            case ARecord a -> Optional.of(address(a.getAddress()));
            case AAAARecord aaaa -> Optional.of(address(aaaa.getAddress()));
            case MXRecord mx ->
                    Optional.of(new Rdata.Exchange(mx.getPriority(), name(mx.getTarget())));
            case CNAMERecord cname -> Optional.of(new Rdata.Alias(name(cname.getTarget())));
            case NSRecord ns -> Optional.of(new Rdata.Pointer(name(ns.getTarget())));
            case PTRRecord ptr -> Optional.of(new Rdata.Pointer(name(ptr.getTarget())));
            case DSRecord ds -> Optional.of(delegationSigner(ds));
            case DNSKEYRecord key ->
                    Optional.of(
                            new Rdata.ZoneKey(
                                    key.getFlags(),
                                    key.getAlgorithm(),
                                    Base64.getEncoder().encodeToString(key.getKey())));
            default -> Optional.empty();
        };
    }

    private static Rdata delegationSigner(DSRecord ds) {
        return new Rdata.DelegationSigner(
                ds.getFootprint(),
                ds.getAlgorithm(),
                ds.getDigestID(),
                HexFormat.of().withUpperCase().formatHex(ds.getDigest()));
    }

    /// Without the owner name, which dnsjava attaches as the address's host name.
    private static Rdata address(InetAddress address) {
        try {
            return new Rdata.Address(InetAddress.getByAddress(address.getAddress()));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Rdata text(List<byte[]> strings) {
        return new Rdata.Text(
                strings.stream()
                        .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                        .toList());
    }

    private static int type(RrType type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case CNAME -> Type.CNAME;
            case DNSKEY -> Type.DNSKEY;
            case DS -> Type.DS;
            case MX -> Type.MX;
            case NS -> Type.NS;
            case PTR -> Type.PTR;
            case SPF -> Type.SPF;
            case TXT -> Type.TXT;
        };
    }

    /// Octets that a [DomainName] can not hold are written `\DDD`, so that no name is lost and none
    /// is confused.
    static DomainName name(Name name) {
        var labels = new ArrayList<String>();
        for (int i = 0; i < name.labels() - 1; i++) {
            labels.add(label(name.getLabel(i)));
        }
        return DomainName.ofLabels(labels);
    }

    private static String label(byte[] octets) {
        var label = new StringBuilder();
        for (int i = 1; i < octets.length; i++) {
            int octet = octets[i] & 0xff;
            boolean plain = octet > ' ' && octet < 0x7f && octet != '.' && octet != '\\';
            label.append(
                    plain
                            ? String.valueOf((char) octet)
                            : String.format(Locale.ROOT, "\\%03d", octet));
        }
        return label.toString().toLowerCase(Locale.ROOT);
    }

    static Name name(DomainName name) throws IOException {
        var wire = new ByteArrayOutputStream();
        for (String label : name.labels()) {
            byte[] octets = octets(label);
            wire.write(octets.length);
            wire.writeBytes(octets);
        }
        wire.write(0);
        return new Name(wire.toByteArray());
    }

    private static byte[] octets(String label) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < label.length(); i++) {
            if (label.charAt(i) == '\\'
                    && label.substring(i + 1).matches("[01]\\d\\d.*|2[0-4]\\d.*|25[0-5].*")) {
                octets.write(Integer.parseInt(label.substring(i + 1, i + 4)));
                i += 3;
            } else {
                octets.write(label.charAt(i));
            }
        }
        return octets.toByteArray();
    }
}
