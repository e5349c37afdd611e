package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Received;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How far down a header the receiver wrote it (RFC 8601 §1.2, its trust boundary).
///
/// Servers put their fields above those that are there. Whatever stands above a Received of the
/// receiver was therefore written by him. Between the last of his and the next Received he may have
/// written, too, as Gmail does, but so may the sender.
///
/// @param lastOwn the place of the receiver's last Received; -1 where the header has none
/// @param end the place of the first field that he certainly did not write
/// @param owners whose his servers are; empty where their names do not tell
/// @param kin whose the servers are that hand on to his from inside, though they are named
///   otherwise
record ReceiverPart(int lastOwn, int end, Set<String> owners, Set<String> kin) {
    /// Fields a sender writes. Nothing below them was put there by a server that puts its fields on
    /// top.
    private static final Set<String> SENDERS =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "message-id",
                    "mime-version",
                    "content-type",
                    "reply-to",
                    "in-reply-to",
                    "references",
                    "dkim-signature",
                    "domainkey-signature");

    /// Protocols between a receiver's own machines, and by which a person fetches mail from the
    /// receiver.
    private static final Pattern LOCAL = Pattern.compile("LMTP|POP3|IMAP");

    static ReceiverPart of(HeaderBlock header, Organizations organizations) {
        return new Walk(header, organizations).walk();
    }

    /// Whether the header says where it went at all.
    boolean isKnown() {
        return lastOwn >= 0;
    }

    /// Whether nobody but the receiver can have written the field at `place`.
    boolean isCertain(int place) {
        return place < lastOwn;
    }

    boolean isMicrosofts() {
        return owners.contains(Organizations.MICROSOFT);
    }

    private static final class Walk {
        private final List<HeaderField> fields;
        private final Iterator<Received> hops;
        private final Organizations organizations;
        private final Set<String> owners = new HashSet<>();
        private final Set<String> kin = new HashSet<>();
        private int lastOwn = -1;

        /// Whether the hop before says that the next one down is inside.
        private boolean isInside = true;

        Walk(HeaderBlock header, Organizations organizations) {
            this.fields = header.fields();
            this.hops = header.received().iterator();
            this.organizations = organizations;
        }

        ReceiverPart walk() {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).isNamed(Received.NAME)) {
                    if (!isInside) {
                        break;
                    }
                    own(i, hops.next());
                }
            }
            return new ReceiverPart(lastOwn, end(), Set.copyOf(owners), Set.copyOf(kin));
        }

        private void own(int place, Received hop) {
            String owner = organizations.of(hop.by());
            if (!owner.equals(Organizations.NOBODY)) {
                if (owners.isEmpty()) {
                    owners.add(owner);
                } else if (!owners.contains(owner)) {
                    kin.add(owner);
                }
            }
            lastOwn = place;
            isInside = isFromInside(hop);
        }

        /// Whether the client was one of the receiver's own. What it called itself proves nothing,
        /// but Microsoft's servers write nothing else of each other.
        private boolean isFromInside(Received hop) {
            if (hop.isSubmission()) {
                return false;
            }
            if (hop.ip().isEmpty() && hop.host().isEmpty()) {
                return hop.helo().isEmpty() || isOurs(hop.helo());
            }
            if (LOCAL.matcher(hop.with()).lookingAt() || InsideAddress.is(hop.ip())) {
                return true;
            }
            return isOurs(
                    hop.host().isEmpty() && owners.contains(Organizations.MICROSOFT)
                            ? hop.helo()
                            : hop.host());
        }

        private boolean isOurs(String name) {
            String owner = organizations.of(name);
            return owners.contains(owner) || kin.contains(owner);
        }

        private int end() {
            int place = lastOwn + 1;
            while (lastOwn >= 0 && place < fields.size() && mayBeReceivers(fields.get(place))) {
                place++;
            }
            return lastOwn < 0 ? fields.size() : place;
        }

        private static boolean mayBeReceivers(HeaderField field) {
            return !field.isNamed(Received.NAME)
                    && !SENDERS.contains(field.name().toLowerCase(Locale.ROOT));
        }
    }
}
