package dev.dmarcdesk.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// DomainLookupFunction: `{"domain": "example.com"}` in, the JSON document about the domain out.
///
/// A request that is not understood is answered with `{"schema": "1", "kind": "error", "error":
/// …}`, naming what was wrong and what is accepted: it is the caller's mistake, not a failure of
/// the function.
public final class DomainLookupHandler implements RequestStreamHandler {
    private final Inspector inspector;

    /// As Lambda makes it: the resolver is the one `DMARC_DNS` names, else the machine's; the
    /// DNSSEC trust anchor the one in the file `DMARC_TRUST_ANCHOR`, else the DNS root's.
    ///
    /// There is no log here, and none is wanted: names that somebody asked about are not kept.
    /// Without the property the logging library would complain of that in three lines a start.
    public DomainLookupHandler() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        this(Inspectors.of(System.getenv()));
    }

    DomainLookupHandler(Inspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        out.write(answer(in).getBytes(StandardCharsets.UTF_8));
    }

    /// The answer to one request, whatever it is.
    String answer(InputStream in) {
        return switch (LookupRequest.read(in)) {
            case Parsed.Valid<Subject>(var subject, _) ->
                    ReportJson.write(inspector.inspect(subject));
            case Parsed.Invalid<Subject> refused -> ErrorJson.write(refused);
        };
    }
}
