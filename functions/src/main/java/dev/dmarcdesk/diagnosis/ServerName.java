package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.mail.Received;
import dev.dmarcdesk.text.Parsed;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells the names of servers from those of people's machines. In doubt it is a person's, and
/// nothing is shown: a server's name is seldom missed, an address of somebody's home cannot be
/// taken back.
final class ServerName {
    /// Top-level names that nobody can register (RFC 6761, RFC 6762, RFC 8375, RFC 9476), and those
    /// that networks of homes and offices have all the same.
    private static final Set<String> WITHIN_A_NETWORK =
            Set.of(
                    "local",
                    "localdomain",
                    "localhost",
                    "internal",
                    "lan",
                    "home",
                    "corp",
                    "intra",
                    "intranet",
                    "private",
                    "arpa",
                    "invalid",
                    "alt",
                    "test",
                    "box",
                    "fritz",
                    "station",
                    "router",
                    "workgroup",
                    "domain",
                    "host");

    /// An address of version 4 in a name, forwards or backwards, in decimals.
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<![0-9])[0-9]{1,3}([-._x])[0-9]{1,3}\\1[0-9]{1,3}\\1[0-9]{1,3}(?![0-9])");

    /// The same without marks between: twelve digits or eight in base 16; half an address of
    /// version 6.
    private static final Pattern RUN =
            Pattern.compile(
                    "(?<![0-9])[0-9]{12}(?![0-9])|^[a-z]{0,3}[0-9a-f]{8}\\.|[0-9a-f]{16}"
                            + "|(?:[0-9a-f]{1,4}-){4}[0-9a-f]");

    /// What providers call the lines of their customers: words between marks and digits.
    private static final Set<String> OF_A_LINE =
            Set.of(
                    ("dip dyn dynamic dynamicip dialup dial dhcp dsl adsl vdsl sdsl xdsl ppp pppoe"
                                    + " cable pool pools cust customer customers res residential"
                                    + " broadband bb mobile wlan wifi client clients ftth fttx"
                                    + " fiber fibre gprs umts lte hsd sta cpe home user")
                            .split(" "));

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[-.0-9]+");

    /// What people's machines are called by those who made them.
    private static final Pattern OF_A_PERSON =
            Pattern.compile(
                    "(?:^|[-_.])(?:desktop|laptop|notebook|macbook|macbookpro|macbookair|imac|iphone|ipad|android"
                            + "|galaxy|thinkpad|pc|pc[0-9]+|win-[a-z0-9]+|ultrabook|workstation)(?:[-_.]|$)"
                            + "|s-mac|s-pc|s-iphone|-mbp|macbook");

    /// Addresses of one network (RFC 1918, RFC 3927, RFC 4193, RFC 4291 §2.5).
    private static final Pattern OF_A_NETWORK =
            Pattern.compile(
                    "(10|127|192\\.168|172\\.(1[6-9]|2\\d|3[01])|169\\.254)\\."
                            + "|f[cd][0-9a-f]{2}:|fe80:|::1$");

    private ServerName() {}

    /// Who took the message.
    ///
    /// @param isFirst whether it was there that the message began its way
    /// @return the name, in lower case; empty where there is none to show
    static String by(Received received, boolean isFirst) {
        String name = read(received.by());
        boolean hidden =
                isFirst && (isOfPerson(name) || (received.isSubmission() && !isPublic(name)));
        return hidden || isNamedByPerson(name) ? "" : name;
    }

    /// Who handed the message over: the name that the server found, or else the one it was told.
    ///
    /// @param isFirst whether it was there that the message began its way
    static String from(Received received, boolean isFirst) {
        String host = read(received.host());
        String helo = read(received.helo());
        boolean person = received.isSubmission() || isOfPerson(host) || isOfPerson(helo);
        String name = host.isEmpty() || host.startsWith("localhost") ? helo : host;
        boolean begins = isFirst && !name.equals(read(received.by())) && isWithin(received, name);
        return person || begins || name.isEmpty() ? "" : name;
    }

    /// Whether what handed the first server a message stands in that server's own network, where a
    /// colleague's desk stands as well.
    private static boolean isWithin(Received received, String name) {
        return !isPublic(DomainName.of(name.isEmpty() ? "localhost" : name))
                || isPrivate(received.ip())
                || sharesDomain(name, read(received.by()));
    }

    private static boolean sharesDomain(String one, String other) {
        int dot = one.indexOf('.');
        return other.endsWith(one.substring(dot));
    }

    private static boolean isPrivate(String ip) {
        String address = ip.toLowerCase(Locale.ROOT);
        return address.isEmpty() || OF_A_NETWORK.matcher(address).lookingAt();
    }

    /// A name that says where it is.
    private static String read(String written) {
        return isOfHosts(written)
                        && hasLetter(written, written.lastIndexOf('.') + 1)
                        && DomainName.parse(written)
                                instanceof Parsed.Valid<DomainName>(var name, _)
                ? name.dotted()
                : "";
    }

    private static boolean isOfHosts(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (!Character.isLetterOrDigit(c) && "-._".indexOf(c) < 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean hasLetter(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the name may be known outside one network.
    static boolean isPublic(String name) {
        return DomainName.parse(name) instanceof Parsed.Valid<DomainName>(var read, _)
                && isPublic(read);
    }

    static boolean isPublic(DomainName name) {
        String top = name.last(1).dotted();
        return name.size() > 1 && !WITHIN_A_NETWORK.contains(top) && hasLetter(top, 0);
    }

    private static boolean isOfPerson(String name) {
        return NUMBERS.matcher(name).find()
                || RUN.matcher(name).find()
                || BETWEEN_WORDS.splitAsStream(name).anyMatch(OF_A_LINE::contains)
                || isNamedByPerson(name);
    }

    private static boolean isNamedByPerson(String name) {
        return OF_A_PERSON.matcher(name).find();
    }
}
