package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

import java.util.Map;

/// Who runs a host: its organizational domain, one for each of the services whose hosts have names
/// in several.
///
/// @param suffixes tells where an organization's names begin
record Operators(PublicSuffixes suffixes) {
    /// Domains of hosts and mailboxes that one operator runs beside the domain it is known by.
    private static final Map<String, String> ALSO =
            Map.ofEntries(
                    Map.entry("gmail.com", "google.com"),
                    Map.entry("googlemail.com", "google.com"),
                    Map.entry("office365.com", "outlook.com"),
                    Map.entry("exchangelabs.com", "outlook.com"),
                    Map.entry("microsoft.com", "outlook.com"),
                    Map.entry("onmicrosoft.com", "outlook.com"),
                    Map.entry("mx.microsoft", "outlook.com"),
                    Map.entry("hotmail.com", "outlook.com"),
                    Map.entry("live.com", "outlook.com"),
                    Map.entry("msn.com", "outlook.com"),
                    Map.entry("aol.com", "yahoo.com"),
                    Map.entry("ymail.com", "yahoo.com"),
                    Map.entry("yahoodns.net", "yahoo.com"),
                    Map.entry("me.com", "icloud.com"),
                    Map.entry("mac.com", "icloud.com"),
                    Map.entry("apple.com", "icloud.com"),
                    Map.entry("gmx.de", "gmx.net"),
                    Map.entry("gmx.com", "gmx.net"),
                    Map.entry("web.de", "gmx.net"),
                    Map.entry("ppops.net", "pphosted.com"),
                    Map.entry("messagingengine.com", "fastmail.com"));

    /// Who runs a host.
    ///
    /// @param host a name of any length
    /// @return empty for a name that means something within one network only
    String of(String host) {
        return DomainName.parse(host) instanceof Parsed.Valid<DomainName>(var name, _)
                        && ServerName.isPublic(name)
                ? of(name)
                : "";
    }

    String of(DomainName name) {
        String domain = suffixes.organizationalDomain(name).dotted();
        return ALSO.getOrDefault(domain, domain);
    }
}
