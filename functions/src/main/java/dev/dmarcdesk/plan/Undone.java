package dev.dmarcdesk.plan;

/// What was around or in a pasted record that is no part of it.
public enum Undone {
    /// The name, the type and the like before it.
    ZONE_LINE("the name and the type before it"),
    /// One pair of quotes around it.
    QUOTES("the quotes around it"),
    /// Several strings in quotes, joined with nothing between them.
    STRINGS("the quotes of its strings, which were joined"),
    /// Links that Slack made of addresses.
    LINKS("the links that Slack made of its addresses"),
    /// `&amp;` and the like.
    ENTITIES("the &amp; and the like that Slack put into it"),
    /// Curly quotes that a chat program or a phone made of straight ones.
    CURLY_QUOTES("the curly quotes that chat programs make of straight ones");

    private final String words;

    Undone(String words) {
        this.words = words;
    }

    /// For people.
    String words() {
        return words;
    }
}
