package dev.dmarcdesk.planted.text;

import dev.dmarcdesk.planted.dns.Label;

/// A word that knows where it comes from, which closes a circle.
public record Word(Label label) {}
