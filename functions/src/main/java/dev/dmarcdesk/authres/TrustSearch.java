package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the receiver's own results in a header (RFC 8601 §5 and §7.1).
final class TrustSearch {
    /// Names under which servers keep what others wrote, and programs of their own keep theirs:
    /// never the receiver's word.
    private static final Set<String> KEPT =
            Set.of(
                    "authentication-results-original",
                    "original-authentication-results",
                    "old-authentication-results",
                    "x-authentication-results",
                    "x-authentication-results-original",
                    "x-original-authentication-results",
                    "x-ms-exchange-authentication-results");

    private static final int NO_FIELD = -1;
    private static final String EXCHANGES_OWN = "x-ms-exchange-organization-";

    private final HeaderBlock header;
    private final Organizations organizations;
    private final ReceiverPart part;
    private final List<Placed> fields = new ArrayList<>();
    private final boolean isExchanges;
    private int topmost = NO_FIELD;

    TrustSearch(HeaderBlock header, Organizations organizations) {
        this.header = header;
        this.organizations = organizations;
        this.part = ReceiverPart.of(header, organizations);
        this.isExchanges = header.fields().stream().anyMatch(TrustSearch::isExchanges);
    }

    /// A field, its place in the header and whose it says to be.
    private record Placed(int place, AuthenticationResults field, String owner) {
        boolean isNameless() {
            return field.authservId().isEmpty();
        }
    }

    TrustBoundary search() {
        collect();
        for (Reason reason : List.of(Reason.RECEIVERS_OWN, Reason.MICROSOFTS_OWN, Reason.TOPMOST)) {
            var first = fields.stream().filter(field -> why(field) == reason).findFirst();
            if (first.isPresent()) {
                return boundary(first.get(), reason);
            }
        }
        return new TrustBoundary(
                List.of(),
                claims(List.of()),
                "",
                topmost == NO_FIELD ? Reason.ABSENT : Reason.FOREIGN);
    }

    private void collect() {
        for (int i = 0; i < header.fields().size(); i++) {
            var field = header.fields().get(i);
            boolean own = field.isNamed(AuthenticationResults.NAME);
            boolean old = KEPT.contains(field.name().toLowerCase(Locale.ROOT));
            if (topmost == NO_FIELD && (own || old)) {
                topmost = i;
            }
            if ((own || old)
                    && AuthenticationResults.parse(field)
                            instanceof Parsed.Valid<AuthenticationResults>(var value, _)) {
                fields.add(new Placed(i, value, organizations.of(value.authservId())));
            }
        }
    }

    private static boolean isKept(AuthenticationResults field) {
        return !field.field().isNamed(AuthenticationResults.NAME);
    }

    /// Why the field is to be believed; [Reason#FOREIGN] when it is not.
    private Reason why(Placed placed) {
        String id = placed.field().authservId();
        if (isKept(placed.field()) || placed.place() >= part.end() || !isReadable(id)) {
            return Reason.FOREIGN;
        }
        if (placed.isNameless()) {
            return ofNameless(placed);
        }
        if (part.owners().contains(placed.owner())) {
            return Reason.RECEIVERS_OWN;
        }
        boolean mayBeReceivers =
                part.isCertain(placed.place())
                        || part.owners().isEmpty()
                        || part.kin().contains(placed.owner())
                        || placed.owner().equals(Organizations.NOBODY);
        return mayBeReceivers ? ofTopmost(placed) : Reason.FOREIGN;
    }

    /// Without a name to go by, only the place speaks for a field, and it speaks for one alone:
    /// where the first cannot be read, the next is not promoted.
    private Reason ofTopmost(Placed placed) {
        return placed.place() == topmost ? Reason.TOPMOST : Reason.FOREIGN;
    }

    /// An authserv-id that is none was not written by software that keeps to the standard, and
    /// nobody's name can be read from it.
    private static boolean isReadable(String id) {
        return id.isEmpty() || AuthResGrammar.isToken(id);
    }

    /// Microsoft's fields name nobody; only what stands around them tells that they are
    /// Microsoft's. Exchange takes fields of its own away from mail that comes from outside.
    private Reason ofNameless(Placed placed) {
        if ((part.isMicrosofts() || isExchanges)
                && (part.isCertain(placed.place()) || !part.isKnown())) {
            return Reason.MICROSOFTS_OWN;
        }
        boolean unknown = !part.isKnown() && hasMicrosoftsMarks(placed.field());
        return unknown ? ofTopmost(placed) : Reason.FOREIGN;
    }

    private static boolean isExchanges(HeaderField field) {
        return field.name().toLowerCase(Locale.ROOT).startsWith(EXCHANGES_OWN);
    }

    /// What nobody else writes.
    private static boolean hasMicrosoftsMarks(AuthenticationResults field) {
        return field.results().stream()
                .anyMatch(result ->
                        result.method().equals("compauth")
                                || !result.value("", "action").isEmpty()
                                || result.comments().stream()
                                        .anyMatch(said -> said.startsWith("sender IP is ")));
    }

    private TrustBoundary boundary(Placed first, Reason why) {
        var believed = first.isNameless() ? nameless(first) : named(first, why);
        return new TrustBoundary(believed, claims(believed), first.field().authservId(), why);
    }

    /// Down to the next server's Received: those below it are of servers the message passed before,
    /// as where one customer of Microsoft writes to another.
    private List<AuthenticationResults> nameless(Placed first) {
        int next = first.place();
        while (next < header.fields().size() && !header.fields().get(next).isNamed("Received")) {
            next++;
        }
        int end = next;
        return fields.stream()
                .filter(field -> field.place() >= first.place() && field.place() < end)
                .filter(field -> field.isNameless() && !isKept(field.field()))
                .map(Placed::field)
                .toList();
    }

    /// Those of the same server; where only the receiver can have written them, of its relatives
    /// too.
    private List<AuthenticationResults> named(Placed first, Reason why) {
        var believed = new ArrayList<AuthenticationResults>();
        var told = new HashSet<String>();
        for (Placed placed : fields) {
            if (placed.place() < first.place()
                    || placed.place() >= part.end()
                    || isKept(placed.field())) {
                continue;
            }
            boolean relative = isRelative(first, placed);
            if (part.isCertain(placed.place())) {
                if (relative) {
                    believed.add(placed.field());
                    placed.field().results().forEach(result -> told.add(result.method()));
                } else if (why == Reason.TOPMOST) {
                    break;
                }
            } else if (!continues(first, placed, relative, told)) {
                break;
            } else {
                believed.add(placed.field());
            }
        }
        return believed;
    }

    /// Whether a field is of the same run where a sender may have put it. Receivers take away what
    /// bears exactly their own name (§5), nothing else; and they do not say the same twice, above
    /// their Received and below it.
    private boolean continues(Placed first, Placed placed, boolean relative, Set<String> told) {
        if (!part.isKnown()) {
            return relative;
        }
        return placed.field().authservId().equals(first.field().authservId())
                && placed.field().results().stream()
                        .noneMatch(result -> told.contains(result.method()));
    }

    private static boolean isRelative(Placed one, Placed other) {
        return one.field().authservId().equals(other.field().authservId())
                || (!one.owner().equals(Organizations.NOBODY)
                        && isReadable(other.field().authservId())
                        && one.owner().equals(other.owner()));
    }

    private List<AuthenticationResults> claims(List<AuthenticationResults> believed) {
        var own = Collections.newSetFromMap(new IdentityHashMap<AuthenticationResults, Boolean>());
        own.addAll(believed);
        return fields.stream().map(Placed::field).filter(field -> !own.contains(field)).toList();
    }
}
