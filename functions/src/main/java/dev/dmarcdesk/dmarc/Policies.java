package dev.dmarcdesk.dmarc;

/// What one record asks for, by whom it meets.
///
/// @param own for the domain of the record
/// @param existing for its subdomains
/// @param nonExistent for its subdomains that the DNS does not know
public record Policies(
        AssessmentPolicy own, AssessmentPolicy existing, AssessmentPolicy nonExistent) {
    /// Nothing is asked for.
    static final Policies NONE =
            new Policies(AssessmentPolicy.NONE, AssessmentPolicy.NONE, AssessmentPolicy.NONE);

    /// As in test mode.
    Policies oneLower() {
        return new Policies(own.oneLower(), existing.oneLower(), nonExistent.oneLower());
    }
}
