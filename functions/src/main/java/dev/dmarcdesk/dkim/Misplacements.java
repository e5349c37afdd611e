package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimFinding.Misplaced;
import dev.dmarcdesk.dkim.DkimFinding.WrongPlace;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;

/// Finds keys where no verifier looks: it asks for `selector._domainkey` below the signing domain
/// and nothing else (RFC 6376 §3.6.2.1).
///
/// @param domain whose keys
/// @param search what the DNS said
/// @param named the selectors the asker named
/// @param usable the selectors at which a usable key was found
record Misplacements(DomainName domain, KeySearch search, List<String> named, List<String> usable) {
    /// What is misplaced.
    List<DkimFinding> findings() {
        var findings = new ArrayList<DkimFinding>();
        var missing = named.stream().filter(selector -> !usable.contains(selector)).toList();
        var guess = missing.size() == 1 ? missing : List.<String>of();
        keys(search.apex())
                .forEach(text -> findings.add(found(domain, text, guess, WrongPlace.APEX)));
        if (!search.isFromWildcard(search.below())
                && domain.prefixed("_domainkey")
                        instanceof Parsed.Valid<DomainName>(var below, _)) {
            keys(search.below())
                    .forEach(text ->
                            findings.add(found(below, text, guess, WrongPlace.NO_SELECTOR)));
        }
        for (KeySearch.Selected twice : search.doubled()) {
            if (missing.contains(twice.selector()) && !search.isFromWildcard(twice.answer())) {
                keys(twice.answer())
                        .forEach(text ->
                                findings.add(
                                        found(
                                                twice.name(),
                                                text,
                                                List.of(twice.selector()),
                                                WrongPlace.DOUBLED_NAME)));
            }
        }
        return findings;
    }

    private DkimFinding found(
            DomainName at, String text, List<String> selectors, WrongPlace place) {
        return new Misplaced(domain, at, text, selectors, place);
    }

    /// Only what can be nothing but a key: at these names other texts are at home.
    private static List<String> keys(Answer answer) {
        return answer instanceof Answer.Found found && found.aliases().isEmpty()
                ? found.all(Rdata.Text.class).stream()
                        .map(Rdata.Text::joined)
                        .filter(Misplacements::isKey)
                        .toList()
                : List.of();
    }

    private static boolean isKey(String text) {
        return KeyRecordParser.parse(text) instanceof Parsed.Valid<KeyRecord>(var record, _)
                && record.key().bits() > 0;
    }
}
