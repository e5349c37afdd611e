package dev.dmarcdesk.check;

/// A file as a web server has to hand it out.
///
/// @param address where it is fetched
/// @param text all of it, one char an octet, exactly as it is to be served
public record ServedFile(String address, String text) {}
