package dev.dmarcdesk.lambda;

import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.dnssec.DnssecFacts;

import java.util.Locale;

/// How a domain's signatures stand, as JSON.
final class DnssecJson {
    private DnssecJson() {}

    static void write(JsonOut out, DnssecFacts facts) {
        out.text("status", facts.word());
        switch (facts.security()) {
            case Security.Secure(var by) -> by(out, by).nothing("detail");
            case Security.Insecure(_, var by) -> by(out, by).nothing("detail");
            case Security.Bogus(var why, var by) -> by(out, by).text("detail", why);
            case Security.Unknown(var why) -> out.nothing("by").text("detail", why);
            case Security.Unasked(var why) -> out.nothing("by").text("detail", why);
        }
    }

    private static JsonOut by(JsonOut out, Witness by) {
        return out.text("by", by.name().toLowerCase(Locale.ROOT));
    }
}
