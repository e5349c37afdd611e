package dev.dmarcdesk.mail;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Defect;

import java.util.List;

/// One From field (RFC 5322 §3.6.2).
///
/// @param field as it stands in the header
/// @param domains the domains of its addresses, each once, in order
/// @param defects where its body departs from the grammar, counted from the start of the raw field
public record FromField(HeaderField field, List<DomainName> domains, List<Defect> defects) {
    /// The name of the field.
    public static final String NAME = "From";

    public FromField {
        domains = List.copyOf(domains);
        defects = List.copyOf(defects);
    }

    /// Reads a field.
    ///
    /// @param field a From field
    public static FromField of(HeaderField field) {
        var list = AddressList.parse(field.body());
        int start = field.bodyStart();
        var defects =
                list.defects().stream()
                        .map(defect -> new Defect(defect.expected(), defect.at().shift(start)))
                        .toList();
        return new FromField(field, list.domains().stream().distinct().toList(), defects);
    }
}
