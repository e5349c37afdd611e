package dev.dmarcdesk.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells what kind of record a text was meant as: by its version, however misspelt, or else by what
/// only one kind has.
final class Recognition {
    /// Blanks, quotes and backslashes; in UTF-8 also no-break and zero-width blanks, byte order
    /// marks and typographic quotes.
    private static final String JUNK =
            "(?:[\\s\"'`\\\\\u00a0]|\u00c2\u00a0|\u00ef\u00bb\u00bf|\u00e2\u0080[\u0080-\u009f]){0,40}+";

    private static final String NAMES = "dmarc|spf|dkim|tls-?rpt|sts|bimi";

    private static final Pattern VERSION =
            Pattern.compile(
                    "(?i)(?<![a-z0-9_.-])v"
                            + JUNK
                            + "[=:]"
                            + JUNK
                            + "(?<name>"
                            + NAMES
                            + ")|(?<policy>version\\s*+:\\s*+sts)");

    /// `DMARC1; p=none`, `spf1 mx -all`: the version without its tag.
    private static final Pattern BARE_VERSION =
            Pattern.compile(
                    "(?i)" + JUNK + "v?" + JUNK + "(?<name>" + NAMES + ")v?[12](?=[\\s;,])");

    private static final Map<String, RecordType> BY_NAME =
            Map.of(
                    "dmarc", RecordType.DMARC,
                    "spf", RecordType.SPF,
                    "dkim", RecordType.DKIM,
                    "sts", RecordType.MTA_STS,
                    "tlsrpt", RecordType.TLS_RPT,
                    "bimi", RecordType.BIMI);

    private static final String TAG = "(?i)(?:^|[;\\s\"])\\s*+";
    private static final Pattern KEY =
            Pattern.compile(TAG + "(?:p\\s*=\\s*[A-Za-z0-9+/]{20}|k\\s*=\\s*(?:rsa|ed25519))");
    private static final Pattern POLICY =
            Pattern.compile(
                    TAG
                            + "(?:s?p|np)\\s*=\\s*(?:none|quarantine|reject)|"
                            + TAG
                            + "(?:adkim|aspf|pct|ruf)\\s*=");
    private static final Pattern SENDERS =
            Pattern.compile(
                    "(?i)(?:^|[\\s\"])(?:[-+~?]?(?:include|ip4|ip6|exists):|redirect=|[-~?+]all(?=$|[\\s\";]))");
    private static final Pattern LOGO = Pattern.compile(TAG + "l\\s*=\\s*https?:");
    private static final Pattern MODE =
            Pattern.compile("(?im)^\\s*+mode\\s*+[:=]\\s*+(?:enforce|testing|none)");
    private static final Pattern TLS_REPORTS = Pattern.compile("(?i)^\\s*+rua\\s*+=[^;]*+;?\\s*+$");
    private static final Pattern ID = Pattern.compile("(?i)^\\s*+id\\s*+=[^;]*+;?\\s*+$");

    private Recognition() {}

    /// The kind of a text; nothing when it looks like none.
    static Optional<RecordType> of(String text) {
        return byVersion(text).or(() -> byContent(text));
    }

    /// The kind that a version in the text names.
    static Optional<RecordType> byVersion(String text) {
        var bare = BARE_VERSION.matcher(text);
        if (bare.lookingAt()) {
            return Optional.of(named(bare.group("name")));
        }
        var version = VERSION.matcher(text);
        return version.find() ? Optional.of(type(version)) : Optional.empty();
    }

    /// Whether a text begins with a version, but for what copying leaves before it.
    static boolean startsRecord(String text) {
        var version = VERSION.matcher(text);
        return BARE_VERSION.matcher(text).lookingAt()
                || (version.find() && text.substring(0, version.start()).matches(JUNK));
    }

    private static RecordType type(Matcher version) {
        return version.group("policy") == null
                ? named(version.group("name"))
                : RecordType.MTA_STS_POLICY;
    }

    private static RecordType named(String name) {
        return BY_NAME.getOrDefault(
                name.toLowerCase(Locale.ROOT).replace("-", ""), RecordType.DMARC);
    }

    private static Optional<RecordType> byContent(String text) {
        if (KEY.matcher(text).find()) {
            return Optional.of(RecordType.DKIM);
        }
        if (POLICY.matcher(text).find()) {
            return Optional.of(RecordType.DMARC);
        }
        if (SENDERS.matcher(text).find()) {
            return Optional.of(RecordType.SPF);
        }
        if (LOGO.matcher(text).find()) {
            return Optional.of(RecordType.BIMI);
        }
        if (MODE.matcher(text).find()) {
            return Optional.of(RecordType.MTA_STS_POLICY);
        }
        if (TLS_REPORTS.matcher(text).find()) {
            return Optional.of(RecordType.TLS_RPT);
        }
        return ID.matcher(text).find() ? Optional.of(RecordType.MTA_STS) : Optional.empty();
    }
}
