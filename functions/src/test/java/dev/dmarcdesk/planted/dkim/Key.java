package dev.dmarcdesk.planted.dkim;

/// Another standard's data.
public record Key(String text) {}
