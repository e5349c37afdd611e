package dev.dmarcdesk.dkim;

/// Something that was done to a header after it was signed. That the signature verifies with it
/// undone is the proof, even where the text was pasted.
public sealed interface HeaderChange {
    /// A tag in brackets was put into the subject.
    record SubjectTagged() implements HeaderChange {}

    /// From was replaced, and the author kept in another field.
    record FromReplaced() implements HeaderChange {}

    /// A field was added that the signer had said was not there (RFC 6376 §5.4.2).
    ///
    /// @param name its name, in lower case
    record FieldAdded(String name) implements HeaderChange {}
}
