package dev.dmarcdesk.mtasts;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.web.Fetched.CertificateTrouble;

import java.util.ArrayList;
import java.util.List;

/// What came of fetching a policy, in words.
final class FetchWords {
    private static final int STS = MtaStsAdvice.STS;

    private FetchWords() {}

    static Advice unreachable(MtaStsFinding.PolicyUnreachable missing) {
        DomainName domain = missing.domain();
        var advice =
                missing.status() == 0
                        ? Advice.of(
                                missing,
                                Severity.WARNING,
                                "%s has an MTA-STS record, but its policy host %s has no address",
                                domain.toString(),
                                host(domain))
                        : Advice.of(
                                missing,
                                Severity.WARNING,
                                "%s has an MTA-STS record, but %s serves no policy (HTTP %d)",
                                domain.toString(),
                                host(domain),
                                missing.status());
        return advice.because("%s", PolicyWords.UNPROTECTED)
                .fix(
                        missing.status() == 0
                                ? PolicyFile.toServe(
                                        domain,
                                        missing.route(),
                                        Sentence.of(
                                                "Give %s the address of a web server, and there serve a policy",
                                                host(domain)))
                                : PolicyFile.toServe(domain, missing.route()))
                .seenIn(evidence(domain))
                .per(STS, "3.3");
    }

    static Advice redirect(MtaStsFinding.PolicyRedirect redirect) {
        DomainName domain = redirect.domain();
        return Advice.of(
                        redirect,
                        Severity.WARNING,
                        "The MTA-STS policy of %s is not there, but redirected (HTTP %d)",
                        domain.toString(),
                        redirect.status())
                .because(
                        "The server points to %s, and senders must not follow. %s",
                        redirect.location().isEmpty() ? "nowhere" : redirect.location(),
                        PolicyWords.UNPROTECTED)
                .todo("Serve the policy itself at %s.", StsPlace.address(domain))
                .seenIn(evidence(domain))
                .per(STS, "3.3");
    }

    static Advice certificate(MtaStsFinding.Certificate certificate) {
        DomainName domain = certificate.domain();
        return Advice.of(
                        certificate,
                        Severity.WARNING,
                        "The web server %s, which has the MTA-STS policy, %s",
                        host(domain),
                        new Inline.Plain(trouble(certificate.trouble())))
                .because(
                        "%s Senders do not read the policy then. %s",
                        new Inline.Plain(certificate.detail()), PolicyWords.UNPROTECTED)
                .todo(
                        "Give the web server a certificate for %s that is valid and trusted, and see to its renewal.",
                        host(domain))
                .seenIn(evidence(domain))
                .per(STS, "3.3");
    }

    private static String trouble(CertificateTrouble trouble) {
        return switch (trouble) {
            case EXPIRED -> "has a certificate that is not valid now";
            case WRONG_NAME -> "has a certificate for other names";
            case UNTRUSTED -> "has a certificate that nobody trusts";
        };
    }

    static Advice tooLong(MtaStsFinding.PolicyTooLong tooLong) {
        DomainName domain = tooLong.domain();
        return Advice.of(
                        tooLong,
                        Severity.WARNING,
                        "The MTA-STS policy of %s is longer than %d octets",
                        domain.toString(),
                        tooLong.limit())
                .because("Senders need not read that much. %s", PolicyWords.UNPROTECTED)
                .todo(
                        "Serve a short policy at %s, with %s for many hosts of one domain.",
                        StsPlace.address(domain), "mx: *.")
                .seenIn(evidence(domain))
                .per(STS, "3.3");
    }

    static Advice invalid(MtaStsFinding.PolicyInvalid invalid) {
        DomainName domain = invalid.domain();
        var advice =
                Advice.of(
                                invalid,
                                Severity.WARNING,
                                "The MTA-STS policy of %s can not be read",
                                domain.toString())
                        .because(
                                invalid.line().isEmpty()
                                        ? "It lacks %s. %s"
                                        : "Senders expect %s in that line. %s",
                                new Inline.Plain(invalid.defect().expected()),
                                PolicyWords.UNPROTECTED)
                        .fix(mended(invalid))
                        .seenIn(evidence(domain))
                        .per(STS, "3.2");
        return invalid.line().isEmpty()
                ? advice
                : advice.showing(invalid.line(), invalid.defect().at());
    }

    private static Fix mended(MtaStsFinding.PolicyInvalid invalid) {
        return invalid.mended().isEmpty()
                ? PolicyFile.toServe(invalid.domain(), invalid.route())
                : new Fix.Todo(
                        Sentence.of(
                                "Serve the policy as it was meant. If its TLS reports were never read, begin with %s.",
                                "mode: testing"),
                        List.of(),
                        List.of(PolicyFile.file(invalid.domain(), invalid.mended())));
    }

    static Advice notPublic(MtaStsFinding.PolicyNotPublic hidden) {
        DomainName domain = hidden.domain();
        return Advice.of(
                        hidden,
                        Severity.UNKNOWN,
                        "The MTA-STS policy of %s was not fetched: the address of its host is not public",
                        domain.toString())
                .because(
                        "The DNS told us %s for %s. Unless others are told another address, they do without the policy.",
                        hidden.address().getHostAddress(), host(domain))
                .todo("See that %s has an address that everybody reaches.", host(domain))
                .seenIn(evidence(domain))
                .per(STS, "3.3");
    }

    static Advice unavailable(MtaStsFinding.PolicyUnavailable unknown) {
        DomainName domain = unknown.domain();
        var advice =
                Advice.of(
                                unknown,
                                Severity.UNKNOWN,
                                "The MTA-STS policy of %s could not be fetched from here",
                                domain.toString())
                        .because(
                                "%s Whether MTA-STS works for its mail is not known.",
                                new Inline.Plain(unknown.detail()))
                        .seenIn(evidence(domain))
                        .per(STS, "3.3");
        return unknown.tried()
                ? advice.todo(
                        "Ask again later, or from another network; if it stays so, have a look at the web server of %s.",
                        StsPlace.address(domain))
                : advice;
    }

    private static String host(DomainName domain) {
        return "mta-sts." + domain;
    }

    private static List<Question> evidence(DomainName domain) {
        var questions = new ArrayList<>(StsPlace.question(domain));
        if (StsPlace.hostFor(domain) instanceof Parsed.Valid<DomainName>(var host, _)) {
            questions.add(new Question(host, RrType.A));
            questions.add(new Question(host, RrType.AAAA));
        }
        return questions;
    }
}
