package dev.dmarcdesk.planted.dns;

import dev.dmarcdesk.planted.text.Word;

import java.util.List;

/// A name that knows its words.
public record Label(List<Word> words) {}
