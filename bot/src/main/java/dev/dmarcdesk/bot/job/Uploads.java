package dev.dmarcdesk.bot.job;

import dev.dmarcdesk.document.Sentence;

/// The files that people hand over.
@FunctionalInterface
public interface Uploads {
    /// The longest file that is read, in octets.
    int LONGEST = 1 << 20;

    /// Fetches a file.
    ///
    /// @param id as the job carries it
    Upload fetch(String id);

    /// What became of fetching a file.
    sealed interface Upload {
        /// Here it is.
        ///
        /// @param octets at most [#LONGEST]
        @SuppressWarnings("ArrayRecordComponent")
        record Fetched(byte[] octets) implements Upload {
            /// Fit for a log: a file is nobody's business.
            @Override
            public String toString() {
                return "Fetched[]";
            }
        }

        /// It can not be had, and trying again would change nothing.
        ///
        /// @param why in words for who handed it over
        record Refused(Sentence why) implements Upload {}

        /// It may be had later.
        record Later() implements Upload {}
    }
}
