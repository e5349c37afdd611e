package dev.dmarcdesk.note;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Who spoke for a message: a DKIM signature, or the domain it bounces to. By its shape it can hold
/// no person: neither an address nor free text is read.
///
/// @param domain the signing domain, or the bounce domain
/// @param selector the signature's; empty for a bounce domain, and where it is not known
/// @param result what SPF or DKIM came to; empty when nobody said
public record Vouch(DomainName domain, String selector, String result) {
    private static final Pattern SELECTOR =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]|\\.(?=[A-Za-z0-9_])){0,62}");
    private static final Set<String> RESULTS =
            Set.of(
                    "pass",
                    "fail",
                    "softfail",
                    "neutral",
                    "none",
                    "policy",
                    "temperror",
                    "permerror");

    /// Reads `d/s` or `d/s/result`; the selector may be left empty.
    public static Parsed<Vouch> signature(String typed) {
        String[] parts = typed.split("/", -1);
        String selector = parts.length > 1 ? parts[1] : "";
        String result = parts.length > 2 ? parts[2].toLowerCase(Locale.ROOT) : "";
        boolean isRead =
                parts.length >= 2
                        && parts.length <= 3
                        && (selector.isEmpty() || SELECTOR.matcher(selector).matches());
        return vouch(
                isRead ? parts[0] : "",
                selector,
                result,
                typed,
                "domain/selector or domain/selector/result, such as example.net/s1/pass");
    }

    /// Reads `domain` or `domain/result`.
    public static Parsed<Vouch> bounce(String typed) {
        String[] parts = typed.split("/", -1);
        String result = parts.length > 1 ? parts[1].toLowerCase(Locale.ROOT) : "";
        return vouch(
                parts.length <= 2 ? parts[0] : "",
                "",
                result,
                typed,
                "a domain or domain/result, such as bounces.example.net/pass, without any address");
    }

    private static Parsed<Vouch> vouch(
            String domain, String selector, String result, String typed, String expected) {
        boolean isResult = result.isEmpty() || RESULTS.contains(result);
        return isResult && host(domain) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Parsed.valid(new Vouch(name, selector, result))
                : Parsed.invalid(expected, 0, typed.length());
    }

    /// The name of a domain, never what an address could hide in.
    static Parsed<DomainName> host(String typed) {
        return switch (DomainName.parse(typed.toLowerCase(Locale.ROOT))) {
            case Parsed.Valid<DomainName>(var name, _)
                    when name.isMailName() && name.size() > 1 && !name.isAddress() ->
                    Parsed.valid(name);
            case Parsed.Valid<DomainName> _, Parsed.Invalid<DomainName> _ ->
                    Parsed.invalid("a domain such as example.net", 0, typed.length());
        };
    }

    /// Whether it passed.
    boolean passes() {
        return result.equals("pass");
    }
}
