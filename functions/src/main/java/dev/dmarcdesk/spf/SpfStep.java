package dev.dmarcdesk.spf;

/// A term that looks up, and what it leads to.
///
/// @param term an `include`, `a`, `mx`, `ptr` or `exists` directive, or the `redirect`
/// @param target the name it looks up: resolved, or as written when that depends on the client
/// @param leadsTo what is there
public record SpfStep(Term term, String target, SpfTarget leadsTo) {
    /// What the term costs in the worst case, itself included (RFC 7208 §4.6.4).
    public int lookups() {
        return 1 + (leadsTo instanceof SpfTarget.Policy(var tree) ? tree.lookups() : 0);
    }

    /// How many lookups come back void, in the worst case.
    public int voids() {
        return switch (leadsTo) {
            case SpfTarget.Policy(var tree) -> tree.voids();
            case SpfTarget.NoPolicy(var why) -> why.isVoid() ? 1 : 0;
            case SpfTarget.Nothing(var why) -> why.isVoid() ? 1 : 0;
            case SpfTarget.SeveralPolicies _,
                    SpfTarget.Loop _,
                    SpfTarget.Addresses _,
                    SpfTarget.MailHosts _,
                    SpfTarget.Unavailable _,
                    SpfTarget.PerClient _,
                    SpfTarget.NotFollowed _ ->
                    0;
        };
    }
}
