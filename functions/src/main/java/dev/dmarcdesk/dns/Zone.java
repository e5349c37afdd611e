package dev.dmarcdesk.dns;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Records by owner name, looked up as an authoritative server does: empty non-terminals exist (RFC
/// 8020), wildcards are expanded at the closest encloser only (RFC 4592). CNAMEs are not followed
/// here; see [ZoneDns].
public final class Zone {
    /// The root's wildcard is this label, and every other one begins with it.
    private static final String ASTERISK = "*";

    private final Map<DomainName, Map<RrType, List<Rdata>>> nodes;
    private final Map<DomainName, Map<RrType, List<Rdata>>> wildcards = new HashMap<>();
    private final List<Failure> failures;

    private Zone(Map<DomainName, Map<RrType, List<Rdata>>> nodes, List<Failure> failures) {
        this.nodes = nodes;
        this.failures = failures;
        nodes.forEach((name, records) -> {
            if (name.dotted().equals(ASTERISK) || name.dotted().startsWith(ASTERISK + ".")) {
                wildcards.put(name.parent(), records);
            }
        });
    }

    /// A server that does not answer properly.
    ///
    /// @param name where
    /// @param below whether every name below fails too, as when a zone's servers are down
    /// @param types the types that fail
    /// @param reason how
    public record Failure(DomainName name, boolean below, Set<RrType> types, Answer.Reason reason) {
        public Failure {
            types = Set.copyOf(types);
        }

        private boolean covers(Question question) {
            return types.contains(question.type())
                    && (below ? question.name().isWithin(name) : question.name().equals(name));
        }
    }

    /// What stands at one name.
    public sealed interface Node {
        /// The name exists, or a wildcard stands for it; perhaps without any record.
        record Existing(Map<RrType, List<Rdata>> records) implements Node {
            /// The records of one type; perhaps none.
            public List<Rdata> of(RrType type) {
                return records.getOrDefault(type, List.of());
            }
        }

        /// Neither the name nor anything below it exists.
        record Missing() implements Node {}

        /// Nothing can be said.
        record Failing(Answer.Reason reason) implements Node {}
    }

    /// What stands at the name of `question`, failures first.
    public Node at(Question question) {
        for (var failure : failures) {
            if (failure.covers(question)) {
                return new Node.Failing(failure.reason());
            }
        }
        var exact = nodes.get(question.name());
        return exact == null ? wildcardFor(question.name()) : new Node.Existing(exact);
    }

    private Node wildcardFor(DomainName missing) {
        var encloser = missing.parent();
        while (!nodes.containsKey(encloser)) {
            encloser = encloser.parent();
        }
        var source = wildcards.get(encloser);
        return source == null ? new Node.Missing() : new Node.Existing(source);
    }

    /// Collects the records of a zone.
    public static final class Builder {
        private final Map<DomainName, Map<RrType, List<Rdata>>> nodes = new HashMap<>();
        private final List<Failure> failures = new ArrayList<>();

        /// Begins with the root alone.
        public Builder() {
            exists(DomainName.ROOT);
        }

        /// Lets `name` and all names above it exist.
        public Builder exists(DomainName name) {
            var at = name;
            while (nodes.putIfAbsent(at, new EnumMap<>(RrType.class)) == null && !at.isRoot()) {
                at = at.parent();
            }
            return this;
        }

        /// Adds a record, unless the same one is there: a zone holds each once (RFC 2181 §5).
        public Builder add(DomainName owner, RrType type, Rdata data) {
            exists(owner);
            var records =
                    nodes.getOrDefault(owner, Map.of())
                            .computeIfAbsent(type, _ -> new ArrayList<>());
            if (!records.contains(data)) {
                records.add(data);
            }
            return this;
        }

        /// Lets a server fail.
        public Builder fail(Failure failure) {
            failures.add(failure);
            return this;
        }

        /// The zone as collected so far; later additions do not change it.
        public Zone build() {
            var copy = new HashMap<DomainName, Map<RrType, List<Rdata>>>();
            nodes.forEach((name, records) -> {
                var lists = new EnumMap<RrType, List<Rdata>>(RrType.class);
                records.forEach((type, data) -> lists.put(type, List.copyOf(data)));
                copy.put(name, lists);
            });
            return new Zone(copy, List.copyOf(failures));
        }
    }
}
