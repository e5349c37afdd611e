package dev.dmarcdesk.plan;

import dev.dmarcdesk.check.RecordEdit;

import java.util.List;

/// One step of the road.
///
/// @param goal what it is for
/// @param state where it stands
/// @param conditions what has to be true first
/// @param publish the records to publish; empty where the step is done, where the work is
///   elsewhere, or where they can not be told yet
/// @param back the records as they stand before the step, to go back to
public record RolloutStep(
        Goal goal,
        State state,
        List<Condition> conditions,
        List<RecordEdit> publish,
        List<RecordEdit> back) {
    private static final int MONTH = 30;
    private static final int FORTNIGHT = 14;

    public RolloutStep {
        conditions = List.copyOf(conditions);
        publish = List.copyOf(publish);
        back = List.copyOf(back);
    }

    /// What a step is for.
    public enum Goal {
        /// Mend what stands in the way.
        MEND("mend"),
        /// See who sends: `p=none` with reports.
        MONITOR("monitor"),
        /// `p=quarantine` with `t=y`.
        TRY_QUARANTINE("try-quarantine"),
        /// `p=quarantine`.
        QUARANTINE("quarantine"),
        /// `p=reject` with `t=y`.
        TRY_REJECT("try-reject"),
        /// `p=reject`.
        REJECT("reject"),
        /// The subdomains as the domain itself, a level at a time.
        SUBDOMAINS("subdomains"),
        /// All that a domain without mail says.
        NO_MAIL("no-mail");

        private final String word;

        Goal(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }

        /// How long to stay at least before the step after it, in days; 0 where nothing is waited
        /// for. A month at `none` and at `quarantine` is RFC 9989 §7.4's; two weeks in test mode
        /// are ours.
        public int days() {
            return switch (this) {
                case MONITOR, QUARANTINE, SUBDOMAINS -> MONTH;
                case TRY_QUARANTINE, TRY_REJECT -> FORTNIGHT;
                case MEND, REJECT, NO_MAIL -> 0;
            };
        }
    }

    /// Where a step stands.
    public enum State {
        /// Behind the domain.
        DONE("done"),
        /// Where it is.
        HERE("here"),
        /// What comes next.
        NEXT("next"),
        /// What comes after.
        LATER("later");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// The word for JSON.
        public String word() {
            return word;
        }
    }

    /// The same with another state.
    RolloutStep in(State other) {
        return new RolloutStep(goal, other, conditions, publish, back);
    }

    /// Whether nothing is known to stand in the way.
    boolean isOpen() {
        return conditions.stream()
                .map(Condition::truth)
                .noneMatch(truth -> truth == Truth.UNMET || truth == Truth.UNCHECKED);
    }
}
