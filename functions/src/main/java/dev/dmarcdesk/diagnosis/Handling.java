package dev.dmarcdesk.diagnosis;

import java.util.List;

/// What the receiver did with the message, as far as it wrote that down.
///
/// @param disposition `none`, `quarantine` or `reject`, as a comment `dis=` or a property says;
///   empty when not told
/// @param policy the policy it applied, as it wrote it; empty when not told
/// @param composite Microsoft's own summary, `compauth=`, at most one
/// @param arc what it wrote about an ARC chain; empty when nothing
public record Handling(String disposition, String policy, List<Composite> composite, String arc) {
    public Handling {
        composite = List.copyOf(composite);
    }

    /// Microsoft's composite authentication, which is no standard's result.
    ///
    /// @param result such as `pass`, `fail`, `softpass`, `none`
    /// @param code its three digits; empty when not told
    public record Composite(String result, String code) {}
}
