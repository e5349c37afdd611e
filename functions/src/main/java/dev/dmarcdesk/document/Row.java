package dev.dmarcdesk.document;

/// One line of an overview.
///
/// @param label what was looked at
/// @param tone how it stands
/// @param state two to four words saying the same as the tone
/// @param meaning what that means for mail
public record Row(String label, Tone tone, String state, Sentence meaning) {}
