package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.sender.Sender.Prospect;

/// What a service can align, in words; all of it from the catalogue.
///
/// @param service which
/// @param author the customer's domain
record Ability(Sender service, String author) {
    private Inline name() {
        return new Inline.Plain(service.shortName());
    }

    /// Whether it can sign as its customer.
    boolean signs() {
        return service.ability().dkim() != Prospect.NO;
    }

    /// Whether its bounces can go to its customer's domain.
    boolean bounces() {
        return service.ability().spf() != Prospect.NO;
    }

    /// What to have it do, the signature first.
    ///
    /// @param adkim how strict the policy is about signatures
    /// @param aspf how strict it is about bounce addresses
    Sentence shortest(AlignmentMode adkim, AlignmentMode aspf) {
        if (signs()) {
            return sign().and(strictSigning(adkim));
        }
        return bounces()
                ? Sentence.of(
                                "%s can not sign as %s, so have its bounces go to a name below %s.",
                                name(), author, author)
                        .and(strictBounce(aspf))
                : Sentence.of(
                        "%s can neither sign nor bounce as %s: send with an address of a domain of its"
                                + " own in From, or by another service.",
                        name(), author);
    }

    private Sentence sign() {
        return switch (service.ability().dkim()) {
            case CONDITIONAL, UNKNOWN ->
                    Sentence.of(
                            "Have %s sign as %s, if your contract with it has that.",
                            name(), author);
            case YES, WITH_SETUP, NO -> Sentence.of("Have %s sign as %s.", name(), author);
        };
    }

    private Sentence strictSigning(AlignmentMode adkim) {
        return adkim == AlignmentMode.STRICT && service.ability().strictDkim() == Prospect.NO
                ? Sentence.of(
                        "It can not sign with that very name, which %s asks for: make it %s.",
                        "adkim=s", "adkim=r")
                : Sentence.NONE;
    }

    /// What a policy that is strict about bounce addresses rules out.
    ///
    /// @param aspf how strict it is about them
    Sentence note(AlignmentMode aspf) {
        if (!signs()
                || !bounces()
                || aspf != AlignmentMode.STRICT
                || service.ability().strictSpf() != Prospect.NO) {
            return Sentence.NONE;
        }
        return service.ability().strictDkim() == Prospect.YES
                ? Sentence.of(
                        "Strict DKIM alignment (%s) is possible with %s, strict SPF alignment (%s) is"
                                + " not: the signature is what counts.",
                        "adkim=s", name(), "aspf=s")
                : Sentence.of(
                        "Strict SPF alignment (%s) is not possible with %s: the signature is what"
                                + " counts.",
                        "aspf=s", name());
    }

    private Sentence strictBounce(AlignmentMode aspf) {
        return aspf == AlignmentMode.STRICT && service.ability().strictSpf() == Prospect.NO
                ? Sentence.of("That needs %s in place of %s.", "aspf=r", "aspf=s")
                : Sentence.NONE;
    }
}
