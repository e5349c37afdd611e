package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.DmarcView.Basis;
import dev.dmarcdesk.diagnosis.DmarcView.Result;
import dev.dmarcdesk.dmarc.AlignmentMode;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier;
import dev.dmarcdesk.dmarc.AuthenticatedIdentifier.Authentication;
import dev.dmarcdesk.dmarc.Discovery;
import dev.dmarcdesk.dmarc.DmarcEvaluation;
import dev.dmarcdesk.dmarc.DmarcResult;
import dev.dmarcdesk.dmarc.IdentifierAlignment;
import dev.dmarcdesk.dmarc.OrganizationalDomain;
import dev.dmarcdesk.dmarc.PolicyRecord;
import dev.dmarcdesk.dmarc.Rfc7489Evaluation;
import dev.dmarcdesk.dmarc.TreeWalk;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The message judged by what SPF and DKIM came to (RFC 9989 §5.3), and by RFC 7489 beside it.
///
/// @param view the verdict
/// @param identifiers how each vouched-for domain stands, in the order given
record Judgement(DmarcView view, List<Identifier> identifiers) {
    Judgement {
        identifiers = List.copyOf(identifiers);
    }

    /// A domain somebody vouches for.
    ///
    /// @param spf whether SPF does, else a signature
    record Voucher(DomainName domain, boolean spf, Worth worth) {
        private AuthenticatedIdentifier as(Authentication unknown) {
            return spf
                    ? new AuthenticatedIdentifier.SpfDomain(domain, worth.as(unknown))
                    : new AuthenticatedIdentifier.DkimSigningDomain(domain, worth.as(unknown));
        }
    }

    /// What the receiver said of DMARC.
    ///
    /// @param written as it wrote it; empty when it said nothing
    /// @param result the same in the words of RFC 8601
    record Reported(String written, String result) {
        static final Reported NOTHING = new Reported("", "");
    }

    /// The message of no single author cannot be judged (§5.3.1, §11.5).
    static Judgement withoutAuthor(List<Voucher> vouchers, Reported reported) {
        return new Judgement(
                new DmarcView(
                        Result.PERMERROR,
                        Basis.COMPUTED,
                        reported.written(),
                        List.of(),
                        Result.PERMERROR,
                        List.of()),
                vouchers.stream()
                        .map(one ->
                                new Identifier(
                                        one.domain(),
                                        new IdentifierAlignment.Undetermined(),
                                        false,
                                        AlignmentMode.RELAXED))
                        .toList());
    }

    /// Judges.
    ///
    /// @param author the Author Domain
    /// @param vouchers what SPF and DKIM said, at most a few dozen
    /// @param isComplete whether nothing else may vouch for it: SPF's domain is known, or known not
    ///   to count
    /// @param reported what the receiver made of it
    static Judgement of(
            DomainName author,
            List<Voucher> vouchers,
            boolean isComplete,
            Reported reported,
            Dns dns,
            PublicSuffixes suffixes) {
        var worst = as(vouchers, Authentication.FAIL);
        var best = as(vouchers, Authentication.PASS);
        var evaluation = DmarcEvaluation.of(author, worst, dns);
        var listed = Rfc7489Evaluation.of(author, worst, dns, suffixes);
        Result computed;
        Result computed7489;
        if (best.equals(worst)) {
            computed = result(evaluation.result(), evaluation.result(), isComplete);
            computed7489 = result(listed.result(), listed.result(), isComplete);
        } else {
            computed =
                    result(
                            evaluation.result(),
                            DmarcEvaluation.of(author, best, dns).result(),
                            isComplete);
            computed7489 =
                    result(
                            listed.result(),
                            Rfc7489Evaluation.of(author, best, dns, suffixes).result(),
                            isComplete);
        }
        var recorded = recorded(computed, reported);
        Result result = recorded.orElse(computed);
        boolean comparable = recorded.isEmpty() && isDefinite(computed) && isDefinite(computed7489);
        var view =
                new DmarcView(
                        result,
                        recorded.isPresent() ? Basis.RECORDED : Basis.COMPUTED,
                        reported.written(),
                        List.of(evaluation),
                        comparable ? computed7489 : result,
                        List.of(listed.reading().organizationalDomain()));
        return new Judgement(view, identifiers(worst, evaluation, listed, view, dns, suffixes));
    }

    private static List<AuthenticatedIdentifier> as(
            List<Voucher> vouchers, Authentication unknown) {
        return vouchers.stream().map(one -> one.as(unknown)).toList();
    }

    /// @param worst the result where whatever nobody knows is no pass
    /// @param best the result where all of it is one
    private static Result result(DmarcResult worst, DmarcResult best, boolean isComplete) {
        return switch (worst) {
            case PASS -> Result.PASS;
            case NONE -> Result.NONE;
            case TEMPERROR -> Result.TEMPERROR;
            case FAIL -> isComplete && best == DmarcResult.FAIL ? Result.FAIL : Result.UNKNOWN;
        };
    }

    private static boolean isDefinite(Result result) {
        return switch (result) {
            case PASS, FAIL, NONE -> true;
            case PERMERROR, TEMPERROR, UNKNOWN -> false;
        };
    }

    /// The receiver's word counts only where the records of now do not tell: that there is no
    /// policy today says nothing about the day when one was applied.
    private static Optional<Result> recorded(Result computed, Reported reported) {
        if (computed == Result.PASS || computed == Result.FAIL) {
            return Optional.empty();
        }
        return switch (reported.result()) {
            case "pass" -> Optional.of(Result.PASS);
            case "fail" -> Optional.of(Result.FAIL);
            case "none" -> computed == Result.NONE ? Optional.empty() : Optional.of(Result.NONE);
            default -> Optional.empty();
        };
    }

    private static List<Identifier> identifiers(
            List<AuthenticatedIdentifier> asked,
            DmarcEvaluation evaluation,
            Rfc7489Evaluation listed,
            DmarcView view,
            Dns dns,
            PublicSuffixes suffixes) {
        var identifiers = new ArrayList<Identifier>();
        var record = usable(evaluation);
        for (int i = 0; i < asked.size(); i++) {
            var one = asked.get(i);
            var mode = record.map(one::mode).orElse(AlignmentMode.RELAXED);
            IdentifierAlignment alignment =
                    record.isPresent()
                            ? evaluation.identifiers().get(i).alignment()
                            : withoutPolicy(one.domain(), evaluation, view, dns, suffixes);
            identifiers.add(
                    new Identifier(
                            one.domain(), alignment, listed.identifiers().get(i).aligned(), mode));
        }
        return identifiers;
    }

    private static Optional<PolicyRecord> usable(DmarcEvaluation evaluation) {
        return evaluation.discovery() instanceof Discovery.Found found && found.record().isUsable()
                ? Optional.of(found.record())
                : Optional.empty();
    }

    /// Without records a walk tells every name to be an organization of its own. What people want
    /// to know is whose domain it is, which the public suffix list tells.
    private static IdentifierAlignment withoutPolicy(
            DomainName domain,
            DmarcEvaluation evaluation,
            DmarcView view,
            Dns dns,
            PublicSuffixes suffixes) {
        var author = evaluation.author();
        boolean isDown = evaluation.discovery() instanceof Discovery.Undetermined;
        return isDown && view.basis() == Basis.COMPUTED
                ? IdentifierAlignment.of(
                        author,
                        evaluation.organizationalDomain(),
                        domain,
                        OrganizationalDomain.of(domain, TreeWalk.walk(domain, dns)),
                        AlignmentMode.RELAXED)
                : IdentifierAlignment.of(
                        author,
                        new OrganizationalDomain.Known(suffixes.organizationalDomain(author)),
                        domain,
                        new OrganizationalDomain.Known(suffixes.organizationalDomain(domain)),
                        AlignmentMode.RELAXED);
    }
}
