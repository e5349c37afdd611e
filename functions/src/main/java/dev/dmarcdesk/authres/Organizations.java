package dev.dmarcdesk.authres;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;
import dev.dmarcdesk.text.Parsed;

import java.util.Map;
import java.util.Set;

/// Whose a server is, by its name: the domain it is registered under.
///
/// Names are compared by whole labels up to a public suffix, so that neither a longer name that
/// merely ends alike nor a neighbour below the same suffix is taken for a relative.
///
/// @param suffixes where registered names begin
record Organizations(PublicSuffixes suffixes) {
    /// Nobody's: an address, a name of one label, or one that only means something inside.
    static final String NOBODY = "";

    /// Microsoft, whose headers are read in ways of their own.
    static final String MICROSOFT = "outlook.com";

    /// Top-level names that do not exist in public.
    private static final Set<String> INSIDE =
            Set.of(
                    "local",
                    "localdomain",
                    "localhost",
                    "internal",
                    "intranet",
                    "lan",
                    "corp",
                    "home",
                    "private",
                    "arpa");

    /// Registered domains under which one receiver's servers take turns in one header.
    private static final Map<String, String> FAMILIES =
            Map.ofEntries(
                    Map.entry("office365.com", MICROSOFT),
                    Map.entry("exchangelabs.com", MICROSOFT),
                    Map.entry("microsoft.com", MICROSOFT),
                    Map.entry("hotmail.com", MICROSOFT),
                    Map.entry("me.com", "icloud.com"),
                    Map.entry("mac.com", "icloud.com"),
                    Map.entry("apple.com", "icloud.com"),
                    Map.entry("aol.com", "yahoo.com"),
                    Map.entry("googlemail.com", "google.com"),
                    Map.entry("gmail.com", "google.com"),
                    Map.entry("smailru.net", "mail.ru"),
                    Map.entry("yandex.ru", "yandex.net"),
                    Map.entry("yandex.com", "yandex.net"),
                    Map.entry("fastmail.com", "messagingengine.com"),
                    Map.entry("web.de", "gmx.net"),
                    Map.entry("gmx.de", "gmx.net"));

    /// Whose a name is.
    ///
    /// @return the registered domain, or that of its family; [#NOBODY] where the name does not tell
    String of(String name) {
        return switch (DomainName.parse(name)) {
            case Parsed.Valid<DomainName>(var domain, _) -> of(domain);
            case Parsed.Invalid<DomainName> _ -> NOBODY;
        };
    }

    private String of(DomainName domain) {
        String top = domain.last(1).dotted();
        boolean number = top.chars().allMatch(c -> c >= '0' && c <= '9');
        if (domain.size() < 2 || number || INSIDE.contains(top)) {
            return NOBODY;
        }
        if (suffixes.isPublicSuffix(domain)) {
            return NOBODY;
        }
        String registered = suffixes.organizationalDomain(domain).dotted();
        return FAMILIES.getOrDefault(registered, registered);
    }
}
