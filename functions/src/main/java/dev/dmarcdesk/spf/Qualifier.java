package dev.dmarcdesk.spf;

/// What a directive says about the clients it matches (RFC 7208 §4.6.2).
public enum Qualifier {
    PASS("+", "pass"),
    FAIL("-", "fail"),
    SOFTFAIL("~", "softfail"),
    NEUTRAL("?", "neutral");

    private final String sign;
    private final String result;

    Qualifier(String sign, String result) {
        this.sign = sign;
        this.result = result;
    }

    /// How it is written; `+` may be left out.
    public String sign() {
        return sign;
    }

    /// The result it gives, as the RFC spells it.
    public String result() {
        return result;
    }
}
