package dev.dmarcdesk.bot.publication;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.publication.Course;
import dev.dmarcdesk.publication.Publication;

import java.time.Instant;

/// Looks for a change.
@FunctionalInterface
public interface PublicationLookout {
    /// Does it; takes some seconds. A DNS that does not answer is part of what is seen.
    ///
    /// @param earlier what was seen before
    /// @param now when
    Publication look(RecordEdit edit, Course earlier, Instant now);
}
