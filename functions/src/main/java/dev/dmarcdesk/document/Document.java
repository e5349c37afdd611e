package dev.dmarcdesk.document;

import java.util.List;

/// A finished page, the same for every surface.
///
/// @param tone how it stands as a whole
/// @param title one short line
/// @param summary the whole verdict in a sentence or two: notifications and screen readers have
///   only this
/// @param blocks the page below its title
public record Document(Tone tone, Sentence title, Sentence summary, List<Block> blocks) {
    public Document {
        blocks = List.copyOf(blocks);
    }
}
