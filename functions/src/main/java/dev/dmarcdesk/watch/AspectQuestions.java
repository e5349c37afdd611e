package dev.dmarcdesk.watch;

import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import java.util.Optional;

/// What the DNS is asked to see an aspect.
public final class AspectQuestions {
    private AspectQuestions() {}

    /// The question whose answer shows it; none for what a web server says.
    public static Optional<Question> of(Aspect aspect) {
        return switch (aspect.kind()) {
            case DMARC, SPF, INCLUDED_SPF, DKIM_KEY, MTA_STS, TLS_RPT, BIMI ->
                    Optional.of(new Question(aspect.name(), RrType.TXT));
            case MX -> Optional.of(new Question(aspect.name(), RrType.MX));
            case NS -> Optional.of(new Question(aspect.name(), RrType.NS));
            case MTA_STS_POLICY -> Optional.empty();
        };
    }
}
