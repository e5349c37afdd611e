package dev.dmarcdesk;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
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
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SPFRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// Messages that say what a [Dns] answers.
final class Replies {
    private Replies() {}

    /// A reply without answers.
    static Message begin(Message query) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setFlag(Flags.RD);
        reply.getHeader().setFlag(Flags.RA);
        reply.addRecord(query.getQuestion(), Section.QUESTION);
        return reply;
    }

    /// The reply that says what `dns` answers.
    static Message right(Dns dns, Message query, Question question) throws TextParseException {
        var reply = begin(query);
        var answer = dns.ask(question);
        var owner = query.getQuestion().getName();
        for (var alias : answer.aliases()) {
            reply.addRecord(new CNAMERecord(owner, DClass.IN, 300, name(alias)), Section.ANSWER);
            owner = name(alias);
        }
        switch (answer) {
            case Answer.Found found -> {
                for (var data : found.records()) {
                    reply.addRecord(record(owner, question.type(), data), Section.ANSWER);
                }
            }
            case Answer.NoData _ -> reply.getHeader().setRcode(Rcode.NOERROR);
            case Answer.NoSuchDomain _ -> reply.getHeader().setRcode(Rcode.NXDOMAIN);
            case Answer.Unavailable _ -> reply.getHeader().setRcode(Rcode.SERVFAIL);
        }
        return reply;
    }

    /// The name with its labels taken as they are.
    private static Name name(DomainName name) throws TextParseException {
        return Name.fromString(name.isRoot() ? "." : name + ".");
    }

    private static Record record(Name owner, RrType type, Rdata data) throws TextParseException {
        return switch (data) {
            case Rdata.Text(var strings) when type == RrType.SPF ->
                    new SPFRecord(
                            owner, DClass.IN, 300, strings.stream().map(Replies::escaped).toList());
            case Rdata.Text(var strings) ->
                    new TXTRecord(
                            owner, DClass.IN, 300, strings.stream().map(Replies::escaped).toList());
            case Rdata.Address(var address) when address.getAddress().length == 4 ->
                    new ARecord(owner, DClass.IN, 300, address);
            case Rdata.Address(var address) -> new AAAARecord(owner, DClass.IN, 300, address);
            case Rdata.Exchange(int preference, var host) ->
                    new MXRecord(owner, DClass.IN, 300, preference, name(host));
            case Rdata.Pointer(var target) when type == RrType.NS ->
                    new NSRecord(owner, DClass.IN, 300, name(target));
            case Rdata.Pointer(var target) -> new PTRRecord(owner, DClass.IN, 300, name(target));
            case Rdata.Alias(var target) -> new CNAMERecord(owner, DClass.IN, 300, name(target));
            case Rdata.DelegationSigner(int tag, int algorithm, int digestType, var digest) ->
                    new DSRecord(
                            owner,
                            DClass.IN,
                            300,
                            tag,
                            algorithm,
                            digestType,
                            HexFormat.of().parseHex(digest));
            case Rdata.ZoneKey(int flags, int algorithm, var key) ->
                    new DNSKEYRecord(
                            owner,
                            DClass.IN,
                            300,
                            flags,
                            DNSKEYRecord.Protocol.DNSSEC,
                            algorithm,
                            Base64.getDecoder().decode(key));
        };
    }

    /// As dnsjava wants texts: every octet as `\DDD`.
    private static String escaped(String string) {
        var text = new StringBuilder();
        for (byte octet : string.getBytes(StandardCharsets.ISO_8859_1)) {
            int value = octet & 0xff;
            text.append('\\').append(value / 100).append(value / 10 % 10).append(value % 10);
        }
        return text.toString();
    }
}
