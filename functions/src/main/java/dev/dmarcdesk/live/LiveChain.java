package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.ChainOfTrust;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;
import dev.dmarcdesk.text.Parsed;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Follows signatures from the trust anchor down, with dnsjava's validator over the run's own
/// resolvers (RFC 4035 §5).
///
/// What a receiver needs of a domain are its mail hosts, its texts and its DMARC record: all three
/// are validated, present or proven absent. A chain that breaks below the anchor is the domain's
/// matter. One that does not even begin is the resolver's or the anchor's, and never said of the
/// domain; then a resolver on this machine may be taken at its word ([ResolversWord]).
public final class LiveChain implements ChainOfTrust {
    /// Deeper names are rare; what is not prepared is asked when it is needed.
    private static final int PREPARED = 4;

    private final Servers servers;
    private final TrustAnchors anchors;
    private final Clock clock;

    /// @param servers the run's own, which keep its deadline
    /// @param anchors where chains begin
    /// @param clock tells which signatures hold now
    LiveChain(Servers servers, TrustAnchors anchors, Clock clock) {
        this.servers = servers;
        this.anchors = anchors;
        this.clock = clock;
    }

    @Override
    public Security of(DomainName name) {
        var questions = questions(name);
        var answers = new SignedAnswers(servers);
        try {
            var zone = anchors.zoneFor(Wire.name(name));
            if (zone.isEmpty()) {
                return resolversWord(questions, "No trust anchor is at or above this name.");
            }
            answers.prepare(questions);
            answers.prepare(chain(name));
            var obstacle = obstacle(zone.get(), answers);
            return obstacle.isPresent()
                    ? resolversWord(questions, obstacle.get())
                    : ours(name, questions, zone.get(), answers);
        } catch (IOException unanswered) {
            return new Security.Unknown(detail(unanswered));
        }
    }

    /// What receivers ask for; the one that tells most of the zone comes first.
    private static List<Question> questions(DomainName name) {
        var questions = new ArrayList<Question>();
        questions.add(new Question(name, RrType.MX));
        questions.add(new Question(name, RrType.TXT));
        if (name.prefixed("_dmarc") instanceof Parsed.Valid<DomainName>(var policy, _)) {
            questions.add(new Question(policy, RrType.TXT));
        }
        return questions;
    }

    private static List<Question> chain(DomainName name) {
        var questions = new ArrayList<Question>();
        questions.add(new Question(DomainName.ROOT, RrType.DNSKEY));
        for (var at = name; !at.isRoot(); at = at.parent()) {
            if (at.labels().size() <= PREPARED) {
                questions.add(new Question(at, RrType.DS));
                questions.add(new Question(at, RrType.DNSKEY));
            }
        }
        return questions;
    }

    private Security resolversWord(List<Question> questions, String why) {
        return servers.areOfThisMachine()
                ? new ResolversWord(servers, why).on(questions)
                : new Security.Unknown(why);
    }

    /// Why no chain can begin at the anchor; empty when one can.
    private Optional<String> obstacle(Name zone, SignedAnswers answers)
            throws SignedAnswers.NoAnswer {
        var message = answers.message(SignedAnswers.question(zone, Type.DNSKEY));
        var set = Signatures.answered(message, zone, Type.DNSKEY);
        if (set.isEmpty() || set.get().sigs().isEmpty()) {
            return Optional.of("The resolver does not pass DNSSEC signatures on.");
        }
        return obstacle(zone, set.get());
    }

    private Optional<String> obstacle(Name zone, RRset set) {
        var trusted = Signatures.keys(set).stream().filter(anchors::trust).toList();
        return trusted.isEmpty()
                ? Optional.of(
                        "The keys of %s that the resolver gives are not those of the trust anchor."
                                .formatted(words(zone)))
                : Signatures.fault(set, "the keys of " + words(zone), trusted, clock.instant());
    }

    private static String words(Name zone) {
        return zone.equals(Name.root) ? "the DNS root" : zone.toString(true);
    }

    private Security ours(
            DomainName name, List<Question> questions, Name zone, SignedAnswers answers)
            throws IOException {
        var validator = new ValidatingResolver(answers, clock);
        validator.setAddReasonToAdditional(false);
        validator.loadTrustAnchors(
                new ByteArrayInputStream(anchors.text().getBytes(StandardCharsets.US_ASCII)));
        var security =
                together(questions, question -> validated(question, zone, validator, answers));
        return security instanceof Security.Bogus
                ? new PrivateNames(validator, answers)
                        .why(name, zone)
                        .<Security>map(Security.Unknown::new)
                        .orElse(security)
                : security;
    }

    /// The status of a name from those of its records: one that does not hold is enough to lose
    /// mail; otherwise the first that is known tells of the zone.
    static Security together(List<Question> questions, Function<Question, Security> each) {
        var known = new ArrayList<Security>();
        var unknown = new ArrayList<Security>();
        for (var question : questions) {
            switch (each.apply(question)) {
                case Security.Bogus bogus -> {
                    return bogus;
                }
                case Security.Unknown nothing -> unknown.add(nothing);
                case Security status -> known.add(status);
            }
        }
        return known.isEmpty() ? unknown.getFirst() : known.getFirst();
    }

    private Security validated(
            Question question, Name zone, ValidatingResolver validator, SignedAnswers answers) {
        try {
            var query = Wire.message(question);
            var message = validator.sendAsync(query, Runnable::run).toCompletableFuture().join();
            return switch (message.getRcode()) {
                case Rcode.NOERROR, Rcode.NXDOMAIN -> status(message, question, answers);
                default ->
                        new Security.Bogus(
                                new BrokenChain(answers, zone, clock.instant()).why(question),
                                Witness.OURSELVES);
            };
        } catch (CompletionException failed) {
            return new Security.Unknown(detail(failed.getCause()));
        } catch (IOException unanswered) {
            return new Security.Unknown(detail(unanswered));
        } catch (RuntimeException _) {
            // Whatever the validator trips over, it is the doing of who made the answers.
            return new Security.Unknown(detail(null));
        }
    }

    /// The validator leaves the message of an unsigned zone without AD. Signatures in it all the
    /// same mean that the chain ends above the zone.
    private static Security status(Message message, Question question, SignedAnswers answers)
            throws IOException {
        return message.getHeader().getFlag(Flags.AD)
                ? new Security.Secure(Witness.OURSELVES)
                : new Security.Insecure(
                        isSigned(answers.message(question), Wire.name(question.name())),
                        Witness.OURSELVES);
    }

    /// Whether a zone at or above `name` signed any of it. A signed alias says nothing about where
    /// it leads.
    static boolean isSigned(Message message, Name name) {
        return IntStream.of(Section.ANSWER, Section.AUTHORITY)
                .mapToObj(message::getSectionRRsets)
                .flatMap(List::stream)
                .filter(set -> set.getType() != Type.CNAME)
                .flatMap(set -> set.sigs().stream())
                .anyMatch(signature -> name.subdomain(signature.getSigner()));
    }

    private static String detail(@Nullable Throwable failure) {
        return failure instanceof SignedAnswers.NoAnswer none && none.getMessage() != null
                ? none.getMessage()
                : "The answers could not be read.";
    }
}
