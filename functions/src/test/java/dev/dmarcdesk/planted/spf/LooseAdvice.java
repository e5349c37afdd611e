package dev.dmarcdesk.planted.spf;

/// Stands where it should.
public final class LooseAdvice {
    private LooseAdvice() {}
}
