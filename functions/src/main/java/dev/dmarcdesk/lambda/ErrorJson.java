package dev.dmarcdesk.lambda;

import dev.dmarcdesk.text.Parsed;

/// What a lookup function answers to a request that it does not understand.
final class ErrorJson {
    private ErrorJson() {}

    /// Names what is accepted instead.
    static String write(Parsed.Invalid<?> refused) {
        return JsonOut.object(error ->
                error.text("schema", "1")
                        .text("kind", "error")
                        .text(
                                "error",
                                "Not understood; expected "
                                        + refused.defects().getFirst().expected()));
    }
}
