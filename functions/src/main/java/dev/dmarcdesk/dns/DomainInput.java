package dev.dmarcdesk.dns;

import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Parsed.Invalid;
import dev.dmarcdesk.text.Parsed.Valid;

import java.util.ArrayList;
import java.util.List;

/// A domain as people type, copy or paste it, and what was understood.
///
/// Taken are a name in any case and with a final dot, a web address, a mail address, an
/// internationalized name in either form, a name below one of the places where policies live
/// (`_dmarc.example.com` means `example.com`), and any of these in quotes or in the links that chat
/// programs make of them. A top-level domain counts only with its final dot (`gov.`), because a
/// word without a dot is nearly always half a name.
///
/// @param typed the text as it came
/// @param domain the name for the DNS
/// @param unicode the name for people, its A-labels decoded
public record DomainInput(String typed, DomainName domain, String unicode) {
    /// Longer texts are no domain, whatever is in them: the longest web address browsers show.
    private static final int MAX_TYPED = 2048;

    /// Labels below which only records live, never mail.
    private static final List<String> RECORD_PLACES =
            List.of("_dmarc", "_domainkey", "_mta-sts", "_tls", "_bimi");

    /// Reads a domain.
    ///
    /// @param typed anything
    /// @return what was understood, or what is wrong and what is accepted instead
    public static Parsed<DomainInput> parse(String typed) {
        if (typed.length() > MAX_TYPED) {
            return refused(typed, "a name of at most 253 characters");
        }
        String bare = TypedName.bare(typed);
        if (bare.isEmpty()) {
            return refused(typed, "a domain such as example.com");
        }
        String name =
                InternationalLabel.isAscii(bare)
                        ? TypedName.lowerCase(bare)
                        : LabelMapping.mapped(bare);
        if (TypedName.isAddress(name)) {
            return refused(typed, "a domain such as example.com, not an IP address");
        }
        return switch (InternationalName.labels(name)) {
            case Invalid<List<String>>(var defects) ->
                    refused(typed, defects.getFirst().expected());
            case Valid<List<String>>(var labels, _) -> named(typed, labels, name.endsWith("."));
        };
    }

    /// Whether what was understood is not plainly what was typed, so that it has to be said.
    public boolean isRewritten() {
        String plain = typed.endsWith(".") ? typed.substring(0, typed.length() - 1) : typed;
        return !plain.equalsIgnoreCase(domain.toString());
    }

    /// The form for people of any name: its A-labels decoded where they are sound, all else as it
    /// is.
    public static String unicode(DomainName domain) {
        var labels = new ArrayList<String>();
        for (String label : domain.labels()) {
            labels.add(InternationalLabel.toUnicode(label));
        }
        return domain.isRoot() ? "." : String.join(".", labels);
    }

    private static Parsed<DomainInput> named(String typed, List<String> labels, boolean absolute) {
        int place = -1;
        for (int i = 0; i < labels.size(); i++) {
            place = RECORD_PLACES.contains(labels.get(i)) ? i : place;
        }
        List<String> rest = labels.subList(place + 1, labels.size());
        if (rest.isEmpty()) {
            return refused(typed, "a domain such as example.com below " + labels.getLast());
        }
        if (rest.size() == 1 && !absolute) {
            return refused(
                    typed,
                    "a whole domain such as example.com (a top-level domain is written with a final dot: gov.)");
        }
        if (isNumber(rest.getLast())) {
            return refused(typed, "a name whose last label is not a number");
        }
        String name = String.join(".", rest);
        return switch (DomainName.parse(name)) {
            case Invalid<DomainName>(var defects) -> refused(typed, defects.getFirst().expected());
            case Valid<DomainName>(var domain, _) ->
                    Parsed.valid(new DomainInput(typed, domain, unicode(domain)));
        };
    }

    private static boolean isNumber(String label) {
        return label.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Parsed<DomainInput> refused(String typed, String expected) {
        return Parsed.invalid(expected, 0, typed.length());
    }
}
