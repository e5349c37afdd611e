package dev.dmarcdesk.check;

import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// What mends a finding.
public sealed interface Fix {
    /// There is nothing to do, or nobody can say what without knowing more.
    record None() implements Fix {}

    /// Something to do.
    ///
    /// When several findings concern one record, each carries the same edit: the record with all of
    /// them mended, so that applying one fix never undoes another.
    ///
    /// @param summary an imperative
    /// @param records the exact records; empty when the work is elsewhere (a sender's panel, a name
    ///   server)
    /// @param files what a web server has to serve, before the records are changed; mostly none
    record Todo(Sentence summary, List<RecordEdit> records, List<ServedFile> files) implements Fix {
        public Todo {
            records = List.copyOf(records);
            files = List.copyOf(files);
        }

        /// With nothing to serve.
        public Todo(Sentence summary, List<RecordEdit> records) {
            this(summary, records, List.of());
        }
    }

    /// Nothing to do.
    Fix NONE = new None();
}
