package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.Reported.DomainSource;
import dev.dmarcdesk.authres.Reported.Identity;
import dev.dmarcdesk.mail.HeaderBlock;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Collects results by method, from the places where receivers put them.
final class ReportReader {
    /// Property types that stand before the name of an SPF identity; some leave it out.
    private static final Set<String> SPF_TYPES = Set.of("smtp", "envelope", "mail", "");

    private static final Set<String> MAIL_FROM =
            Set.of("mailfrom", "mail", "mfrom", "from", "envelope-from", "sender");

    private static final Set<String> HELO = Set.of("helo", "ehlo");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]++");
    private static final Pattern WORD = Pattern.compile("[a-z._-]{1,30}+");

    private final List<MethodResult> results;
    private final List<SigningDomain> signatures;

    ReportReader(List<AuthenticationResults> fields, HeaderBlock header) {
        this.results = fields.stream().flatMap(field -> field.results().stream()).toList();
        this.signatures = SigningDomain.all(header);
    }

    Reported read() {
        return new Reported(
                of("spf").map(ReportReader::spf).toList(),
                of("dkim").map(this::dkim).toList(),
                of("dmarc").map(ReportReader::dmarc).toList(),
                of("arc").map(one -> new Reported.Arc(one.result(), one.written())).toList(),
                of("compauth").map(ReportReader::compauth).toList());
    }

    private Stream<MethodResult> of(String method) {
        return results.stream().filter(result -> result.method().equals(method));
    }

    /// Without a MAIL FROM, the HELO name is checked (RFC 7208 §2.4).
    private static Reported.Spf spf(MethodResult one) {
        String mailFrom = domain(identity(one, MAIL_FROM));
        String helo = domain(identity(one, HELO));
        if (!mailFrom.isEmpty()) {
            return new Reported.Spf(one.result(), one.written(), mailFrom, Identity.MAIL_FROM);
        }
        var identity = helo.isEmpty() ? Identity.UNTOLD : Identity.HELO;
        return new Reported.Spf(one.result(), one.written(), helo, identity);
    }

    private static String identity(MethodResult one, Set<String> names) {
        return one.properties().stream()
                .filter(property ->
                        SPF_TYPES.contains(property.type()) && names.contains(property.name()))
                .map(MethodResult.Property::value)
                .findFirst()
                .orElse("");
    }

    private Reported.Dkim dkim(MethodResult one) {
        String told = domain(first(one.value("header", "d"), one.value("", "d")));
        String identifier = first(one.value("header", "i"), one.value("", "i"));
        String selector = selector(first(one.value("header", "s"), one.value("", "s")));
        String signature = one.value("header", "b");
        String signed =
                told.isEmpty()
                        ? SigningDomain.find(signatures, identifier, selector, signature)
                        : "";
        String inferred = domain(identifier);
        var source =
                !told.isEmpty()
                        ? DomainSource.REPORTED
                        : !signed.isEmpty()
                                ? DomainSource.SIGNATURE
                                : inferred.isEmpty()
                                        ? DomainSource.UNTOLD
                                        : DomainSource.IDENTIFIER;
        return new Reported.Dkim(
                one.result(),
                one.written(),
                first(told, signed, inferred),
                source,
                selector,
                signature,
                one.result().equals("pass") ? one.reason() : why(one));
    }

    private static String why(MethodResult one) {
        return first(one.reason(), one.comments().stream().findFirst().orElse(""));
    }

    /// Yahoo writes `@` before it.
    private static String selector(String value) {
        return value.startsWith("@") ? value.substring(1) : value;
    }

    private static Reported.Dmarc dmarc(MethodResult one) {
        String from =
                first(
                        one.value("header", "from"),
                        one.value("", "from"),
                        one.value("header", "d"),
                        one.value("", "d"));
        String disposition =
                first(
                        one.value("policy", "applied-disposition"),
                        one.value("policy", "dmarc"),
                        one.value("", "action"),
                        one.value("", "dis"),
                        said(one, "dis"),
                        said(one, "d"));
        return new Reported.Dmarc(
                one.result(),
                one.written(),
                domain(from),
                word(disposition),
                word(
                        first(
                                one.value("policy", "published-domain-policy"),
                                said(one, "p"),
                                said(one, "policy"))),
                word(first(one.value("policy", "published-subdomain-policy"), said(one, "sp"))));
    }

    private static Reported.Compauth compauth(MethodResult one) {
        return new Reported.Compauth(one.written(), one.reason());
    }

    /// What receivers say in a comment of their own result, as `(p=REJECT sp=REJECT dis=NONE)`.
    private static String said(MethodResult one, String name) {
        return one.comments().stream()
                .flatMap(SEPARATORS::splitAsStream)
                .filter(word -> word.regionMatches(true, 0, name + "=", 0, name.length() + 1))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String word(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return WORD.matcher(word).matches() ? word : "";
    }

    private static String domain(String value) {
        return SigningDomain.ofAddress(value);
    }
}
