package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.SenderMatch.Certainty;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The catalogue of services, asked by the marks they leave.
///
/// Often one product stands on another: Resend on Amazon SES, Wix on SendGrid. A host then names
/// the service underneath; the product on top is named only where its own mark stands beside it.
public final class Senders {
    /// Knows nobody.
    public static final Senders NONE = new Senders(List.of());

    private final List<Sender> all;
    private final HostIndex includes;
    private final HostIndex mailHosts;
    private final HostIndex bounceHosts;
    private final HostIndex signers;
    private final HostIndex servers;
    private final HostIndex aliasTargets;
    private final SelectorIndex selectors;

    private Senders(List<Sender> all) {
        this.all = List.copyOf(all);
        this.includes = new HostIndex(all, Marks::includes);
        this.mailHosts = new HostIndex(all, Marks::mailHosts);
        this.bounceHosts = new HostIndex(all, Marks::bounceHosts);
        this.signers = new HostIndex(all, Marks::signsAs);
        this.servers = new HostIndex(all, Marks::servers);
        this.aliasTargets = new HostIndex(all, Marks::aliasTargets);
        this.selectors = new SelectorIndex(all);
    }

    /// Reads the catalogue; its form is described at its head.
    ///
    /// @throws IllegalArgumentException when the text is not of that form: our mistake, never the
    ///   user's
    public static Senders parse(String text) {
        return new Senders(SenderText.read(text));
    }

    /// A part of a catalogue.
    ///
    /// @param senders its services
    public static Senders of(List<Sender> senders) {
        return new Senders(senders);
    }

    /// Every service, in the order of the catalogue.
    public List<Sender> all() {
        return all;
    }

    /// The service of that short name.
    public Optional<Sender> bySlug(String slug) {
        return only(sender -> sender.slug().equals(slug));
    }

    /// The service whose host an SPF term (`include:`, `a:`, `exists:`, `redirect=`) names.
    public Optional<SenderMatch> byInclude(DomainName target) {
        return includes.find(target).map(Senders::certain);
    }

    /// The service whose host an SPF term names, whatever the term's macros stand for: what is
    /// right of the last one names the service.
    ///
    /// @param target what the term looks up, as written or resolved
    public Optional<SenderMatch> byTerm(String target) {
        int macro = target.lastIndexOf('}');
        int from = macro < 0 ? 0 : target.indexOf('.', macro) + 1;
        return (macro < 0 || from > 0)
                        && DomainName.parse(target.substring(from))
                                instanceof Parsed.Valid<DomainName>(var name, _)
                ? byInclude(name)
                : Optional.empty();
    }

    /// The service that a name without an SPF record is often written for.
    public Optional<Sender> byDeadInclude(DomainName target) {
        return only(sender -> sender.marks().deadIncludes().contains(target.toString()));
    }

    /// The service that runs a mail host.
    public Optional<SenderMatch> byMailHost(DomainName host) {
        return mailHosts.find(host).map(Senders::certain);
    }

    /// The service a Return-Path of that domain belongs to: one that it bounces to, or the name of
    /// one of its servers.
    public Optional<SenderMatch> byBounceDomain(DomainName domain) {
        return ownHost(domain).map(Senders::certain);
    }

    private Optional<Sender> ownHost(DomainName name) {
        return bounceHosts.find(name).or(() -> servers.find(name));
    }

    /// The service that signs with a domain of its own, as it does for customers who did not set up
    /// theirs.
    ///
    /// @param domain the `d=` of a signature
    public Optional<SenderMatch> bySigningDomain(DomainName domain) {
        return signers.find(domain).or(() -> ownHost(domain)).map(Senders::certain);
    }

    /// The service whose host a customer's CNAME points to.
    public Optional<SenderMatch> byAliasTarget(DomainName target) {
        return aliasTargets.find(target).map(Senders::certain);
    }

    /// The service that signs with a selector.
    ///
    /// Where a CNAME leads outranks what the selector is called: `selector1` is Microsoft's only
    /// when it points there.
    ///
    /// @param selector the selector's name; any case
    /// @param aliases the CNAME chain of its key record, in order; empty when the key stands there
    ///   itself
    public Optional<SenderMatch> byKey(String selector, List<DomainName> aliases) {
        String name = selector.toLowerCase(Locale.ROOT);
        for (DomainName target : aliases) {
            var host = byAliasTarget(target);
            if (host.isPresent()) {
                return host.map(match -> outermost(name, match));
            }
        }
        return selectors.find(name);
    }

    private SenderMatch outermost(String selector, SenderMatch host) {
        if (host.sender().marks().usesSelector(selector)) {
            return host;
        }
        String underneath = host.sender().slug();
        return only(sender ->
                        sender.marks().usesSelector(selector)
                                && sender.marks().runsOn().contains(underneath))
                .map(product -> new SenderMatch(product, Certainty.LIKELY))
                .orElse(host);
    }

    /// The one service of which something is true; where it is true of several, it names none.
    private Optional<Sender> only(Predicate<Sender> wanted) {
        var found = all.stream().filter(wanted).limit(2).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static SenderMatch certain(Sender sender) {
        return new SenderMatch(sender, Certainty.CERTAIN);
    }
}
