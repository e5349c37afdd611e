package dev.dmarcdesk.planted.report;

/// Something of a higher layer.
public record Page(String text) {}
