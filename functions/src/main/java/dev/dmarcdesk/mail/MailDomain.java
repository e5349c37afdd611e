package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.InternationalName;
import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;

/// The domain of an address as it stands in a message.
final class MailDomain {
    private MailDomain() {}

    /// Reads a domain.
    ///
    /// @param octets the name, one char an octet: ASCII, or UTF-8 as RFC 6532 allows
    /// @return the name for the DNS, its U-labels converted (RFC 9989 §5.3.1)
    static Parsed<DomainName> parse(String octets) {
        if (octets.isEmpty() || octets.equals(".")) {
            return Parsed.invalid("a domain behind the @", 0, octets.length());
        }
        if (octets.chars().allMatch(c -> c < 0x80)) {
            return DomainName.parse(octets);
        }
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        String name = new String(bytes, StandardCharsets.UTF_8);
        return name.indexOf('\ufffd') >= 0
                ? Parsed.invalid("a name in UTF-8", 0, octets.length())
                : InternationalName.parse(name);
    }
}
