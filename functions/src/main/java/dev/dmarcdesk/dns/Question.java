package dev.dmarcdesk.dns;

/// What is asked of the DNS.
///
/// @param name absolute, so that no search list is ever applied
/// @param type the record type wanted
public record Question(DomainName name, RrType type) {
    @Override
    public String toString() {
        return name + " " + type;
    }
}
