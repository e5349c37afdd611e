package dev.dmarcdesk.text;

import dev.dmarcdesk.fuzz.FuzzText;

/// Tag lists of any octets: every tag stands where it says.
public final class TagListFuzz {
    private TagListFuzz() {}

    /// Reads one input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = FuzzText.octets(input);
        TagList list = TagList.parse(text);
        FuzzText.placed(list.defects(), text);
        for (Tag tag : list.tags()) {
            FuzzText.require(tag.name().equals(tag.nameAt().of(text)), "name of " + tag);
            FuzzText.require(tag.value().equals(tag.valueAt().of(text)), "value of " + tag);
        }
    }
}
