package dev.dmarcdesk.authres;

import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// One Authentication-Results field, or the like of it in an ARC set (RFC 8601 §2.2, RFC 8617
/// §4.1.1).
///
/// @param field as it stands in the header
/// @param authservId who wrote it, lower case; empty where the field names nobody, as Microsoft's
///   do
/// @param version the version token; 1 when there is none
/// @param instance the ARC instance; 0 for an Authentication-Results field
/// @param results what was checked, in order; empty for `none`
/// @param comments those that belong to no result, without their parentheses
/// @param isExact whether it keeps to RFC 8601, or was read by a dialect
public record AuthenticationResults(
        HeaderField field,
        String authservId,
        int version,
        int instance,
        List<MethodResult> results,
        List<String> comments,
        boolean isExact) {
    /// The name of the field.
    public static final String NAME = "Authentication-Results";

    /// The name of the like in an ARC set.
    public static final String ARC_NAME = "ARC-Authentication-Results";

    public AuthenticationResults {
        results = List.copyOf(results);
        comments = List.copyOf(comments);
    }

    /// Reads a field of either name, in the words of the standard or in a dialect.
    ///
    /// @return what it says, with the places where it leaves the grammar; invalid where it names
    ///   neither a server nor a result
    public static Parsed<AuthenticationResults> parse(HeaderField field) {
        return AuthResParser.parse(field);
    }

    /// The results of one method, in order.
    public List<MethodResult> of(String method) {
        return results.stream().filter(result -> result.method().equals(method)).toList();
    }

    /// Fit for a log: whose message it was is nobody's business.
    @Override
    public String toString() {
        return "AuthenticationResults[authservId=" + authservId + ", results=" + results + "]";
    }
}
