package dev.dmarcdesk.publication;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// What one answer shows of a change.
public sealed interface Sight {
    /// The change is there: what was to be published by its meaning, or what was to go is gone.
    record New() implements Sight {}

    /// What stands there is another record of the kind, or what was to go.
    ///
    /// @param records as published
    record Old(List<String> records) implements Sight {
        public Old {
            records = List.copyOf(records);
        }
    }

    /// Nothing of the kind stands there.
    record Nothing() implements Sight {}

    /// Something stands there that was meant, and came out wrong.
    record Wrong(Slip slip) implements Sight {}

    /// Nobody knows.
    ///
    /// @param why in our own words
    record Silent(String why) implements Sight {}

    /// What happens to records on their way into the DNS.
    sealed interface Slip {
        /// Quotes became part of it.
        record Quoted(String record) implements Slip {}

        /// Backslashes became part of it.
        record Escaped(String record) implements Slip {}

        /// It ends early.
        record Cut(String record) implements Slip {}

        /// Its white space was lost, or more was added, where that matters.
        record Spaced(String record) implements Slip {}

        /// Letters beyond ASCII stand in it: curly quotes, long hyphens, blanks that nobody sees.
        record Lettered(String record) implements Slip {}

        /// It stands beside another of the kind, where one alone is read.
        ///
        /// @param others as published
        record Beside(List<String> others) implements Slip {
            public Beside {
                others = List.copyOf(others);
            }
        }

        /// The name is a CNAME, beside which nothing else can stand.
        record Aliased(DomainName target) implements Slip {}

        /// It points to a name with the domain behind it.
        ///
        /// @param target as published
        record Relative(DomainName target) implements Slip {}
    }

    /// Whether an answer was there at all.
    default boolean isKnown() {
        return !(this instanceof Silent);
    }
}
