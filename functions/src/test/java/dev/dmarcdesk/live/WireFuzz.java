package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.fuzz.FuzzText;

import java.nio.ByteBuffer;
import java.util.List;

/// Messages off the wire, of which the first octet chooses the question.
public final class WireFuzz {
    private static final List<RrType> TYPES =
            List.of(
                    RrType.A,
                    RrType.AAAA,
                    RrType.CNAME,
                    RrType.MX,
                    RrType.NS,
                    RrType.PTR,
                    RrType.SPF,
                    RrType.TXT);

    private WireFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var type = TYPES.get((input[0] & 0xff) % TYPES.size());
        var asked = new Question(DomainName.of("a.example"), type);
        var bytes = ByteBuffer.wrap(input, 1, input.length - 1).slice();
        Wire.reply(bytes, asked)
                .ifPresent(reply -> {
                    var chain = new AliasChain(asked.name());
                    FuzzText.require(
                            chain.follow(reply) || chain.aliases().size() <= 16, "endless");
                    FuzzText.require(chain.end() != null, "no end");
                });
    }
}
