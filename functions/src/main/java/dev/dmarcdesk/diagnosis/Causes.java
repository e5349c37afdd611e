package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Cause.Fault;
import dev.dmarcdesk.diagnosis.DmarcView.Basis;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.sender.Sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a message came to what it did, as a function of the facts alone. One aligned pass suffices
/// (RFC 9989 §5.3): what else failed is no cause then.
///
/// @param author the Author Domain, at most one
/// @param dmarc the verdict
/// @param reported the receiver's word in terms of RFC 8601; empty when it gave none
/// @param spf what SPF says
/// @param signatures the signatures
/// @param path the way it took
/// @param services who may have sent it
/// @param wasSigned whether somebody on the way claims to have seen a signature of the author's
record Causes(
        List<DomainName> author,
        DmarcView dmarc,
        String reported,
        SpfView spf,
        List<SignatureView> signatures,
        Path path,
        Services services,
        boolean wasSigned) {
    Causes {
        author = List.copyOf(author);
        signatures = List.copyOf(signatures);
    }

    /// The causes, the one to see to first.
    List<Cause> all() {
        var causes =
                switch (dmarc.result()) {
                    case PASS -> new ArrayList<Cause>();
                    case FAIL -> new ArrayList<>(ofFailure());
                    case NONE -> new ArrayList<>(isPublished() ? List.<Cause>of() : noPolicy());
                    case PERMERROR -> new ArrayList<>(List.<Cause>of(new Cause.NoSingleAuthor()));
                    case TEMPERROR -> new ArrayList<>(List.<Cause>of(new Cause.LookupFailed()));
                    case UNKNOWN -> new ArrayList<>(List.<Cause>of(new Cause.Untrusted()));
                };
        if (isPolicyGone()) {
            causes.addAll(noPolicy());
        }
        if (receiverDiffers()) {
            causes.add(new Cause.ReceiverDiffers(dmarc.reported()));
        }
        return causes.stream().distinct().toList();
    }

    private List<Cause> noPolicy() {
        return author.stream().<Cause>map(Cause.NoPolicy::new).toList();
    }

    /// Whether there is a policy now, or may be one.
    private boolean isPublished() {
        return dmarc.evaluation().stream()
                .anyMatch(evaluation ->
                        switch (evaluation.discovery()) {
                            case Discovery.Found(_, var record, _) -> record.isUsable();
                            case Discovery.Several _, Discovery.Nothing _ -> false;
                            case Discovery.Undetermined _ -> true;
                        });
    }

    /// The receiver applied a policy that nobody publishes any more.
    private boolean isPolicyGone() {
        return dmarc.basis() == Basis.RECORDED
                && dmarc.result() != Result.NONE
                && dmarc.evaluation().stream()
                        .anyMatch(evaluation ->
                                switch (evaluation.discovery()) {
                                    case Discovery.Found(_, var record, _) -> !record.isUsable();
                                    case Discovery.Several _, Discovery.Nothing _ -> true;
                                    case Discovery.Undetermined _ -> false;
                                });
    }

    private boolean receiverDiffers() {
        return switch (dmarc.result()) {
            case PASS, FAIL, NONE ->
                    List.of("pass", "fail", "none").contains(reported)
                            && !reported.equalsIgnoreCase(dmarc.result().name());
            case PERMERROR, TEMPERROR, UNKNOWN -> false;
        };
    }

    private List<Cause> ofFailure() {
        var causes = new ArrayList<Cause>(strictOnly());
        var ours = signatures.stream().filter(Causes::isAligned).toList();
        if (ours.isEmpty()) {
            causes.addAll(withoutOurSignature(causes.isEmpty()));
        } else {
            causes.addAll(brokenSignatures(ours));
        }
        return causes;
    }

    /// A pass of the same organization under another name than the policy's mode asks for.
    private List<Cause> strictOnly() {
        var passing = new ArrayList<Cause>();
        signatures.stream()
                .filter(one -> Worth.of(one) == Worth.PASS)
                .flatMap(one -> one.identifier().stream())
                .filter(Causes::isTooLoose)
                .forEach(one -> passing.add(new Cause.StrictOnly(one.domain(), "adkim")));
        spf.identifier().stream()
                .filter(one -> Worth.of(spf.result()) == Worth.PASS && isTooLoose(one))
                .forEach(one -> passing.add(new Cause.StrictOnly(one.domain(), "aspf")));
        return passing;
    }

    private List<Cause> brokenSignatures(List<SignatureView> ours) {
        var causes = new ArrayList<Cause>();
        var broken =
                ours.stream()
                        .flatMap(one -> new BrokenSignature(one, path).cause().stream())
                        .toList();
        if (isBy(Path.Kind.MAILING_LIST)) {
            causes.add(new Cause.ListRewrote(path.via(), true));
            causes.addAll(broken);
        } else if (isBy(Path.Kind.FORWARDED)) {
            causes.addAll(broken);
            causes.add(new Cause.Forwarded(path.via(), true));
        } else {
            causes.addAll(broken);
            causes.addAll(isBy(Path.Kind.GATEWAY) ? List.of() : bounce());
        }
        return causes;
    }

    /// @param alone whether nothing else is known yet
    private List<Cause> withoutOurSignature(boolean alone) {
        var causes = new ArrayList<Cause>();
        if (isBy(Path.Kind.FORWARDED)) {
            causes.add(new Cause.Forwarded(path.via(), wasSigned));
        }
        if (isBy(Path.Kind.MAILING_LIST) && author.stream().noneMatch(this::isOfVia)) {
            causes.add(new Cause.ListRewrote(path.via(), wasSigned));
        }
        boolean direct = causes.isEmpty();
        if (spf.identifier().stream().anyMatch(one -> one.alignment().aligned())) {
            return direct ? aligned() : causes;
        }
        causes.addAll(otherOrganization());
        if (causes.isEmpty() || !direct) {
            causes.addAll(foreign(direct));
        }
        return causes.isEmpty() && alone ? List.of(new Cause.NothingOfOurs()) : causes;
    }

    /// Behind a gateway SPF sees the gateway, whatever the record says.
    private List<Cause> aligned() {
        return isBy(Path.Kind.GATEWAY) && Worth.of(spf.result()) == Worth.FAIL
                ? List.of(new Cause.BehindGateway(path.via()))
                : bounce();
    }

    /// What passed for a name that is the author's own to people, and to receivers by RFC 7489.
    private List<Cause> otherOrganization() {
        return Stream.concat(
                        signatures.stream()
                                .filter(one -> Worth.of(one) == Worth.PASS)
                                .flatMap(one -> one.identifier().stream()),
                        spf.identifier().stream().filter(_ -> Worth.of(spf.result()) == Worth.PASS))
                .filter(this::isNear)
                .<Cause>map(one -> new Cause.OtherOrganization(one.domain()))
                .distinct()
                .toList();
    }

    private boolean isNear(Identifier identifier) {
        return identifier.alignment() instanceof IdentifierAlignment.None
                && (identifier.aligned7489()
                        || author.stream().anyMatch(one -> isAbove(identifier.domain(), one)));
    }

    private static boolean isAbove(DomainName one, DomainName other) {
        return one.size() > 1 && other.size() > 1 && (one.isWithin(other) || other.isWithin(one));
    }

    /// Signatures and a bounce domain that a known service uses for whoever did not set up theirs.
    ///
    /// @param direct whether nobody passed it on: else the marks may be those of who did
    private List<Cause> foreign(boolean direct) {
        var signers =
                signatures.stream()
                        .flatMap(one -> one.identifier().stream())
                        .filter(one -> !isTooLoose(one))
                        .map(Identifier::domain)
                        .filter(domain -> direct || (!isOfVia(domain) && isSenders(domain)))
                        .distinct()
                        .toList();
        var bouncesTo = spf.identifier().stream().map(Identifier::domain).toList();
        var service =
                Stream.concat(
                                signers.stream().flatMap(one -> services.signer(one).stream()),
                                bouncesTo.stream()
                                        .filter(domain ->
                                                direct || (!isOfVia(domain) && isSenders(domain)))
                                        .flatMap(one -> services.bouncer(one).stream()))
                        .limit(1)
                        .toList();
        if (service.isEmpty()) {
            return List.of();
        }
        // What others signed, or take bounces for, is not the service's.
        var signedBy =
                signers.stream().filter(one -> services.signer(one).equals(of(service))).toList();
        return signedBy.isEmpty()
                ? bounceNotAligned(service)
                : List.of(
                        new Cause.ProviderSignsOnly(
                                service,
                                signedBy,
                                bouncesTo.stream()
                                        .filter(one ->
                                                services.bouncer(one).equals(of(service))
                                                        || signedBy.stream()
                                                                .anyMatch(one::isWithin))
                                        .toList()));
    }

    /// Whether a service's domain is the sender's mark rather than a forwarder's, whose mailbox may
    /// be at a service too: those call a customer's domain by the customer's own.
    private boolean isSenders(DomainName domain) {
        boolean sends =
                services.signer(domain)
                        .filter(sender -> Services.SENDING.contains(sender.kind()))
                        .isPresent();
        String customer = domain.labels().getFirst().replace("-", "");
        return sends
                || author.stream()
                        .map(one -> one.dotted().replace(".", "").replace("-", ""))
                        .anyMatch(one -> one.startsWith(customer));
    }

    private static Optional<Sender> of(List<Sender> service) {
        return service.stream().findFirst();
    }

    /// What the bounce domain did not achieve.
    private List<Cause> bounce() {
        return spf.identifier().stream()
                .flatMap(one ->
                        one.alignment().aligned()
                                ? notAuthorized(one).stream()
                                : isTooLoose(one)
                                        ? Stream.<Cause>empty()
                                        : bounceNotAligned(
                                                services.bouncer(one.domain()).stream().toList())
                                                .stream())
                .toList();
    }

    private List<Cause> notAuthorized(Identifier bounce) {
        return Worth.of(spf.result()) == Worth.FAIL
                ? List.of(
                        new Cause.ServerNotAuthorized(
                                services.sending(), bounce.domain(), spf.result()))
                : List.of();
    }

    private List<Cause> bounceNotAligned(List<Sender> service) {
        return spf.identifier().stream()
                .<Cause>map(one -> new Cause.BounceNotAligned(service, one.domain()))
                .toList();
    }

    private boolean isBy(Path.Kind kind) {
        return path.kind() == kind && path.certainty() != Certainty.GUESS;
    }

    private boolean isOfVia(DomainName domain) {
        return !path.via().isEmpty()
                && (domain.toString().equals(path.via())
                        || domain.toString().endsWith("." + path.via())
                        || path.via().endsWith("." + domain));
    }

    private static boolean isAligned(SignatureView signature) {
        return signature.identifier().stream().anyMatch(one -> one.alignment().aligned());
    }

    private static boolean isTooLoose(Identifier identifier) {
        return identifier.alignment() instanceof IdentifierAlignment.Relaxed(_, var enough)
                && !enough;
    }

    /// Who is known to have had a message in hand, by its mark.
    static Fault between(Path path) {
        if (path.certainty() == Certainty.GUESS) {
            return Fault.NOBODY;
        }
        return switch (path.kind()) {
            case FORWARDED -> Fault.FORWARDER;
            case MAILING_LIST -> Fault.MAILING_LIST;
            case GATEWAY -> Fault.GATEWAY;
            case DIRECT, UNKNOWN -> Fault.NOBODY;
        };
    }
}
