package dev.dmarcdesk.bench;

import java.util.function.IntFunction;

/// Long records, each of one kind of text that a parser or a rule might read again and again.
public enum LongText {
    DMARC_VALUE(length -> new OneDomain().dmarc("v=DMARC1; p=reject; x=" + "a".repeat(length))),
    DMARC_SEMICOLONS(length -> new OneDomain().dmarc("v=DMARC1; p=reject" + ";".repeat(length))),
    DMARC_BLANKS(length -> new OneDomain().dmarc("v=DMARC1" + " ".repeat(length) + "; p=reject")),
    DMARC_QUOTES(
            length -> new OneDomain().dmarc("v=DMARC1; p=" + "\u00e2\u0080".repeat(length / 2))),
    DMARC_ADDRESSES(length ->
            new OneDomain()
                    .dmarc("v=DMARC1; p=reject; rua=" + "mailto:a@b.example,".repeat(length / 19))),
    SPF_WORD(length -> new OneDomain().spf("v=spf1 " + "a".repeat(length) + " -all")),
    SPF_BLANKS(length -> new OneDomain().spf("v=spf1" + " ".repeat(length) + "-all")),
    SPF_MACROS(
            length -> new OneDomain().spf("v=spf1 exists:" + "%{i}".repeat(length / 4) + " -all")),
    SPF_COMMAS(length -> new OneDomain().spf("v=spf1 a" + ",mx".repeat(length / 3) + " -all")),
    SPF_GLUED(length -> new OneDomain().spf("v=spf1 " + "a-all".repeat(length / 5))),
    DKIM_KEY(length ->
            new OneDomain().text("google._domainkey.", "v=DKIM1; k=rsa; p=" + "A".repeat(length))),
    DKIM_TAGS(length ->
            new OneDomain().text("google._domainkey.", "v=DKIM1" + "; n=".repeat(length / 4))),
    NO_RECORD(length -> new OneDomain().spf("v=spf1v=DMARC1".repeat(length / 14)));

    @SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing
    private final IntFunction<OneDomain> zone;

    LongText(IntFunction<OneDomain> zone) {
        this.zone = zone;
    }

    OneDomain published(int length) {
        return zone.apply(length);
    }
}
