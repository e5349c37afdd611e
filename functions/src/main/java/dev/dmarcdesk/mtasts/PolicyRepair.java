package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Writes down the policy that was meant. What can only be guessed at with mail at stake, the mail
/// hosts, is taken from the policy or from the DNS, or there is no proposal.
final class PolicyRepair {
    private static final Pattern LINE =
            Pattern.compile("\\s*[\"'`]?([A-Za-z_ -]{2,10}?)\\s*[:=]\\s*([^\"'`]*?)[\"'`,;.\\s]*");
    private static final Pattern AGE = Pattern.compile("(?i)(\\d{1,10})\\s*([a-z]*)");

    /// What comes before a host where somebody copied an MX record or an address.
    private static final Pattern BEFORE_HOST =
            Pattern.compile("^(?:\\d{1,5}\\s+)?(?:https?://|smtp://)?(?:\\*?\\.(?=[^.]))?");

    private static final Pattern BETWEEN_HOSTS = Pattern.compile("[,;]");

    private static final Map<Character, Integer> UNITS =
            Map.of('s', 1, 'm', 60, 'h', 3600, 'd', 86_400, 'w', 604_800, 'y', 31_536_000);
    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 1000;
    private static final int WEEK = 604_800;
    private static final int DAY = 86_400;

    private final MailRoute route;
    private StsPolicy.Mode mode = StsPolicy.Mode.TESTING;
    private int maxAge = WEEK;
    private final LinkedHashSet<MxPattern> mx = new LinkedHashSet<>();

    private PolicyRepair(MailRoute route) {
        this.route = route;
    }

    /// The policy that was meant; nothing when nobody can say which hosts it allows.
    ///
    /// @param text of a policy that can not be read
    /// @param route where mail goes, for a policy that names no host
    static Optional<StsPolicy> mend(String text, MailRoute route) {
        var repair = new PolicyRepair(route);
        return text.lines().limit(MOST_LINES).allMatch(repair::read)
                ? repair.policy()
                : Optional.empty();
    }

    private Optional<StsPolicy> policy() {
        if (mx.isEmpty() && route instanceof MailRoute.Hosts(var hosts)) {
            hosts.forEach(host -> mx.add(new MxPattern(false, host)));
        }
        return mx.isEmpty() && mode != StsPolicy.Mode.NONE
                ? Optional.empty()
                : Optional.of(new StsPolicy(mode, maxAge, List.copyOf(mx)));
    }

    /// Takes a line for what it was meant as; whether nothing is lost with it.
    private boolean read(String line) {
        if (line.length() > LONGEST_LINE) {
            return false;
        }
        var read = LINE.matcher(line);
        if (!read.matches()) {
            return true;
        }
        String value = read.group(2);
        return switch (read.group(1).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "")) {
            case "mx" -> hosts(value);
            case "mode" -> {
                mode = mode(value);
                yield true;
            }
            case "maxage" -> {
                maxAge = maxAge(value);
                yield true;
            }
            default -> true;
        };
    }

    /// What somebody may have written for a mode; the one that can not lose mail where no word is
    /// near.
    private static StsPolicy.Mode mode(String value) {
        String word = value.toLowerCase(Locale.ROOT);
        return Arrays.stream(StsPolicy.Mode.values())
                .filter(known -> word.startsWith(known.word().substring(0, 4)))
                .findFirst()
                .orElse(StsPolicy.Mode.TESTING);
    }

    private static int maxAge(String value) {
        var read = AGE.matcher(value.replaceAll("[.,_](?=\\d{3})", ""));
        if (!read.lookingAt()) {
            return WEEK;
        }
        int unit =
                read.group(2).isEmpty()
                        ? 1
                        : UNITS.getOrDefault(read.group(2).toLowerCase(Locale.ROOT).charAt(0), DAY);
        return (int) Math.min(Long.parseLong(read.group(1)) * unit, StsPolicy.LONGEST);
    }

    private boolean hosts(String value) {
        var read = new ArrayList<MxPattern>();
        for (String one : BETWEEN_HOSTS.splitAsStream(value).toList()) {
            if (MxPattern.parse(plain(one)) instanceof Parsed.Valid<MxPattern>(var pattern, _)) {
                read.add(pattern);
            } else {
                return one.isBlank();
            }
        }
        return mx.addAll(read) || !read.isEmpty();
    }

    /// A host without a final dot, a preference or a scheme; `.example.com` means all below it.
    private static String plain(String host) {
        String text = host.strip();
        boolean wildcard = text.startsWith("*.") || text.startsWith(".");
        String name = BEFORE_HOST.matcher(text).replaceFirst("").replaceAll("[./]+$", "");
        return (wildcard ? "*." : "") + name;
    }
}
