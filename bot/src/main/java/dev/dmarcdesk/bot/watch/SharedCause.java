package dev.dmarcdesk.bot.watch;

import dev.dmarcdesk.watch.Aspect;
import dev.dmarcdesk.watch.Observed;
import dev.dmarcdesk.watch.Snapshot;
import dev.dmarcdesk.watch.Tiding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A record of somebody else's that changed under a domain that includes it.
///
/// @param aspect the record
/// @param before what it was
/// @param after what it is
record SharedCause(Aspect aspect, Observed before, Observed after) {
    /// A change, cut into what concerns this domain alone and what it may share with others.
    ///
    /// @param own the part that is no matter of others; no aspects when there is none
    /// @param shared one part for each record that others may include too
    record Parts(SortedSet<Aspect> own, List<Part> shared) {}

    /// What one record of somebody else's came to.
    ///
    /// @param cause the record
    /// @param aspects the record, and those it leads to that came or went with it
    record Part(SharedCause cause, SortedSet<Aspect> aspects) {}

    /// Cuts a change. When the domain's own SPF record changed, what it leads to came or went by
    /// that: nobody else did it. Else the cause is each record that was there before and still is
    /// asked for; the others came or went with it.
    static Parts cut(Tiding.Changed changed, SortedSet<Aspect> aspects) {
        var own = new TreeSet<Aspect>();
        var followers = new TreeSet<Aspect>();
        var causes = new ArrayList<Aspect>();
        boolean byItself =
                changed.aspects().stream().anyMatch(aspect -> aspect.kind() == Aspect.Kind.SPF);
        for (Aspect aspect : aspects) {
            if (byItself || aspect.kind() != Aspect.Kind.INCLUDED_SPF) {
                own.add(aspect);
            } else if (isOnBothSides(changed, aspect)) {
                causes.add(aspect);
            } else {
                followers.add(aspect);
            }
        }
        if (causes.isEmpty()) {
            own.addAll(followers);
        }
        var shared = new ArrayList<Part>();
        for (Aspect cause : causes) {
            var together = new TreeSet<>(shared.isEmpty() ? followers : List.of());
            together.add(cause);
            shared.add(new Part(of(changed, cause), together));
        }
        return new Parts(own, shared);
    }

    /// Whether a domain that was known so is seen to share the change.
    boolean isSharedBy(Snapshot known, Snapshot seen) {
        return known.aspects().containsKey(aspect)
                && seen.aspects().containsKey(aspect)
                && isSame(AlertId.seen(known, aspect), before)
                && isSame(AlertId.seen(seen, aspect), after);
    }

    /// Whether both are known and mean the same.
    static boolean isSame(Observed one, Observed other) {
        return one.isKnown() && other.isKnown() && !one.contradicts(other);
    }

    private static SharedCause of(Tiding.Changed changed, Aspect cause) {
        return new SharedCause(
                cause, AlertId.seen(changed.before(), cause), AlertId.seen(changed.after(), cause));
    }

    private static boolean isOnBothSides(Tiding.Changed changed, Aspect aspect) {
        return changed.before().aspects().containsKey(aspect)
                && changed.after().aspects().containsKey(aspect);
    }
}
