package dev.dmarcdesk.document;

import dev.dmarcdesk.text.Range;

import java.util.List;

/// A shape on the page. The set is closed: a new one asks every renderer for its arm.
public sealed interface Block {
    /// A line that names what follows.
    record Heading(Sentence words) implements Block {}

    /// Running text.
    record Paragraph(Sentence words) implements Block {}

    /// An overview, one row for each thing looked at.
    record Overview(List<Row> rows) implements Block {
        public Overview {
            rows = List.copyOf(rows);
        }
    }

    /// Facts of one kind, one row each.
    ///
    /// @param columns what stands in each column
    /// @param rows as many cells each as there are columns
    record Table(List<String> columns, List<List<Sentence>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A list.
    ///
    /// @param numbered whether the order is an advice
    record Bullets(List<Sentence> items, boolean numbered) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// Text to be copied exactly as it stands, such as a record to publish.
    record Listing(String text) implements Block {}

    /// A text too long to stand in a conversation: a file where there are files, and whole in a
    /// terminal. A surface that shows only its beginning says so.
    ///
    /// @param name of the file
    /// @param title what it is, in a few words
    /// @param text the whole of it
    record Attachment(String name, String title, String text) implements Block {
        /// What people still read in a conversation: lines and characters.
        private static final int LINES = 35;

        private static final int CHARACTERS = 2_500;

        /// The text as a listing where it is short enough for a conversation.
        public static Block orListing(String name, String title, String text) {
            return text.length() <= CHARACTERS && text.lines().count() <= LINES
                    ? new Listing(text)
                    : new Attachment(name, title, text);
        }

        /// Its first lines, as many as are asked for and people still read; never half a line.
        public String beginning(int lines) {
            var beginning = new StringBuilder();
            for (String line : text.lines().limit(Math.min(lines, LINES)).toList()) {
                if (!beginning.isEmpty() && beginning.length() + line.length() > CHARACTERS) {
                    break;
                }
                beginning.append(beginning.isEmpty() ? "" : "\n").append(line);
            }
            return beginning.length() <= CHARACTERS
                    ? beginning.toString()
                    : beginning.substring(0, CHARACTERS);
        }

        /// How many lines it has.
        public long lines() {
            return text.lines().count();
        }
    }

    /// A text with the place in question underlined.
    ///
    /// @param text the text as found
    /// @param at what to underline; may be empty for nothing
    record Excerpt(String text, Range at) implements Block {}

    /// What may be of interest but is not needed: shown small, or behind a fold where there is one.
    record Folded(List<Sentence> lines) implements Block {
        public Folded {
            lines = List.copyOf(lines);
        }
    }

    /// The small print: how we know.
    record SmallPrint(Sentence words) implements Block {}

    /// What to do next.
    record Choices(List<Choice> choices) implements Block {
        public Choices {
            choices = List.copyOf(choices);
        }
    }
}
