package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.authres.TrustBoundary.Reason;

import java.util.List;

/// Who received the message and recorded what it checked.
///
/// @param authservId its name; empty when it has none
/// @param provider the service behind that name, for people; empty when not known
/// @param why why its results are believed, or are not
/// @param claims the results that were not believed, one for each field
public record ReceiverView(String authservId, String provider, Reason why, List<Claim> claims) {
    public ReceiverView {
        claims = List.copyOf(claims);
    }

    /// Results that anybody may have written.
    ///
    /// @param authservId whose they say they are
    /// @param results such as `dmarc=pass`, in order
    public record Claim(String authservId, List<String> results) {
        public Claim {
            results = List.copyOf(results);
        }
    }
}
