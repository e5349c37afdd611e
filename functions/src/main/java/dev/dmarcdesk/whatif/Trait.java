package dev.dmarcdesk.whatif;

/// What is compared of a domain before and after.
public enum Trait {
    VERDICT("verdict", "Verdict"),
    /// What acts on mail that forges the domain.
    POLICY("policy", "Policy"),
    SUBDOMAIN_POLICY("subdomain-policy", "Policy of subdomains"),
    NON_EXISTENT_POLICY("non-existent-subdomain-policy", "Policy of invented subdomains"),
    /// Told only where it is another one.
    POLICY_7489("policy-7489", "Policy at older receivers"),
    TEST_MODE("test-mode", "Test mode"),
    DKIM_ALIGNMENT("dkim-alignment", "DKIM alignment"),
    SPF_ALIGNMENT("spf-alignment", "SPF alignment"),
    REPORTS("reports", "Reports go to"),
    SPF("spf", "SPF"),
    SPF_LOOKUPS("spf-lookups", "SPF lookups"),
    SPF_VOID_LOOKUPS("spf-void-lookups", "SPF void lookups"),
    SPF_EXCEEDS_AT("spf-exceeds-at", "SPF breaks at"),
    SPF_ALL("spf-all", "Everybody else in SPF"),
    /// Only those that come and go.
    SPF_SENDERS("spf-senders", "Allowed by SPF"),
    DKIM("dkim", "DKIM"),
    MTA_STS("mta-sts", "MTA-STS"),
    TLS_RPT("tls-rpt", "TLS-RPT"),
    BIMI("bimi", "BIMI"),
    /// The last message of the domain that was diagnosed.
    MESSAGE("message", "Your last message");

    private final String word;
    private final String label;

    Trait(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// The word for JSON.
    public String word() {
        return word;
    }

    /// For people.
    String label() {
        return label;
    }
}
