package dev.dmarcdesk.domain;

/// Whether a name is there. Only NXDOMAIN means that it is not (RFC 8020, RFC 9989 §3.2.13).
public enum Existence {
    EXISTS,
    DOES_NOT_EXIST,
    UNKNOWN
}
