package dev.dmarcdesk.spf;

import dev.dmarcdesk.document.Sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records of others, replaced by the addresses they name today: what is left when nothing else
/// helps.
final class Flattening {
    private final Addresses addresses;

    Flattening(Addresses addresses) {
        this.addresses = addresses;
    }

    /// Those that can be written down at all: nothing in them depends on the client.
    List<Proposal> among(List<Spend> spends) {
        var proposals = new ArrayList<Proposal>();
        for (var spend : spends) {
            networks(spend)
                    .ifPresent(networks ->
                            proposals.add(
                                    new Proposal(
                                            Way.FLATTEN,
                                            spend,
                                            Addresses.terms(spend.sign(), networks),
                                            List.of(),
                                            Sentence.of("last resort: its addresses"),
                                            words(spend, networks.size()))));
        }
        return proposals;
    }

    private Optional<List<Network>> networks(Spend spend) {
        if (spend.isInclude()) {
            return spend.step().leadsTo() instanceof SpfTarget.Policy(var tree)
                    ? addresses.of(tree)
                    : Optional.empty();
        }
        return addresses
                .of(spend.step().term(), spend.in().domain())
                .map(Addresses.Known::networks);
    }

    private static Sentence words(Spend spend, int networks) {
        return Sentence.of(
                "Replace %s by the %d networks it names today. The price: they change without notice, and then mail is refused until somebody who watches %s every day copies them again.",
                spend.text(), networks, spend.step().target());
    }
}
