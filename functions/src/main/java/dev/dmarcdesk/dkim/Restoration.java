package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.mail.FromField;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Undoes what lists and forwarders commonly do to a header, to see whether a signature that does
/// not verify would have.
///
/// @param header in which it does not
/// @param signature the signature
/// @param names the fields it covers, in lower case
record Restoration(HeaderBlock header, DkimSignature signature, Set<String> names) {
    private static final String SUBJECT = "subject";
    private static final String ORIGINAL_FROM = "X-Original-From";
    private static final Pattern TAG = Pattern.compile("\\[[^\\[\\]]*+\\][ \t]*+");

    /// What can be undone; all that can, in any combination.
    private enum Step {
        TAG,
        FROM,
        ADDITIONS
    }

    static Restoration of(HeaderBlock header, DkimSignature signature) {
        var names = new HashSet<String>();
        signature.signedFields().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return new Restoration(header, signature, names);
    }

    /// What was done, as far as that is proven; else nothing.
    List<HeaderChange> changes(Dns dns) {
        for (EnumSet<Step> steps : combinations(possible())) {
            if (verifies(restored(steps), dns)) {
                return steps.stream().flatMap(step -> told(step).stream()).toList();
            }
        }
        return List.of();
    }

    /// Each but the empty one, the smaller first: what changes nothing must not be told.
    private static List<EnumSet<Step>> combinations(Set<Step> possible) {
        var all = new ArrayList<EnumSet<Step>>();
        for (Step step : possible) {
            for (EnumSet<Step> before : List.copyOf(all)) {
                var both = EnumSet.copyOf(before);
                both.add(step);
                all.add(both);
            }
            all.add(EnumSet.of(step));
        }
        all.sort(Comparator.comparingInt(Set::size));
        return all;
    }

    private boolean verifies(HeaderBlock restored, Dns dns) {
        return signature.over(new SignedHeaders(restored)).verify(dns).hash()
                instanceof HeaderHash.Verified;
    }

    private Set<Step> possible() {
        Set<Step> possible = EnumSet.noneOf(Step.class);
        if (names.contains(SUBJECT)
                && header.named(SUBJECT).stream().anyMatch(one -> TAG.matcher(one.body()).find())) {
            possible.add(Step.TAG);
        }
        if (header.has(ORIGINAL_FROM)) {
            possible.add(Step.FROM);
        }
        if (!additions().isEmpty()) {
            possible.add(Step.ADDITIONS);
        }
        return possible;
    }

    private List<HeaderChange> told(Step step) {
        return switch (step) {
            case TAG -> List.of(new HeaderChange.SubjectTagged());
            case FROM -> List.of(new HeaderChange.FromReplaced());
            case ADDITIONS ->
                    additions().stream().<HeaderChange>map(HeaderChange.FieldAdded::new).toList();
        };
    }

    /// The signed names of the fields that lists and forwarders add.
    private List<String> additions() {
        return header.fields().stream()
                .map(Restoration::key)
                .filter(name -> names.contains(name) && isOftenAdded(name))
                .distinct()
                .toList();
    }

    private static boolean isOftenAdded(String name) {
        return name.equals("sender")
                || name.equals("reply-to")
                || name.startsWith("list-")
                || name.startsWith("resent-");
    }

    private HeaderBlock restored(Set<Step> steps) {
        var fields = new ArrayList<HeaderField>(header.fields().size());
        for (HeaderField field : header.fields()) {
            if (!steps.contains(Step.ADDITIONS) || !isOftenAdded(key(field))) {
                fields.add(restored(field, steps));
            }
        }
        return new HeaderBlock(fields, header.length());
    }

    private HeaderField restored(HeaderField field, Set<Step> steps) {
        if (steps.contains(Step.TAG) && field.isNamed(SUBJECT)) {
            return withBody(field, TAG.matcher(field.body()).replaceFirst(""));
        }
        return steps.contains(Step.FROM) && field.isNamed(FromField.NAME)
                ? withBody(field, header.named(ORIGINAL_FROM).getFirst().body())
                : field;
    }

    private static HeaderField withBody(HeaderField field, String body) {
        String raw = field.raw();
        String name = raw.substring(0, raw.length() - field.body().length());
        return new HeaderField(field.name(), name + body, field.at());
    }

    private static String key(HeaderField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
