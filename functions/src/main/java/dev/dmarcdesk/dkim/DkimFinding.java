package dev.dmarcdesk.dkim;

import dev.dmarcdesk.check.Finding;
import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// The facts about a domain's DKIM keys that matter.
public sealed interface DkimFinding extends Finding {
    /// No key among the selectors tried.
    ///
    /// @param tried how many were answered for
    record Unknown(DomainName domain, int tried) implements DkimFinding {}

    /// The asker named a selector that has no key.
    record SelectorMissing(DomainName domain, String selector) implements DkimFinding {}

    /// Nothing exists below `_domainkey`.
    record ProvenNone(DomainName domain) implements DkimFinding {}

    /// The domain sends no mail.
    record NotNeeded(DomainName domain) implements DkimFinding {}

    /// The DNS did not answer.
    ///
    /// @param names the names it did not answer for, a few of them
    /// @param detail what went wrong, in one line
    record Unavailable(DomainName domain, List<DomainName> names, String detail)
            implements DkimFinding {
        public Unavailable {
            names = List.copyOf(names);
        }
    }

    /// A selector that nobody has is answered too.
    ///
    /// @param domain the domain asked about
    /// @param at the wildcard itself, as far as can be told
    /// @param answer what stands there
    record Wildcard(DomainName domain, KeyPlace at, WildcardAnswer answer) implements DkimFinding {}

    /// What a wildcard answers.
    enum WildcardAnswer {
        /// A usable key.
        KEY,
        /// A revoked key: a way to say that the domain signs nothing.
        REVOKED,
        /// A key record that verifiers can not use.
        BROKEN_KEY,
        /// Something that has nothing to do with keys, as when every name is an alias of a web
        /// server.
        NO_KEY
    }

    /// A usable key.
    record Key(KeyPlace at, KeyMaterial key) implements DkimFinding {}

    /// An empty `p=`.
    record Revoked(KeyPlace at) implements DkimFinding {}

    /// RSA under 1024 bits.
    record KeyTooShort(KeyPlace at, int bits) implements DkimFinding {}

    /// RSA of 1024 to 2047 bits.
    record KeyShort(KeyPlace at, int bits) implements DkimFinding {}

    /// RSA over 2048 bits.
    record LongKey(KeyPlace at, int bits) implements DkimFinding {}

    /// `t=y`.
    record Testing(KeyFault fault) implements DkimFinding {}

    /// `t=s`.
    record StrictSubdomain(KeyPlace at) implements DkimFinding {}

    /// A record that can not be read as a key.
    record KeyInvalid(KeyFault fault, KeyFlaw.Kind kind) implements DkimFinding {}

    /// The key's end is missing.
    record Truncated(KeyFault fault) implements DkimFinding {}

    /// No `p=`.
    record PublicKeyMissing(KeyFault fault) implements DkimFinding {
        @Override
        public String code() {
            return "dkim.p-missing";
        }
    }

    /// `v=` is not exactly `DKIM1`.
    record VersionInvalid(KeyFault fault, String version) implements DkimFinding {
        @Override
        public String code() {
            return "dkim.v-invalid";
        }
    }

    /// `v=` is there, but not first.
    record VersionNotFirst(KeyFault fault) implements DkimFinding {
        @Override
        public String code() {
            return "dkim.v-not-first";
        }
    }

    /// `k=` names a kind of key that verifiers do not know.
    record KeyTypeUnknown(KeyFault fault, String type) implements DkimFinding {}

    /// `h=` allows only SHA-1.
    record Sha1Only(KeyFault fault) implements DkimFinding {}

    /// `s=` is for other services than mail.
    record ServiceOther(KeyFault fault, String services) implements DkimFinding {}

    /// Quotation marks typed into the value.
    record LiteralQuotes(KeyFault fault) implements DkimFinding {}

    /// Several records at one selector.
    ///
    /// @param records their texts
    /// @param surplus those to remove, where only one of them is usable; else empty
    /// @param whole the one record of which they are the pieces; else empty
    record Multiple(KeyPlace at, List<String> records, List<String> surplus, String whole)
            implements DkimFinding {
        public Multiple {
            records = List.copyOf(records);
            surplus = List.copyOf(surplus);
        }
    }

    /// A key where nobody looks for one.
    ///
    /// @param domain whose key it is
    /// @param at where it stands
    /// @param text the record
    /// @param selectors the selector it belongs to, where that is known
    /// @param place how the place is wrong
    record Misplaced(
            DomainName domain, DomainName at, String text, List<String> selectors, WrongPlace place)
            implements DkimFinding {
        public Misplaced {
            selectors = List.copyOf(selectors);
        }

        @Override
        public String code() {
            return place.code;
        }
    }

    /// Where keys get by mistake.
    enum WrongPlace {
        /// At the domain itself.
        APEX("dkim.misplaced-at-apex"),
        /// At `_domainkey`, without a selector.
        NO_SELECTOR("dkim.misplaced-no-selector"),
        /// Below the domain's name written twice, as DNS panels do that append it.
        DOUBLED_NAME("dkim.misplaced-doubled-name");

        private final String code;

        WrongPlace(String code) {
            this.code = code;
        }
    }

    /// The key is published elsewhere, through a CNAME.
    record Cname(KeyPlace at) implements DkimFinding {}

    /// The CNAME leads to no key.
    ///
    /// @param idle whether that is what the service does with a selector it is not using
    record CnameDangling(KeyPlace at, boolean idle) implements DkimFinding {}
}
