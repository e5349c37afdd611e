package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.document.Sentence;

import java.util.List;

/// A service that sends or receives mail for other people's domains, and what a customer has to do
/// so that its mail aligns.
///
/// @param slug a short name, unique and stable
/// @param name for people
/// @param kind what it is used for
/// @param marks how it is recognised
/// @param ability which identifiers it can align
/// @param include whether SPF needs its include; `NO` where it bounces elsewhere, so that the
///   include only spends lookups
/// @param lookups what its include costs, itself counted; 0 when not known
/// @param setUp what to do, as lines of the catalogue; [#setUpFor] reads them
/// @param help the service's own page, an https address; empty when not known
/// @param source where the facts come from, for people
/// @param checked when the facts were last compared with the service's own words, as an ISO date
/// @param confidence how sure we are of them
public record Sender(
        String slug,
        String name,
        Kind kind,
        Marks marks,
        Ability ability,
        Prospect include,
        int lookups,
        List<String> setUp,
        String help,
        String source,
        String checked,
        Confidence confidence) {
    public Sender {
        setUp = List.copyOf(setUp);
    }

    /// What a service is used for.
    public enum Kind {
        MAILBOX,
        MARKETING,
        TRANSACTIONAL,
        SAAS,
        SECURITY_GATEWAY,
        SUPPORT,
        FORWARDER
    }

    /// Whether something holds for a customer.
    public enum Prospect {
        YES,
        NO,
        /// Only after a step that the usual set-up leaves out.
        WITH_SETUP,
        /// It depends on the customer's plan or set-up.
        CONDITIONAL,
        UNKNOWN
    }

    /// How sure we are of the facts.
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /// Which identifiers of a customer's mail align with its From domain.
    ///
    /// @param spf relaxed, by the bounce domain
    /// @param dkim relaxed, by the signing domain
    /// @param strictSpf whether `aspf=s` can be met
    /// @param strictDkim whether `adkim=s` can be met
    public record Ability(Prospect spf, Prospect dkim, Prospect strictSpf, Prospect strictDkim) {}

    /// The name without what stands in brackets after it, for a narrow column.
    public String shortName() {
        int bracket = name.indexOf(" (");
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /// What one customer has to do.
    ///
    /// @param domain the customer's domain
    public SetUp setUpFor(DomainName domain) {
        var text = new SetUpText(domain);
        return new SetUp(this, domain, setUp.stream().map(text::part).toList());
    }

    /// The records that one customer has to create.
    ///
    /// @param domain the customer's domain
    public List<SetUpRecord> recordsFor(DomainName domain) {
        return setUpFor(domain).records();
    }

    /// What a customer's SPF record needs of it, such as `include:spf.example`; empty where that is
    /// nothing, or not known.
    ///
    /// @param domain the customer's domain
    public String spfTerms(DomainName domain) {
        return recordsFor(domain).stream()
                .filter(SetUpRecord::isMerged)
                .map(SetUpRecord::value)
                .filter(value -> value.endsWith(" ~all"))
                .map(value ->
                        value.substring("v=spf1 ".length(), value.length() - " ~all".length()))
                .findFirst()
                .orElse("");
    }

    /// Which alignment can be had, relaxed or strict, in one sentence.
    ///
    /// @param domain the customer's domain
    public Sentence alignment(DomainName domain) {
        return AlignmentWords.of(this, domain);
    }
}
