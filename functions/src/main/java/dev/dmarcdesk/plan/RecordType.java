package dev.dmarcdesk.plan;

import java.util.Locale;

/// A kind of record that can be judged before it is published.
public enum RecordType {
    DMARC(
            "dmarc",
            "DMARC",
            "v=DMARC1; ",
            "_dmarc",
            "whether the organizations behind its report addresses take the reports"),
    SPF("spf", "SPF", "v=spf1 ", "", "what the names in it allow and cost"),
    DKIM("dkim", "DKIM", "v=DKIM1; ", "*._domainkey", "whether it is the key that signs"),
    MTA_STS("mta-sts", "MTA-STS", "v=STSv1; ", "_mta-sts", "the policy file it announces"),
    MTA_STS_POLICY(
            "mta-sts",
            "MTA-STS policy",
            "version: STSv1\n",
            "_mta-sts",
            "whether it names the domain's mail hosts"),
    TLS_RPT("tls-rpt", "TLS-RPT", "v=TLSRPTv1; ", "_smtp._tls", "who is told today"),
    BIMI(
            "bimi",
            "BIMI",
            "v=BIMI1; ",
            "*._bimi",
            "the logo, its certificate, and whether DMARC is enforced");

    private final String area;
    private final String label;
    private final String start;
    private final String place;
    private final String unseen;

    RecordType(String area, String label, String start, String place, String unseen) {
        this.area = area;
        this.label = label;
        this.start = start;
        this.place = place;
        this.unseen = unseen;
    }

    /// The part of its findings' codes before the dot, and the id of the check that judges it.
    public String area() {
        return area;
    }

    /// The word for JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For people.
    public String label() {
        return label;
    }

    /// For people: `SPF record`; a policy is a file, and no record.
    public String noun() {
        return this == MTA_STS_POLICY ? label : label + " record";
    }

    /// For people, with its article: `an SPF record`.
    String record() {
        return (this == SPF || area.equals("mta-sts") ? "an " : "a ") + noun();
    }

    /// How a record of this kind begins.
    String start() {
        return start;
    }

    /// The version alone.
    String version() {
        return start.strip().replace(";", "");
    }

    /// The labels before the domain where receivers look for it; empty for the domain itself.
    ///
    /// @param selector what stands for the selector, where there is one
    String place(String selector) {
        return place.replace("*", selector);
    }

    /// Whether a selector is part of its place.
    boolean hasSelector() {
        return place.startsWith("*");
    }

    /// Whether it is a file on a web server, and stands nowhere in the DNS.
    public boolean isFile() {
        return this == MTA_STS_POLICY;
    }

    /// What only the DNS can tell, in half a sentence.
    String unseen() {
        return unseen;
    }

    /// Whether a record may go without its version (RFC 6376 §3.6.1: only a DKIM key record).
    boolean needsVersion() {
        return this != DKIM;
    }
}
