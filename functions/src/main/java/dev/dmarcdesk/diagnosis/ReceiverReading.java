package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.AuthenticationResults;
import dev.dmarcdesk.authres.TrustBoundary;
import dev.dmarcdesk.authres.TrustBoundary.Reason;
import dev.dmarcdesk.diagnosis.ReceiverView.Claim;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.text.Parsed;

import java.util.Map;
import java.util.regex.Pattern;

/// Who received the message, and what others claim. Only names of servers and words of the standard
/// are taken over: a claim is anybody's text.
final class ReceiverReading {
    private static final int MOST_CLAIMS = 20;
    private static final int MOST_RESULTS = 10;
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private static final String MICROSOFT = "Microsoft 365";

    /// Whose the servers are that record results, for people.
    private static final Map<String, String> PROVIDERS =
            Map.ofEntries(
                    Map.entry("google.com", "Gmail"),
                    Map.entry("outlook.com", MICROSOFT),
                    Map.entry("yahoo.com", "Yahoo"),
                    Map.entry("icloud.com", "iCloud"),
                    Map.entry("fastmail.com", "Fastmail"),
                    Map.entry("protonmail.ch", "Proton Mail"),
                    Map.entry("proton.ch", "Proton Mail"),
                    Map.entry("zoho.com", "Zoho Mail"),
                    Map.entry("gmx.net", "GMX"),
                    Map.entry("mail.ru", "Mail.ru"),
                    Map.entry("yandex.net", "Yandex"),
                    Map.entry("qq.com", "QQ Mail"),
                    Map.entry("163.com", "NetEase"),
                    Map.entry("mailbox.org", "mailbox.org"),
                    Map.entry("posteo.de", "Posteo"),
                    Map.entry("mimecast.com", "Mimecast"),
                    Map.entry("pphosted.com", "Proofpoint"),
                    Map.entry("comcast.net", "Comcast"));

    private ReceiverReading() {}

    /// The receiver.
    ///
    /// @param operators tells who runs a server
    static ReceiverView of(TrustBoundary boundary, Operators operators) {
        String name = name(boundary.authservId());
        return new ReceiverView(
                name,
                boundary.why() == Reason.MICROSOFTS_OWN
                        ? MICROSOFT
                        : PROVIDERS.getOrDefault(operators.of(name), ""),
                boundary.why(),
                boundary.claims().stream().limit(MOST_CLAIMS).map(ReceiverReading::claim).toList());
    }

    private static Claim claim(AuthenticationResults claim) {
        return new Claim(
                name(claim.authservId()),
                claim.results().stream()
                        .filter(one -> isWord(one.method()) && isWord(one.result()))
                        .limit(MOST_RESULTS)
                        .map(one -> one.method() + "=" + one.result())
                        .toList());
    }

    private static boolean isWord(String text) {
        return WORD.matcher(text).matches();
    }

    /// What is no name of a server may be anything, an address among it.
    private static String name(String authservId) {
        return authservId.indexOf('@') < 0
                        && DomainName.parse(authservId)
                                instanceof Parsed.Valid<DomainName>(var host, _)
                ? host.toString()
                : "";
    }
}
