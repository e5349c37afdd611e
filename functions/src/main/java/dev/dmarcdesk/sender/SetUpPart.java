package dev.dmarcdesk.sender;

/// A piece of what a customer of a service has to do, as the catalogue has it.
public sealed interface SetUpPart permits SetUpRecord, SetUpPart.Words {
    /// Something to do in the service's panel, or to know.
    ///
    /// @param text whole sentences, the customer's domain filled in
    record Words(String text) implements SetUpPart {}
}
