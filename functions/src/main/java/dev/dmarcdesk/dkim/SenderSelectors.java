package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The selectors of the services that a domain's MX and SPF records name: they are worth asking for
/// beside the usual ones.
final class SenderSelectors {
    private SenderSelectors() {}

    /// Selectors, each perhaps several times.
    ///
    /// @param answers what the domain answers to MX and TXT
    static List<String> of(List<Answer> answers, Senders senders) {
        var selectors = new ArrayList<String>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Found found) {
                found.records().stream()
                        .flatMap(record -> senders(record, senders).stream())
                        .forEach(match -> {
                            selectors.addAll(match.sender().marks().selectors());
                            selectors.addAll(match.sender().marks().weakSelectors());
                        });
            }
        }
        return selectors;
    }

    private static List<SenderMatch> senders(Rdata record, Senders senders) {
        return switch (record) {
            case Rdata.Exchange(_, var host) -> senders.byMailHost(host).stream().toList();
            case Rdata.Text text -> included(text.joined().toLowerCase(Locale.ROOT), senders);
            case Rdata.Address _,
                    Rdata.Pointer _,
                    Rdata.Alias _,
                    Rdata.DelegationSigner _,
                    Rdata.ZoneKey _ ->
                    List.of();
        };
    }

    /// No more than a look at the includes: what an SPF record means is not decided here.
    private static List<SenderMatch> included(String text, Senders senders) {
        var found = new ArrayList<SenderMatch>();
        if (text.startsWith("v=spf1 ")) {
            for (String term : text.split(" ", -1)) {
                if (term.startsWith("include:")) {
                    byInclude(term.substring("include:".length()), senders).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<SenderMatch> byInclude(String target, Senders senders) {
        return DomainName.parse(target) instanceof Parsed.Valid<DomainName>(var name, _)
                ? senders.byInclude(name)
                : Optional.empty();
    }
}
