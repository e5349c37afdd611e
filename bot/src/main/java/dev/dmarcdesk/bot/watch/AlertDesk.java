package dev.dmarcdesk.bot.watch;

/// What people can do about an alert. Its buttons live in messages for months, so every method
/// takes ids of alerts that are settled, of another workspace, or long gone, and says so.
public interface AlertDesk {
    /// Somebody says that it was meant so.
    ///
    /// @param place who says it, and where; only alerts of that workspace can be meant
    /// @param id of the alert
    /// @param reason in the person's own words, bounded; may be empty
    Answer expected(Place place, String id, String reason);

    /// Somebody says that it was none of ours.
    Answer notOurs(Place place, String id);

    /// Shows the alert again as it stands.
    Answer show(Place place, String id);
}
