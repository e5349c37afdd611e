package dev.dmarcdesk.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// The data of one resource record.
public sealed interface Rdata {
    /// TXT or SPF.
    ///
    /// @param strings the character-strings, one char an octet (ISO-8859-1), so that nothing of the
    ///   raw bytes is lost
    record Text(List<String> strings) implements Rdata {
        private static final int LONGEST_STRING = 255;

        public Text {
            strings = List.copyOf(strings);
        }

        /// A record of one text, cut into strings of 255 octets as it would be published (RFC 1035
        /// §3.3).
        public static Text of(String text) {
            var strings = new ArrayList<String>();
            for (int start = 0; start == 0 || start < text.length(); start += LONGEST_STRING) {
                strings.add(text.substring(start, Math.min(text.length(), start + LONGEST_STRING)));
            }
            return new Text(strings);
        }

        /// The strings joined with nothing between them (RFC 7208 §3.3, RFC 6376 §3.6.2.2, RFC 9989
        /// §4.5).
        public String joined() {
            return strings.size() == 1 ? strings.getFirst() : String.join("", strings);
        }
    }

    /// A or AAAA.
    ///
    /// @param address IPv4 or IPv6
    record Address(InetAddress address) implements Rdata {}

    /// MX.
    ///
    /// @param preference lower is tried first
    /// @param host the mail host; the root for a null MX
    record Exchange(int preference, DomainName host) implements Rdata {}

    /// PTR or NS.
    ///
    /// @param target the name pointed to
    record Pointer(DomainName target) implements Rdata {}

    /// CNAME, when asked for as such.
    ///
    /// @param target the canonical name
    record Alias(DomainName target) implements Rdata {}

    /// DS (RFC 4034 §5.1).
    ///
    /// @param keyTag a short sum of the key meant; several keys may have the same
    /// @param algorithm that key's
    /// @param digestType how the digest was made
    /// @param digest of the key's owner and data, in capital hexadecimal digits
    record DelegationSigner(int keyTag, int algorithm, int digestType, String digest)
            implements Rdata {}

    /// DNSKEY (RFC 4034 §2.1); its protocol is always 3.
    ///
    /// @param flags 256 for a zone key, 257 for one that a DS may point to
    /// @param algorithm what it signs with
    /// @param key the public key, in Base64
    record ZoneKey(int flags, int algorithm, String key) implements Rdata {}
}
