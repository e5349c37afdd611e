package dev.dmarcdesk.watch;

import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What is wrong, from the code of a finding: in a snapshot nothing else of it is kept. The words
/// are part of a sentence.
final class Faults {
    /// A code, and what it means.
    private static final String WORDS =
            """
            bimi.cname-and-txt a CNAME stands beside the BIMI record
            bimi.cname-dangling the BIMI record is a CNAME to a name that has none
            bimi.dmarc-not-enforced no picture is shown, because DMARC only monitors
            bimi.invalid the BIMI record has no readable address of a picture
            bimi.looks-like the TXT record that was meant as BIMI is not one
            bimi.multiple there are several BIMI records
            bimi.no-location the BIMI record names no picture
            bimi.not-https the BIMI record has an address that is not https
            bimi.sp-none no picture is shown, because the DMARC policy for subdomains is none
            dkim.cname-dangling a DKIM selector is a CNAME to a name without a key
            dkim.key-invalid a DKIM key can not be read
            dkim.key-short a DKIM key has fewer than 2048 bits
            dkim.key-too-short a DKIM key is so short that receivers ignore it
            dkim.key-type-unknown a DKIM key is of a kind that receivers do not know
            dkim.literal-quotes a DKIM key has quotation marks typed into it
            dkim.misplaced-at-apex a DKIM key stands at the domain itself, where nobody looks
            dkim.misplaced-doubled-name a DKIM key stands at a name that holds the domain twice
            dkim.misplaced-no-selector a DKIM key stands at _domainkey, without a selector
            dkim.multiple a DKIM selector has several records
            dkim.p-missing a DKIM record has no key in it
            dkim.proven-none the domain has no DKIM key at all
            dkim.selector-missing a DKIM selector has no key
            dkim.service-other a DKIM key is not for mail
            dkim.sha1-only a DKIM key allows only SHA-1, which must not be used
            dkim.truncated a DKIM key is cut off
            dkim.v-invalid a DKIM key has a version that does not count
            dkim.v-not-first the version is not the first tag of a DKIM key
            dkim.wildcard every DKIM selector is answered, even one that nobody has
            dmarc.adkim-invalid the DMARC record has an adkim that does not count
            dmarc.aspf-invalid the DMARC record has an aspf that does not count
            dmarc.backslash backslashes were typed into the DMARC record
            dmarc.cname-and-txt a CNAME stands beside the DMARC record
            dmarc.cname-dangling the DMARC record is a CNAME to a name that does not exist
            dmarc.control-chars the DMARC record holds control characters
            dmarc.duplicate-tag a tag stands in the DMARC record more than once
            dmarc.leading-space white space stands before the version of the DMARC record
            dmarc.literal-quotes quotes were typed into the DMARC record
            dmarc.looks-like-dmarc what was meant as DMARC record is not one
            dmarc.misplaced-at-apex a DMARC record stands at the domain itself, where no receiver looks
            dmarc.misplaced-doubled-name a DMARC record stands at a name that holds the domain twice
            dmarc.misplaced-no-underscore a DMARC record stands at dmarc, without its underscore
            dmarc.missing-semicolon a semicolon is missing in the DMARC record
            dmarc.monitoring DMARC stops no forged mail, its policy is none
            dmarc.multiple there are several DMARC records, and none counts
            dmarc.no-rua nobody gets DMARC reports
            dmarc.non-ascii the DMARC record holds a character that is not ASCII
            dmarc.none there is no DMARC record
            dmarc.np-invalid the DMARC record has an np that is no policy
            dmarc.np-weaker names that do not exist are protected less than the domain
            dmarc.p-invalid the DMARC record has a p that is no policy
            dmarc.p-missing the DMARC record has no policy
            dmarc.pct-removed the DMARC record has a pct, which newer receivers ignore
            dmarc.pct-zero the DMARC record has pct=0, which newer receivers ignore
            dmarc.psd-invalid the DMARC record has a psd that it can not have
            dmarc.psd-yes the DMARC record says that others register names below the domain
            dmarc.rua-invalid a report address can not be used
            dmarc.rua-unauthorized another organization has not agreed to receive DMARC reports
            dmarc.rua-unsupported-scheme a report address is one to which receivers need not send
            dmarc.sp-invalid the DMARC record has an sp that is no policy
            dmarc.sp-weaker subdomains are protected less than the domain
            dmarc.syntax-error the DMARC record has something in it that is no tag
            dmarc.t-invalid the DMARC record has a t that is neither y nor n
            dmarc.test-mode the DMARC policy is only tried out
            dmarc.wildcard the DMARC record is a wildcard's answer
            dnssec.bogus DNSSEC is broken, and careful resolvers get no answer
            dnssec.no-ds the zone is signed, but its parent does not say so
            domain.does-not-exist the domain does not exist
            domain.mixed-script the name mixes alphabets
            domain.parked-incomplete the domain sends no mail, but does not say so everywhere
            mta-sts.certificate the web server of the MTA-STS policy has a bad certificate
            mta-sts.cname-and-txt a CNAME stands beside the MTA-STS record
            mta-sts.cname-dangling the MTA-STS record is a CNAME to a name that has none
            mta-sts.id-invalid the MTA-STS record has an id that is not valid
            mta-sts.id-missing the MTA-STS record has no id
            mta-sts.looks-like what was meant as MTA-STS record is not one
            mta-sts.media-type the MTA-STS policy is not served as plain text
            mta-sts.multiple there are several MTA-STS records, and none counts
            mta-sts.mx-uncovered the MTA-STS policy does not allow a mail host
            mta-sts.policy-invalid the MTA-STS policy can not be read
            mta-sts.policy-redirect the MTA-STS policy is redirected
            mta-sts.policy-too-long the MTA-STS policy is too long
            mta-sts.policy-unreachable there is an MTA-STS record, but no policy is served
            mta-sts.record-invalid the MTA-STS record can not be read
            mx.cname a mail host is a CNAME
            mx.is-ip an MX record names an address, not a host
            mx.not-public a mail host has only private addresses
            mx.null-missing the domain takes no mail, but does not say so
            mx.null-not-alone the domain says that it takes no mail, and names mail hosts
            mx.unresolvable a mail host has no address
            spf.duplicate-modifier a modifier stands in the SPF record twice
            spf.include-multiple an SPF include leads to several records
            spf.include-none an SPF include leads nowhere
            spf.looks-like-spf the TXT record that was meant as SPF is not one
            spf.loop an SPF include leads back to where it came from
            spf.macro-invalid a macro in the SPF record can not be read
            spf.multiple there are several SPF records
            spf.mx-over-ten mx in the SPF record covers more than 10 mail hosts
            spf.neutral-all SPF says nothing about senders that are not named
            spf.no-all the SPF record has no end
            spf.none there is no SPF record
            spf.plus-all SPF lets anyone send
            spf.plus-all-equivalent SPF lets anyone send
            spf.plus-all-in-include an SPF include lets anyone send
            spf.ptr the SPF record uses ptr
            spf.redirect-ignored the redirect of the SPF record is ignored
            spf.redirect-none the redirect of the SPF record leads nowhere
            spf.split-without-space a blank is missing in the SPF record
            spf.syntax the SPF record can not be read
            spf.terms-after-all the SPF record has terms that are never reached
            spf.too-many-lookups SPF needs more than 10 lookups
            spf.too-many-voids more than 2 lookups of SPF find nothing
            spf.type99 there is a record of the obsolete type SPF
            spf.unknown-mechanism the SPF record uses a mechanism that there is not
            tls-rpt.cname-and-txt a CNAME stands beside the TLS-RPT record
            tls-rpt.cname-dangling the TLS-RPT record is a CNAME to a name that has none
            tls-rpt.looks-like the TXT record that was meant as TLS-RPT is not one
            tls-rpt.multiple there are several TLS-RPT records
            tls-rpt.rua-invalid the TLS-RPT record has an address that nobody can use
            tls-rpt.rua-missing the TLS-RPT record names no address
            tls-rpt.syntax the TLS-RPT record has something in it that is no field
            """;

    private static final Map<String, String> OF_CODE =
            WORDS.lines()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    line -> line.substring(0, line.indexOf(' ')),
                                    line -> line.substring(line.indexOf(' ') + 1),
                                    Faults::once));

    private Faults() {}

    private static String once(String words, String others) {
        throw new IllegalStateException("twice: " + words + ", " + others);
    }

    /// Every code that there are words for.
    static Set<String> codes() {
        return OF_CODE.keySet();
    }

    /// The words; for a code of another version of us, the code itself.
    static Sentence words(String code) {
        return Sentence.of("%s", new Inline.Plain(OF_CODE.getOrDefault(code, code)));
    }
}
