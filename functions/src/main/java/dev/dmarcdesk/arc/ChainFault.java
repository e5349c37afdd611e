package dev.dmarcdesk.arc;

/// What is wrong with the structure of a chain (RFC 8617 §5.2 steps 1 to 3).
///
/// @param kind what it is
/// @param instance of the set in question; 0 where there is no telling
record ChainFault(Kind kind, int instance) {
    /// What can be wrong.
    enum Kind {
        TOO_MANY_SETS(true),
        MARKED_FAILED(true),
        INSTANCE_ZERO(true),
        FIELD_REPEATED(true),
        CV_WRONG(true),
        INSTANCE_UNREADABLE(false),
        FIELD_MISSING(false),
        SET_MISSING(false);

        private final boolean isPlain;

        Kind(boolean isPlain) {
            this.isPlain = isPlain;
        }
    }

    /// Whether it is the chain's own fault in pasted text too. What is missing or cannot be read
    /// may have been lost on the way here.
    boolean isPlain() {
        return kind.isPlain;
    }

    /// What is wrong, for people; nothing of the header's own text is in it.
    String words() {
        return switch (kind) {
            case TOO_MANY_SETS -> "There are more than " + ChainStructure.MAX_SETS + " ARC sets.";
            case MARKED_FAILED ->
                    "The last sealer found the chain broken: ARC set %d says cv=fail."
                            .formatted(instance);
            case INSTANCE_ZERO -> "An ARC field says i=0, but the first set is i=1.";
            case FIELD_REPEATED ->
                    "ARC set %d has one of its fields more than once.".formatted(instance);
            case CV_WRONG ->
                    "The seal of ARC set %d has to say cv=%s, and does not."
                            .formatted(instance, instance == 1 ? "none" : "pass");
            case INSTANCE_UNREADABLE -> "An ARC field does not say which set it belongs to.";
            case FIELD_MISSING -> "ARC set %d lacks one of its three fields.".formatted(instance);
            case SET_MISSING -> "ARC set %d is missing.".formatted(instance);
        };
    }
}
