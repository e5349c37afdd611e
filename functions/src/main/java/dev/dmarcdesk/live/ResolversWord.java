package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.Security;
import dev.dmarcdesk.dns.Security.Witness;

import org.xbill.DNS.Message;

import java.io.IOException;
import java.util.List;

/// What a resolver of this machine says of signatures: nobody else can write what it says, so it
/// may be taken at its word (RFC 4035 §4.9.3), as the C library does with `trust-ad`. Only one that
/// validates has a word to give, which it proves with the root's keys.
final class ResolversWord {
    private final Servers servers;
    private final String why;

    /// @param servers all of this machine
    /// @param why nobody else followed the signatures
    ResolversWord(Servers servers, String why) {
        this.servers = servers;
        this.why = why;
    }

    /// The status that the resolver gives these records together.
    Security on(List<Question> questions) {
        boolean validates =
                servers.askSigned(new Question(DomainName.ROOT, RrType.DNSKEY), true)
                                instanceof Servers.Said.Word(var reply, _)
                        && reply.rcode() == Reply.NOERROR
                        && reply.authentic();
        return validates ? LiveChain.together(questions, this::on) : new Security.Unknown(why);
    }

    private Security on(Question question) {
        return switch (servers.askSigned(question, true)) {
            case Servers.Said.Word(var reply, _) when isData(reply) ->
                    reply.authentic()
                            ? new Security.Secure(Witness.RESOLVER)
                            : new Security.Insecure(isSigned(reply, question), Witness.RESOLVER);
            case Servers.Said.Word(var reply, _)
                    when reply.rcode() == Reply.SERVFAIL && isThereUnchecked(question) ->
                    new Security.Bogus(ServerTrouble.of(reply), Witness.RESOLVER);
            case Servers.Said.Word(var reply, _) -> new Security.Unknown(ServerTrouble.of(reply));
            case Servers.Said.Nothing(var nothing) -> new Security.Unknown(nothing.detail());
        };
    }

    /// What is withheld only as long as signatures count fails for their sake.
    private boolean isThereUnchecked(Question question) {
        return servers.askSigned(question, false) instanceof Servers.Said.Word(var reply, _)
                && isData(reply);
    }

    private static boolean isData(Reply reply) {
        return reply.rcode() == Reply.NOERROR || reply.rcode() == Reply.NXDOMAIN;
    }

    private static boolean isSigned(Reply reply, Question question) {
        try {
            return LiveChain.isSigned(
                    new Message(reply.message().duplicate()), Wire.name(question.name()));
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }
}
