package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Transcript;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.SenderMatch;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.text.Parsed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The sending services whose marks a message bears: in its signatures, in its bounce domain, and,
/// where both are silent, in the names of the servers it came from. Names are compared by whole
/// labels; what others use as well names nobody.
///
/// @param senders the services that can be named
/// @param sending the services, the surest mark first
record Services(Senders senders, List<Sender> sending) {
    /// Those whose servers send for nobody but their customers; a mailbox's or a filter's pass on
    /// whatever comes.
    static final Set<Sender.Kind> SENDING =
            Set.of(
                    Sender.Kind.MARKETING,
                    Sender.Kind.TRANSACTIONAL,
                    Sender.Kind.SAAS,
                    Sender.Kind.SUPPORT);

    Services {
        sending = List.copyOf(sending);
    }

    /// Reads the marks.
    ///
    /// @param signatures the signatures
    /// @param spf what SPF says
    /// @param path the way it took
    /// @param asked the answers for the keys, which tell where their names lead
    static Services of(
            Senders senders,
            List<SignatureView> signatures,
            SpfView spf,
            Path path,
            Transcript asked) {
        var found = new LinkedHashSet<Sender>();
        var none = new Services(senders, List.of());
        signatures.forEach(one -> none.signer(one, asked).ifPresent(found::add));
        spf.identifier().forEach(one -> none.bouncer(one.domain()).ifPresent(found::add));
        if (found.isEmpty()) {
            none.handedOver(path).findFirst().ifPresent(found::add);
        }
        return new Services(senders, List.copyOf(found));
    }

    /// The service that signs with a domain of its own.
    Optional<Sender> signer(DomainName domain) {
        return senders.bySigningDomain(domain).map(SenderMatch::sender);
    }

    /// The service that bounces to a domain of its own.
    Optional<Sender> bouncer(DomainName domain) {
        return senders.byBounceDomain(domain).map(SenderMatch::sender);
    }

    private Optional<Sender> signer(SignatureView signature, Transcript asked) {
        return signature.identifier().stream()
                .flatMap(one -> signer(one.domain()).stream())
                .findFirst()
                .or(() ->
                        senders.byKey(signature.selector(), aliases(signature, asked))
                                .filter(SenderMatch::isNameable)
                                .map(SenderMatch::sender));
    }

    private static List<DomainName> aliases(SignatureView signature, Transcript asked) {
        return signature.now().stream()
                .flatMap(now -> now.evidence().stream())
                .flatMap(question -> asked.answer(question).stream())
                .map(Answer::aliases)
                .filter(aliases -> !aliases.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /// The servers outside the receiver's own domain, the first one first.
    private Stream<Sender> handedOver(Path path) {
        if (path.hops().isEmpty()) {
            return Stream.empty();
        }
        String receiver = path.hops().getLast().by();
        return path.hops().stream()
                .map(Path.Hop::from)
                .flatMap(host -> host(host).stream())
                .filter(host -> host(receiver).filter(own -> areTogether(host, own)).isEmpty())
                .flatMap(host -> bouncer(host).stream())
                .filter(sender -> SENDING.contains(sender.kind()));
    }

    private static boolean areTogether(DomainName one, DomainName other) {
        return one.last(2).equals(other.last(2));
    }

    private static Optional<DomainName> host(String name) {
        return DomainName.parse(name) instanceof Parsed.Valid<DomainName>(var host, _)
                ? Optional.of(host)
                : Optional.empty();
    }
}
