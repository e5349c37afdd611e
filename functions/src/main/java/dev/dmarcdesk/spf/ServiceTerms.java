package dev.dmarcdesk.spf;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.spf.Service.Need;
import dev.dmarcdesk.text.Parsed;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Includes of services: superfluous where the service bounces to a domain of its own, or better at
/// home in a subdomain.
final class ServiceTerms {
    private final DomainName domain;
    private final Dns dns;
    private final Senders senders;
    private final Set<DomainName> taken = new HashSet<>();

    /// Names of one listing: two services can not share one.
    private final Set<DomainName> offered = new HashSet<>();

    /// @param domain whose budget it is
    ServiceTerms(DomainName domain, Dns dns, Senders senders) {
        this.domain = domain;
        this.dns = dns;
        this.senders = senders;
    }

    /// Remembers a name that a proposal puts a record at.
    void take(Proposal proposal) {
        proposal.first().forEach(edit -> taken.add(edit.name()));
    }

    /// Includes that their services do not need.
    List<Proposal> unused(List<Spend> spends) {
        return spends.stream()
                .filter(Spend::isInclude)
                .flatMap(spend ->
                        spend.service().sender().stream()
                                .flatMap(sender -> unused(spend, sender).stream()))
                .toList();
    }

    private Optional<Proposal> unused(Spend spend, Sender sender) {
        var below = settledBelow(sender);
        if (below.isPresent()) {
            String name = below.get().toString();
            return Optional.of(
                    unused(
                            spend,
                            Sentence.of("remove: it bounces to %s", name),
                            Sentence.of(
                                    "%s seems to bounce to %s already, so receivers look there and not here.",
                                    new Inline.Plain(sender.shortName()), name)));
        }
        return spend.service().need() == Need.PROBABLY_NOT
                ? Optional.of(
                        unused(
                                spend,
                                Sentence.of("remove: as a rule it bounces elsewhere"),
                                Sentence.of(
                                        "as a rule %s bounces to a domain of its own, so receivers never look for it here.",
                                        new Inline.Plain(sender.shortName()))))
                : Optional.empty();
    }

    private Proposal unused(Spend spend, Sentence brief, Sentence because) {
        return Proposal.removing(
                Way.UNUSED,
                spend,
                brief,
                Sentence.of(
                        "Remove %s: %s That is a guess; make sure by the Return-Path of one message it sent for you. At %s itself, keep the include.",
                        spend.text(), because, domain.toString()));
    }

    /// The subdomain that leads to the service already, of those whose names are known.
    private Optional<DomainName> settledBelow(Sender sender) {
        return bounceNames(sender).filter(name -> leadsTo(name, sender)).findFirst();
    }

    private boolean leadsTo(DomainName name, Sender sender) {
        var answer = dns.ask(name, RrType.TXT);
        return answer.aliases().stream()
                        .flatMap(alias ->
                                Stream.of(
                                                senders.byAliasTarget(alias),
                                                senders.byBounceDomain(alias),
                                                senders.byInclude(alias))
                                        .flatMap(Optional::stream))
                        .map(SenderMatch::sender)
                        .anyMatch(sender::equals)
                || record(answer)
                        .filter(text -> names(text, name).anyMatch(sender::equals))
                        .isPresent();
    }

    private Stream<Sender> names(String text, DomainName name) {
        return SpfParser.read(text).terms().stream()
                .flatMap(term -> SpfLookups.policies(term, name).stream())
                .flatMap(target -> senders.byInclude(target).stream())
                .map(SenderMatch::sender);
    }

    private static Optional<String> record(Answer answer) {
        return answer instanceof Answer.Found found
                ? SpfSelection.records(found).stream().map(Rdata.Text::joined).findFirst()
                : Optional.empty();
    }

    /// Where below the domain the service bounces to, where every customer's name is the same.
    private Stream<DomainName> bounceNames(Sender sender) {
        return sender.marks().bounceBelow().stream()
                .filter(name -> name.indexOf('<') < 0)
                .flatMap(name -> name(name.replace("{domain}", domain.toString())).stream());
    }

    private static Optional<DomainName> name(String text) {
        return DomainName.parse(text) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// Includes of services that can bounce to a subdomain once they are set up for it.
    List<Proposal> bounceBelow(List<Spend> spends) {
        offered.clear();
        return spends.stream()
                .filter(ServiceTerms::isMovable)
                .flatMap(spend ->
                        spend.service().sender().stream()
                                .filter(ServiceTerms::canBounceBelow)
                                .flatMap(sender -> bounceBelow(spend, sender).stream()))
                .toList();
    }

    /// A macro may say something else in another record.
    private static boolean isMovable(Spend spend) {
        return spend.isInclude()
                && spend.service().need() != Need.PROBABLY_NOT
                && !(spend.step().leadsTo() instanceof SpfTarget.PerClient);
    }

    private static boolean canBounceBelow(Sender sender) {
        return sender.confidence() != Sender.Confidence.LOW
                && (sender.ability().spf() == Sender.Prospect.WITH_SETUP
                        || !sender.marks().bounceBelow().isEmpty());
    }

    private Optional<Proposal> bounceBelow(Spend spend, Sender sender) {
        var names = Stream.concat(bounceNames(sender), labels("bounce", sender)).toList();
        return free(names)
                .map(name ->
                        moving(
                                Way.BOUNCE_BELOW,
                                spend,
                                name,
                                Sentence.of("let it bounce to %s", name.toString()),
                                Sentence.of(
                                        "Set %s up to bounce to a subdomain such as %s (a custom return path, in most panels) and publish %s there, unless its panel asks for a CNAME. When that works, remove %s here. Under relaxed SPF alignment, the default, its mail still aligns; under %s it does not.",
                                        new Inline.Plain(sender.shortName()),
                                        name.toString(),
                                        record(spend),
                                        spend.text(),
                                        "aspf=s")));
    }

    /// Includes of services that could send as a subdomain. Not those of mailboxes and gateways:
    /// that is the domain's own mail.
    List<Proposal> subdomain(List<Spend> spends) {
        offered.clear();
        return spends.stream()
                .filter(ServiceTerms::isMovable)
                .filter(spend -> spend.service().need() != Need.YOURS)
                .filter(spend ->
                        spend.service().sender().stream().allMatch(ServiceTerms::sendsOnBehalf))
                .flatMap(spend -> subdomain(spend).stream())
                .toList();
    }

    private static boolean sendsOnBehalf(Sender sender) {
        return switch (sender.kind()) {
            case MARKETING, TRANSACTIONAL, SAAS, SUPPORT -> true;
            case MAILBOX, SECURITY_GATEWAY, FORWARDER -> false;
        };
    }

    private Optional<Proposal> subdomain(Spend spend) {
        var sender = spend.service().sender();
        var names =
                sender.map(one -> labels(label(one.kind()), one))
                        .orElseGet(() -> ofTarget(spend.step().target()));
        var who =
                sender.map(one -> Sentence.of("%s", new Inline.Plain(one.shortName())))
                        .orElse(Sentence.of("the service behind %s", spend.text()));
        var doubt =
                sender.isPresent()
                        ? Sentence.NONE
                        : Sentence.of(
                                "We do not know that service: if it is where your own mailboxes are, leave it.");
        return free(names.toList())
                .map(name ->
                        moving(
                                Way.SUBDOMAIN,
                                spend,
                                name,
                                Sentence.of("let it send as %s", name.toString()),
                                Sentence.of(
                                                "Let %s send as a subdomain such as %s, in From and for bounces, and publish %s there. When that works, remove %s here. Its From addresses change; DMARC of %s covers the subdomain as well.",
                                                who,
                                                name.toString(),
                                                record(spend),
                                                spend.text(),
                                                domain.toString())
                                        .and(doubt)));
    }

    private static String label(Sender.Kind kind) {
        return switch (kind) {
            case MARKETING -> "news";
            case SUPPORT -> "support";
            case TRANSACTIONAL -> "notify";
            case SAAS, MAILBOX, SECURITY_GATEWAY, FORWARDER -> "mail";
        };
    }

    private Stream<DomainName> labels(String label, Sender sender) {
        return Stream.of(label, sender.slug(), label + "-" + sender.slug())
                .flatMap(one -> name(one + "." + domain).stream());
    }

    /// Named after the service's domain.
    private Stream<DomainName> ofTarget(String target) {
        return name(target).filter(name -> name.size() > 1).stream()
                .map(name -> name.last(2).labels().getFirst())
                .flatMap(label -> Stream.of(label, "mail-" + label))
                .flatMap(label -> name(label + "." + domain).stream());
    }

    /// A name without an SPF record, and no alias.
    private Optional<DomainName> free(List<DomainName> names) {
        return names.stream()
                .filter(name -> !taken.contains(name) && !offered.contains(name))
                .filter(name -> {
                    var answer = dns.ask(name, RrType.TXT);
                    return !(answer instanceof Answer.Unavailable)
                            && answer.aliases().isEmpty()
                            && record(answer).isEmpty();
                })
                .findFirst()
                .filter(offered::add);
    }

    /// The record of the subdomain that takes the term.
    private static String record(Spend spend) {
        return SpfRecord.VERSION + " " + spend.text() + " ~all";
    }

    private static Proposal moving(
            Way way, Spend spend, DomainName name, Sentence brief, Sentence words) {
        return new Proposal(
                way,
                spend,
                List.of(),
                List.of(new RecordEdit(Action.ADD, RrType.TXT, name, record(spend))),
                brief,
                words);
    }
}
