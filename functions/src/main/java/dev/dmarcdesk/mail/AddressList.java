package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Defect;

import java.util.List;

/// The domains of the addresses in a field such as From or To (RFC 5322 §3.4); who is meant within
/// a domain is nobody's business here.
///
/// @param domains one for each address whose domain is a name, in order
/// @param defects where the text departs from the grammar, and addresses without a domain name
public record AddressList(List<DomainName> domains, List<Defect> defects) {
    public AddressList {
        domains = List.copyOf(domains);
        defects = List.copyOf(defects);
    }

    /// Reads a list: display names, comments, groups (§3.4, RFC 6854) and the obsolete forms with
    /// routes, empty places and space around dots (§4.4) are all understood, and what is wrong is
    /// read over as far as an address can still be told.
    ///
    /// @param text the body of the field, one char an octet; a name in UTF-8 becomes its A-labels
    ///   (RFC 6532, RFC 9989 §5.3.1)
    public static AddressList parse(String text) {
        return new AddressListReader(text).read();
    }
}
