package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.dnssec.ValidatingResolver;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/// Tells names that exist in one network only. Their records can not be signed from the root down,
/// which is nobody's fault: no receiver outside ever sees them.
final class PrivateNames {
    private final ValidatingResolver validator;
    private final SignedAnswers answers;

    PrivateNames(ValidatingResolver validator, SignedAnswers answers) {
        this.validator = validator;
        this.answers = answers;
    }

    /// Why `name` is none of the public DNS, in one line; empty where it is one, or nobody knows.
    ///
    /// @param anchor the zone where the chain begins
    Optional<String> why(DomainName name, Name anchor) {
        try {
            for (var at = name; !Wire.name(at).equals(anchor); at = at.parent()) {
                var signers = new Question(at, RrType.DS);
                if (isProvenAbsent(signers) || isTopWithoutProof(signers)) {
                    return Optional.of(
                            "%s is no name of the public DNS, though this resolver answers for it: such names can not be signed."
                                    .formatted(at));
                }
            }
            return Optional.empty();
        } catch (IOException | CompletionException _) {
            return Optional.empty();
        }
    }

    /// What the zone above proves not to exist has nothing below it either (RFC 8020 §2).
    private boolean isProvenAbsent(Question signers) throws IOException {
        var query = Wire.message(signers);
        var message = validator.sendAsync(query, Runnable::run).toCompletableFuture().join();
        return message.getRcode() == Rcode.NXDOMAIN && message.getHeader().getFlag(Flags.AD);
    }

    /// The root signs what it says of every name in it, and the resolver passes signatures on.
    private boolean isTopWithoutProof(Question signers) throws IOException {
        return signers.name().parent().isRoot() && !hasSignature(answers.message(signers));
    }

    private static boolean hasSignature(Message message) {
        return IntStream.of(Section.ANSWER, Section.AUTHORITY)
                .mapToObj(message::getSectionRRsets)
                .flatMap(sets -> sets.stream())
                .anyMatch(set -> !set.sigs().isEmpty());
    }
}
