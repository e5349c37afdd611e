package dev.dmarcdesk.diagnosis;

import java.util.Set;
import java.util.regex.Pattern;

/// Domains at which anybody may have a mailbox: whoever writes from there has no say in their DNS,
/// and nobody but the provider can sign as them.
final class PublicMailboxes {
    private static final Set<String> NAMES =
            Set.of(
                    "gmail.com",
                    "googlemail.com",
                    "msn.com",
                    "aol.com",
                    "ymail.com",
                    "rocketmail.com",
                    "icloud.com",
                    "me.com",
                    "mac.com",
                    "web.de",
                    "t-online.de",
                    "freenet.de",
                    "posteo.de",
                    "mail.com",
                    "mail.ru",
                    "yandex.ru",
                    "yandex.com",
                    "protonmail.com",
                    "proton.me",
                    "pm.me",
                    "fastmail.com",
                    "zohomail.com",
                    "comcast.net",
                    "verizon.net",
                    "att.net",
                    "orange.fr",
                    "laposte.net",
                    "libero.it",
                    "qq.com",
                    "163.com",
                    "126.com",
                    "naver.com");

    /// Names that are the same in every country.
    private static final Pattern WORLDWIDE =
            Pattern.compile("(yahoo|hotmail|outlook|live|gmx)\\.(com?\\.)?[a-z]{2,3}");

    private PublicMailboxes() {}

    /// Whether it is one.
    ///
    /// @param domain in lower case, without a final dot
    static boolean contain(String domain) {
        return NAMES.contains(domain) || WORLDWIDE.matcher(domain).matches();
    }
}
