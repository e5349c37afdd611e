package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Includes of services that need none: they bounce to a domain of their own, so receivers never
/// look for their servers in this record; or that need one with some set-ups only.
final class SenderRules {
    private SenderRules() {}

    static List<SpfFinding.UnusedInclude> on(SpfTree tree, Senders senders) {
        var findings = new ArrayList<SpfFinding.UnusedInclude>();
        for (var part : tree.redirects()) {
            for (var step : part.steps()) {
                if (step.term() instanceof Directive(_, Mechanism.Include _, _, _)
                        && step.leadsTo() instanceof SpfTarget.Policy) {
                    unneeded(step, senders)
                            .ifPresent(sender ->
                                    findings.add(
                                            new SpfFinding.UnusedInclude(
                                                    SpfPlace.of(part, step.term()),
                                                    sender.shortName(),
                                                    step.lookups(),
                                                    sender.include()
                                                            == Sender.Prospect.CONDITIONAL)));
                }
            }
        }
        return findings;
    }

    private static Optional<Sender> unneeded(SpfStep step, Senders senders) {
        return DomainName.parse(step.target()) instanceof Parsed.Valid<DomainName>(var name, _)
                ? senders.byInclude(name)
                        .filter(SenderMatch::isNameable)
                        .map(SenderMatch::sender)
                        .filter(sender ->
                                sender.include() == Sender.Prospect.NO
                                        || sender.include() == Sender.Prospect.CONDITIONAL)
                        .filter(sender -> sender.confidence() != Sender.Confidence.LOW)
                : Optional.empty();
    }
}
