package dev.dmarcdesk.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

import dev.dmarcdesk.diagnosis.DiagnosisRun;
import dev.dmarcdesk.live.Inspector;
import dev.dmarcdesk.live.Inspectors;
import dev.dmarcdesk.text.Parsed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// HeaderLookupFunction: a message's header in, the JSON document about the message out.
///
/// A request that is not understood is answered with `{"schema": "1", "kind": "error", "error":
/// …}`, naming what was wrong and what is accepted: it is the caller's mistake, not a failure of
/// the function. Nothing that was handed over is kept, logged or handed back.
public final class HeaderLookupHandler implements RequestStreamHandler {
    private final Inspector inspector;

    /// As Lambda makes it, with the settings of [DomainLookupHandler].
    public HeaderLookupHandler() {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        this(Inspectors.of(System.getenv()));
    }

    HeaderLookupHandler(Inspector inspector) {
        this.inspector = inspector;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        out.write(answer(in).getBytes(StandardCharsets.UTF_8));
    }

    /// The answer to one request, whatever it is.
    String answer(InputStream in) {
        return switch (HeaderRequest.read(in)) {
            case Parsed.Valid<HeaderRequest>(var request, _) -> diagnosed(request);
            case Parsed.Invalid<HeaderRequest> refused -> ErrorJson.write(refused);
        };
    }

    private String diagnosed(HeaderRequest request) {
        return switch (inspector.diagnose(request.paste(), request.connection())) {
            case Parsed.Valid<DiagnosisRun>(var run, _) -> DiagnosisJson.write(run);
            case Parsed.Invalid<DiagnosisRun> refused -> ErrorJson.write(refused);
        };
    }
}
