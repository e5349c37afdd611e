package dev.dmarcdesk.text;

/// One `name=value` of a tag list.
///
/// @param name as written, without the white space around it
/// @param value as written, without the white space around it; empty when nothing follows the `=`
/// @param nameAt where the name stands in the whole text
/// @param valueAt where the value stands in the whole text
public record Tag(String name, String value, Range nameAt, Range valueAt) {}
