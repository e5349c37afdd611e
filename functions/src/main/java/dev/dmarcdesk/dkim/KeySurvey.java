package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimFinding.WildcardAnswer;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Turns the answers of a search into keys and findings.
final class KeySurvey {
    private static final int NAMES_TOLD = 3;

    private final DomainName domain;
    private final KeySearch search;
    private final List<String> named;
    private final Senders senders;
    private final List<DkimFacts.Key> keys = new ArrayList<>();
    private final List<DkimFinding> findings = new ArrayList<>();
    private final List<DkimFinding> misplaced = new ArrayList<>();
    private final List<KeyPlace> dangling = new ArrayList<>();
    private final List<DomainName> unanswered = new ArrayList<>();

    /// Reads the answers.
    ///
    /// @param named the selectors the asker named: there a miss is a fact, not a guess that failed
    KeySurvey(DomainName domain, KeySearch search, List<String> named, Senders senders) {
        this.domain = domain;
        this.search = search;
        this.named = List.copyOf(named);
        this.senders = senders;
        if (search.isWildcard()) {
            readWildcard();
        }
        search.selected().forEach(this::read);
        named.stream().filter(this::hasNoName).forEach(this::addMissing);
        dangling.forEach(at -> findings.add(new DkimFinding.CnameDangling(at, isIdle(at))));
        misplaced.addAll(new Misplacements(domain, search, named, usable()).findings());
    }

    private List<String> usable() {
        return keys.stream()
                .filter(key -> key.status().verifies())
                .map(key -> key.place().selector())
                .toList();
    }

    /// The keys, and whether there are any.
    DkimFacts facts() {
        if (!keys.isEmpty()) {
            return new DkimFacts(DkimFacts.Status.FOUND, keys);
        }
        return new DkimFacts(
                isProvenNone() && !isUnavailable()
                        ? DkimFacts.Status.NONE
                        : DkimFacts.Status.UNKNOWN,
                keys);
    }

    /// What matters: a key that only has to be moved, the search as a whole, the rest.
    List<DkimFinding> findings() {
        var all = new ArrayList<>(misplaced);
        if (isUnavailable()) {
            all.add(
                    new DkimFinding.Unavailable(
                            domain, unanswered.stream().limit(NAMES_TOLD).toList(), trouble()));
        } else if (isProvenNone()) {
            all.add(new DkimFinding.ProvenNone(domain));
        } else if (keys.isEmpty() && !isNamed()) {
            int asked = search.selected().size() - unanswered.size();
            all.add(new DkimFinding.Unknown(domain, asked));
        }
        all.addAll(findings);
        return all;
    }

    private String trouble() {
        return Stream.concat(
                        search.selected().stream().map(KeySearch.Selected::answer),
                        Stream.of(search.below()))
                .filter(Answer.Unavailable.class::isInstance)
                .map(Answer.Unavailable.class::cast)
                .map(Answer.Unavailable::detail)
                .findFirst()
                .orElse("");
    }

    /// A guess that nobody answered is one guess less; a named selector, or all of them, is what
    /// was asked.
    private boolean isUnavailable() {
        if (unanswered.isEmpty()) {
            return search.isUnanswered();
        }
        return isNamed() || unanswered.size() == search.selected().size();
    }

    private boolean isNamed() {
        return !named.isEmpty();
    }

    private boolean hasNoName(String selector) {
        return search.selected().stream().noneMatch(one -> one.selector().equals(selector));
    }

    private void addMissing(String selector) {
        if (!search.provesNone()) {
            findings.add(new DkimFinding.SelectorMissing(domain, selector));
        }
    }

    private boolean isProvenNone() {
        return search.provesNone() && keys.isEmpty() && dangling.isEmpty();
    }

    private void read(KeySearch.Selected selected) {
        boolean wild = search.isFromWildcard(selected.answer());
        if (wild && !isNamed()) {
            return;
        }
        switch (selected.answer()) {
            case Answer.Found found -> readTexts(place(selected), texts(found), isNamed() && !wild);
            case Answer.Absent absent -> {
                if (!absent.aliases().isEmpty()) {
                    dangling.add(place(selected));
                } else if (isNamed()) {
                    addMissing(selected.selector());
                }
            }
            case Answer.Unavailable _ -> unanswered.add(selected.name());
        }
    }

    /// @param mustBeKey whether a text that is no key is a mistake; at a wildcard or a guessed
    ///   selector it is somebody else's (RFC 6376 §6.1.2)
    private void readTexts(KeyPlace at, List<String> texts, boolean mustBeKey) {
        var records = texts.stream().flatMap(text -> record(text).stream()).toList();
        if (records.isEmpty()) {
            if (mustBeKey && !texts.isEmpty()) {
                String text = texts.getFirst();
                var fault = new KeyFault(at, text, new Range(0, text.length()), "");
                add(at, KeyStatus.INVALID, new KeyMaterial.Unreadable(), texts);
                findings.add(new DkimFinding.KeyInvalid(fault, KeyFlaw.Kind.NO_RECORD));
            }
        } else if (texts.size() > 1) {
            add(at, KeyStatus.MULTIPLE, new KeyMaterial.Unreadable(), texts);
            findings.add(
                    new DkimFinding.Multiple(
                            at, texts, surplus(texts, records), whole(texts, records)));
        } else {
            KeyRecord record = records.getFirst();
            add(at, record.status(), record.key(), texts);
            findings.addAll(KeyFindings.on(at, record));
            if (at.isDelegated()) {
                findings.add(new DkimFinding.Cname(at));
            }
        }
    }

    private void readWildcard() {
        KeyPlace at = new KeyPlace("*", wildcardName(), search.anything().aliases(), List.of());
        var texts =
                search.anything() instanceof Answer.Found found ? texts(found) : List.<String>of();
        var records = texts.stream().flatMap(text -> record(text).stream()).toList();
        var answer = worth(records);
        if ((answer == WildcardAnswer.KEY || answer == WildcardAnswer.REVOKED) && !isNamed()) {
            boolean revoked = answer == WildcardAnswer.REVOKED;
            readTexts(at, revoked ? List.of(records.getFirst().text()) : texts, false);
        }
        findings.add(new DkimFinding.Wildcard(domain, at, answer));
    }

    /// Other texts beside revoked keys change nothing: no signature verifies.
    private static WildcardAnswer worth(List<KeyRecord> records) {
        if (records.isEmpty()) {
            return WildcardAnswer.NO_KEY;
        }
        if (records.stream().anyMatch(record -> !record.flaws().isEmpty())) {
            return WildcardAnswer.BROKEN_KEY;
        }
        boolean revoked = records.stream().allMatch(key -> key.status() == KeyStatus.REVOKED);
        return revoked ? WildcardAnswer.REVOKED : WildcardAnswer.KEY;
    }

    /// A wildcard above `_domainkey` answers for that name as well (RFC 4592 §2.2.1).
    private DomainName wildcardName() {
        String labels = search.isWildcardAbove() ? "*" : "*._domainkey";
        return domain.prefixed(labels) instanceof Parsed.Valid<DomainName>(var name, _)
                ? name
                : domain;
    }

    /// A service that keeps two selectors often publishes the key of the one in use only.
    private boolean isIdle(KeyPlace at) {
        return at.sender().stream()
                .anyMatch(match ->
                        match.sender().marks().idleKeyAbsent()
                                || keys.stream()
                                        .anyMatch(key ->
                                                key.status().verifies()
                                                        && key.place().isDelegated()
                                                        && key.place().sender().contains(match)));
    }

    private KeyPlace place(KeySearch.Selected selected) {
        var aliases = selected.answer().aliases();
        var sender = senders.byKey(selected.selector(), aliases).filter(SenderMatch::isNameable);
        return new KeyPlace(
                selected.selector(), selected.name(), aliases, sender.stream().toList());
    }

    private void add(KeyPlace at, KeyStatus status, KeyMaterial key, List<String> texts) {
        keys.add(new DkimFacts.Key(at, status, key, texts));
    }

    private static List<String> texts(Answer.Found found) {
        return found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList();
    }

    private static List<KeyRecord> record(String text) {
        return KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var record, _)
                ? List.of(record)
                : List.of();
    }

    /// A key that was cut in two, its end published as a record of its own.
    private static String whole(List<String> texts, List<KeyRecord> records) {
        if (texts.size() != 2 || records.size() != 1) {
            return "";
        }
        String start = records.getFirst().text();
        String rest = texts.getFirst().equals(start) ? texts.getLast() : texts.getFirst();
        return record(start + rest).stream().anyMatch(record -> record.status().verifies())
                        && !records.getFirst().status().verifies()
                ? start + rest
                : "";
    }

    private static List<String> surplus(List<String> texts, List<KeyRecord> records) {
        var usable =
                records.stream()
                        .filter(record -> record.status().verifies())
                        .map(KeyRecord::text)
                        .toList();
        return usable.size() == 1
                ? texts.stream().filter(text -> !text.equals(usable.getFirst())).toList()
                : List.of();
    }
}
