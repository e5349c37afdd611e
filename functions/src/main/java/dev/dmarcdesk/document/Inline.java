package dev.dmarcdesk.document;

/// A piece of a line. Text of others (DNS, mail, users) is data in every one of them, never markup.
public sealed interface Inline {
    /// The characters to show, without any decoration.
    String text();

    /// Running text.
    record Plain(String text) implements Inline {}

    /// Text that carries the sentence.
    record Strong(String text) implements Inline {}

    /// Something to be read letter by letter: a record, a tag, a name.
    record Code(String text) implements Inline {}

    /// A pointer to documentation.
    ///
    /// @param text what to show
    /// @param href an https address of our own choosing, never one found in DNS or mail
    record Link(String text, String href) implements Inline {
        public Link {
            if (!href.startsWith("https://")) {
                throw new IllegalArgumentException("not an https address: " + href);
            }
        }
    }

    /// Somebody of the chat: a person, or a group of people. Only where our own words speak of
    /// somebody; text of others that looks like a mention is plain text.
    ///
    /// @param id the chat's own id, letters and digits
    record Person(String id) implements Inline {
        private static final int LONGEST = 32;

        public Person {
            boolean isId =
                    !id.isEmpty()
                            && id.length() <= LONGEST
                            && id.chars().allMatch(Person::isLetterOrDigit);
            if (!isId) {
                throw new IllegalArgumentException("no id of a chat");
            }
        }

        private static boolean isLetterOrDigit(int c) {
            return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }

        @Override
        public String text() {
            return id;
        }
    }

    /// A sign that says how something stands.
    ///
    /// @param tone which sign
    record Mark(Tone tone) implements Inline {
        @Override
        public String text() {
            return "";
        }
    }
}
