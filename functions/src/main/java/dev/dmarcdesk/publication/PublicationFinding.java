package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// Facts about a change that somebody says they published.
public sealed interface PublicationFinding extends Finding {
    /// The change.
    RecordEdit edit();

    /// The code belongs to the area of the record.
    @Override
    default String code() {
        String own = Finding.super.code();
        return Kinds.area(edit()) + own.substring(own.indexOf('.'));
    }

    /// All servers that answer give it.
    ///
    /// @param servers how many; 0 where only our resolver could be asked
    record Live(RecordEdit edit, int servers) implements PublicationFinding {}

    /// All servers that answer give it, and our resolver keeps what was before.
    record StillCached(RecordEdit edit, int servers) implements PublicationFinding {}

    /// Some servers of the zone do not have it yet.
    ///
    /// @param behind which
    /// @param servers how many answered
    record ServersBehind(RecordEdit edit, List<DomainName> behind, int servers)
            implements PublicationFinding {
        public ServersBehind {
            behind = List.copyOf(behind);
        }
    }

    /// No server has it.
    ///
    /// @param servers how many answered; 0 where only our resolver could be asked
    record NotPublished(RecordEdit edit, int servers) implements PublicationFinding {}

    /// Another record of the kind stands there.
    ///
    /// @param records as published
    /// @param isChanged whether it came since somebody said that this was published
    record AnotherPublished(RecordEdit edit, List<String> records, boolean isChanged)
            implements PublicationFinding {
        public AnotherPublished {
            records = List.copyOf(records);
        }
    }

    /// Another record of the kind stands there, and nothing is wrong with it.
    ///
    /// @param records as published
    record AnotherRight(RecordEdit edit, List<String> records) implements PublicationFinding {
        public AnotherRight {
            records = List.copyOf(records);
        }
    }

    /// What was meant is there, and came out wrong.
    record CameOutWrong(RecordEdit edit, Sight.Slip slip) implements PublicationFinding {}

    /// It was published where nobody looks for it.
    record PublishedAstray(RecordEdit edit, Sighting.Stray stray) implements PublicationFinding {}

    /// Some servers of the zone do not answer.
    ///
    /// @param silent which
    record ServersSilent(RecordEdit edit, List<DomainName> silent) implements PublicationFinding {
        public ServersSilent {
            silent = List.copyOf(silent);
        }
    }

    /// The servers of the zone could not be asked from here, so only our resolver says it.
    record OnlyResolver(RecordEdit edit) implements PublicationFinding {}

    /// Nobody could be asked.
    ///
    /// @param why in our own words
    record PublicationUnknown(RecordEdit edit, String why) implements PublicationFinding {}
}
