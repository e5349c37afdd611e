package dev.dmarcdesk.dkim;

import dev.dmarcdesk.dkim.DkimSignature.Algorithm;
import dev.dmarcdesk.dkim.SignatureOutcome.HeaderHash;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.Rdata;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import java.util.List;
import java.util.function.Supplier;

/// A text and what is said to be its signature, by a DKIM-Signature, an ARC-Message-Signature or an
/// ARC-Seal.
///
/// @param algorithm how it was signed
/// @param domain whose key it was
/// @param identity the domain of the AUID; the SDID where there is none
/// @param selector which of the domain's keys
/// @param text what was signed, one char an octet: see [SignedHeaders]. It is put together only
///   where there is a key to try
/// @param signature in base64
public record SignedText(
        Algorithm algorithm,
        DomainName domain,
        DomainName identity,
        String selector,
        Supplier<String> text,
        String signature) {
    /// Looks up the key and tries it (RFC 6376 §6.1.2, §6.1.3).
    ///
    /// @return what became of it: never `Unproven`, because what stands between the signer and the
    ///   text given here is for the caller to judge
    public KeyVerdict verify(Dns dns) {
        if (!(domain.prefixed(selector + "._domainkey")
                instanceof Parsed.Valid<DomainName>(var name, _))) {
            return new KeyVerdict(
                    new HeaderHash.Unreadable("a selector in s= that the DNS has room for"),
                    List.of(),
                    List.of());
        }
        var question = new Question(name, RrType.TXT);
        var verdict =
                switch (dns.ask(question)) {
                    case Answer.Found found -> judge(name, found);
                    case Answer.Absent _ -> KeyVerdict.without(new HeaderHash.NoKey());
                    case Answer.Unavailable _ ->
                            KeyVerdict.without(new HeaderHash.KeyUnavailable());
                };
        return new KeyVerdict(verdict.hash(), verdict.flaws(), List.of(question));
    }

    private KeyVerdict judge(DomainName name, Answer.Found found) {
        var at = new KeyPlace(selector, name, found.aliases(), List.of());
        return new KeyTrial(this, at)
                .of(found.all(Rdata.Text.class).stream().map(Rdata.Text::joined).toList());
    }

    /// Fit for a log: a message is nobody's business.
    @Override
    public String toString() {
        return "SignedText[" + algorithm + ", " + selector + ", " + domain + "]";
    }
}
