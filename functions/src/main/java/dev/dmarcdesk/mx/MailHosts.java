package dev.dmarcdesk.mx;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Looks up the hosts that MX records name, all at once.
final class MailHosts {
    /// A domain may publish hundreds; nobody tries more than the first few.
    private static final int MOST = 20;

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-f]*:[0-9a-f:.]*\\]?");

    private MailHosts() {}

    /// The hosts, the preferred first.
    ///
    /// @param records the MX records, without a null MX
    static List<MailHost> lookUp(List<Rdata.Exchange> records, Dns dns) {
        var sorted =
                records.stream()
                        .sorted(
                                Comparator.comparingInt(Rdata.Exchange::preference)
                                        .thenComparing(Rdata.Exchange::host))
                        .toList();
        var asked =
                sorted.stream().limit(MOST).filter(record -> !isAddress(record.host())).toList();
        var questions = new ArrayList<Question>();
        for (Rdata.Exchange record : asked) {
            questions.add(new Question(record.host(), RrType.A));
            questions.add(new Question(record.host(), RrType.AAAA));
        }
        List<Answer> answers = dns.askAll(questions);
        return sorted.stream().map(record -> host(record, asked.indexOf(record), answers)).toList();
    }

    private static MailHost host(Rdata.Exchange record, int asked, List<Answer> answers) {
        if (isAddress(record.host())) {
            return new MailHost(
                    record.preference(), record.host(), MailHost.State.IS_ADDRESS, List.of());
        }
        if (asked < 0) {
            return new MailHost(
                    record.preference(), record.host(), MailHost.State.NOT_ASKED, List.of());
        }
        Answer v4 = answers.get(2 * asked);
        Answer v6 = answers.get(2 * asked + 1);
        List<DomainName> aliases = v4.aliases().isEmpty() ? v6.aliases() : v4.aliases();
        return new MailHost(record.preference(), record.host(), state(v4, v6), aliases);
    }

    /// One address is enough, whatever became of the other family.
    static MailHost.State state(Answer v4, Answer v6) {
        if (hasPublic(v4)) {
            return MailHost.State.RESOLVES;
        }
        boolean known = !(v4 instanceof Answer.Unavailable);
        if (hasPublic(v6)) {
            return known ? MailHost.State.ONLY_IPV6 : MailHost.State.RESOLVES;
        }
        if (!known || v6 instanceof Answer.Unavailable) {
            return MailHost.State.UNAVAILABLE;
        }
        return v4 instanceof Answer.Found || v6 instanceof Answer.Found
                ? MailHost.State.NOT_PUBLIC
                : MailHost.State.UNRESOLVABLE;
    }

    private static boolean hasPublic(Answer answer) {
        return answer instanceof Answer.Found found
                && found.all(Rdata.Address.class).stream()
                        .anyMatch(data -> isPublic(data.address()));
    }

    /// Not of the ranges for private networks, the machine itself, the link or groups (RFC 6890).
    private static boolean isPublic(InetAddress address) {
        byte[] octets = address.getAddress();
        int first = octets[0] & 0xff;
        boolean shared = first == 100 && (octets[1] & 0xc0) == 64;
        boolean reserved =
                octets.length == 4 ? first == 0 || first >= 240 || shared : (first & 0xfe) == 0xfc;
        return !reserved
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress();
    }

    private static boolean isAddress(DomainName host) {
        return ADDRESS.matcher(host.toString()).matches();
    }
}
