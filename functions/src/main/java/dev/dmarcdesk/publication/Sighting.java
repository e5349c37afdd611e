package dev.dmarcdesk.publication;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far a change has come: what each server shows of it.
///
/// @param edit the change
/// @param servers one for each server of the zone, by name; none where they can not be asked from
///   here
/// @param resolver what our resolver shows
/// @param old how long what was there before, or its absence, may be kept, as far as a server still
///   gave it
/// @param left how long our resolver still keeps what was there before
/// @param strays what was published where it does not belong
public record Sighting(
        RecordEdit edit,
        List<Seen> servers,
        Sight resolver,
        Lifetime old,
        Lifetime left,
        List<Stray> strays) {
    /// What one server shows.
    public record Seen(DomainName server, Sight sight) {}

    /// The record, or what became of it, where nobody looks for it.
    public record Stray(Question at, String record) {}

    public Sighting {
        servers = List.copyOf(servers);
        strays = List.copyOf(strays);
    }

    /// Reads what was said.
    public static Sighting of(Hearing hearing) {
        var expected = new Expectation(hearing.edit());
        var seen = new ArrayList<Seen>();
        Lifetime old = Lifetime.UNSAID;
        for (Statement statement : hearing.servers()) {
            Sight sight = expected.in(statement.answer());
            seen.add(new Seen(statement.server(), sight));
            old = isBefore(sight) ? longer(old, statement.lifetime()) : old;
        }
        Sight resolver = expected.in(hearing.resolver().answer());
        var strays = new ArrayList<Stray>();
        for (Hearing.Elsewhere place : hearing.elsewhere()) {
            expected.traces(place.answer())
                    .forEach(record -> strays.add(new Stray(place.question(), record)));
        }
        return new Sighting(
                hearing.edit(),
                seen,
                resolver,
                old,
                isBefore(resolver) ? hearing.resolver().lifetime() : Lifetime.UNSAID,
                strays);
    }

    private static boolean isBefore(Sight sight) {
        return switch (sight) {
            case Sight.Old _, Sight.Nothing _, Sight.Wrong _ -> true;
            case Sight.New _, Sight.Silent _ -> false;
        };
    }

    private static Lifetime longer(Lifetime one, Lifetime other) {
        return switch (one) {
            case Lifetime.Unsaid() -> other;
            case Lifetime.Of(var left) ->
                    other instanceof Lifetime.Of(var right) && right.compareTo(left) > 0
                            ? other
                            : one;
        };
    }

    /// How far it has come.
    public enum Stage {
        /// All servers that answer give it, and our resolver too.
        LIVE,
        /// All servers that answer give it; our resolver keeps what was before.
        CACHED,
        /// Some servers give it.
        SPREADING,
        /// None gives it, nor anything else that was meant.
        NOT_YET,
        /// Another record of the kind stands on all of them.
        ANOTHER,
        /// What was meant came out wrong.
        WRONG,
        /// Nobody could be asked.
        UNASKED
    }

    /// How far it has come.
    public Stage stage() {
        List<Sight> known = known();
        if (known.isEmpty()) {
            return Stage.UNASKED;
        }
        if (known.stream().allMatch(Sight.New.class::isInstance)) {
            boolean isCached = isHeard() && isBefore(resolver);
            return isCached ? Stage.CACHED : Stage.LIVE;
        }
        if (!slips().isEmpty() || !strays.isEmpty()) {
            return Stage.WRONG;
        }
        if (known.stream().anyMatch(Sight.New.class::isInstance)) {
            return Stage.SPREADING;
        }
        boolean isAnother =
                edit.action() != RecordEdit.Action.REMOVE
                        && known.stream().allMatch(Sight.Old.class::isInstance);
        return isAnother ? Stage.ANOTHER : Stage.NOT_YET;
    }

    /// Whether any server of the zone answered; else only our resolver says something.
    public boolean isHeard() {
        return servers.stream().anyMatch(seen -> seen.sight().isKnown());
    }

    private List<Sight> known() {
        List<Sight> known = servers.stream().map(Seen::sight).filter(Sight::isKnown).toList();
        return known.isEmpty() && resolver.isKnown() ? List.of(resolver) : known;
    }

    /// What came out wrong in its place, each once.
    public List<Sight.Slip> slips() {
        return known().stream()
                .filter(Sight.Wrong.class::isInstance)
                .map(Sight.Wrong.class::cast)
                .map(Sight.Wrong::slip)
                .distinct()
                .toList();
    }

    /// What stands in its place instead.
    public List<String> others() {
        return known().stream()
                .filter(Sight.Old.class::isInstance)
                .map(Sight.Old.class::cast)
                .flatMap(old -> old.records().stream())
                .distinct()
                .toList();
    }

    /// Whether nothing at all stands in its place on those that do not have it.
    public boolean isNothingThere() {
        return known().stream().anyMatch(Sight.Nothing.class::isInstance);
    }

    /// The servers that show something.
    ///
    /// @param kind what
    public List<DomainName> showing(Class<? extends Sight> kind) {
        return servers.stream()
                .filter(seen -> kind.isInstance(seen.sight()))
                .map(Seen::server)
                .toList();
    }

    /// Those that answer, and do not give it.
    public List<DomainName> behind() {
        return servers.stream().filter(seen -> isBefore(seen.sight())).map(Seen::server).toList();
    }

    /// How many servers answered.
    public int answering() {
        return (int) servers.stream().filter(seen -> seen.sight().isKnown()).count();
    }

    /// Whether every server that was asked answered and gives it.
    boolean isEverywhere() {
        return !servers.isEmpty()
                && servers.stream().allMatch(seen -> seen.sight() instanceof Sight.New);
    }

    /// Why nobody could be asked.
    Optional<String> trouble() {
        return resolver instanceof Sight.Silent(var why) ? Optional.of(why) : Optional.empty();
    }
}
