package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.AuthResToken.Kind;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;

/// What stands between two semicolons.
///
/// @param lead the words before the first pair: the name of the server and its version, `none`, or
///   a stranger's
/// @param pairs each `key=value`, in order
/// @param strays the words behind a pair that belong to none
/// @param comments in order
/// @param at where it stands
record Statement(
        List<AuthResToken> lead,
        List<Pair> pairs,
        List<AuthResToken> strays,
        List<String> comments,
        Range at) {
    /// A name of `ptype . property` or `method / version` has three pieces, each perhaps with a
    /// comment behind it (RFC 8601 §2.2); more are nobody's name.
    private static final int MOST_PIECES = 3;

    /// One `key=value`.
    ///
    /// @param key as written, without the comments and white space that may stand in it
    /// @param value as written, without quotes and escapes; empty when nothing follows
    /// @param isQuoted whether the value is one quoted string
    /// @param at where both stand
    record Pair(String key, String value, boolean isQuoted, Range at) {
        boolean has(String name) {
            return key.equalsIgnoreCase(name);
        }
    }

    /// Whether nothing but comments stands there.
    boolean isEmpty() {
        return lead.isEmpty() && pairs.isEmpty();
    }

    /// Whether it says that and nothing else.
    boolean says(String word) {
        return pairs.isEmpty()
                && lead.size() == 1
                && lead.getFirst().is(Kind.ATOM)
                && lead.getFirst().text().equalsIgnoreCase(word);
    }

    /// Cuts the tokens of a field at their semicolons.
    static List<Statement> all(List<AuthResToken> tokens, int length) {
        var statements = new ArrayList<Statement>();
        int start = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).is(Kind.SEMICOLON)) {
                statements.add(new Reader(tokens.subList(start, i)).read(length));
                start = i + 1;
            }
        }
        return statements;
    }

    private static final class Reader {
        private final List<AuthResToken> tokens;
        private final List<AuthResToken> lead = new ArrayList<>();
        private final List<Pair> pairs = new ArrayList<>();
        private final List<AuthResToken> strays = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private final List<AuthResToken> words = new ArrayList<>();
        private int next;

        Reader(List<AuthResToken> tokens) {
            this.tokens = tokens;
        }

        Statement read(int length) {
            while (next < tokens.size()) {
                var token = tokens.get(next++);
                if (token.is(Kind.COMMENT)) {
                    comments.add(token.text());
                } else if (token.is(Kind.EQUALS)) {
                    pair(token);
                } else {
                    words.add(token);
                }
            }
            leaveWords();
            int start = tokens.isEmpty() ? length : tokens.getFirst().at().start();
            int end = tokens.isEmpty() ? length : tokens.getLast().at().end();
            return new Statement(lead, pairs, strays, comments, new Range(start, end));
        }

        private void pair(AuthResToken equals) {
            int start = words.isEmpty() ? equals.at().start() : words.getLast().at().start();
            String key = key();
            leaveWords();
            skipComments();
            int first = next;
            if (next < tokens.size() && !isNextKey(equals)) {
                next++;
                while (next < tokens.size() && continuesValue()) {
                    next++;
                }
            }
            var value = tokens.subList(first, next);
            boolean quoted = value.size() == 1 && value.getFirst().is(Kind.QUOTED);
            int end = value.isEmpty() ? equals.at().end() : value.getLast().at().end();
            var text = new StringBuilder();
            value.forEach(piece -> text.append(piece.text()));
            pairs.add(new Pair(key, text.toString(), quoted, new Range(start, end)));
        }

        /// Takes the last word, and those before it that a dot or a slash binds to it.
        private String key() {
            String key = "";
            for (int i = 0; i < MOST_PIECES && !words.isEmpty(); i++) {
                var word = words.getLast();
                if (!word.is(Kind.ATOM) || (i > 0 && !isBinder(word.text(), key))) {
                    break;
                }
                key = words.removeLast().text() + key;
            }
            return key;
        }

        /// Atoms are never empty.
        private static boolean isBinder(String before, String after) {
            char last = before.charAt(before.length() - 1);
            char first = after.charAt(0);
            return last == '.' || last == '/' || first == '.' || first == '/';
        }

        private void leaveWords() {
            (pairs.isEmpty() ? lead : strays).addAll(words);
            words.clear();
        }

        private void skipComments() {
            while (next < tokens.size() && tokens.get(next).is(Kind.COMMENT)) {
                comments.add(tokens.get(next++).text());
            }
        }

        /// Whether what follows a blank behind the equals sign is the key of the next pair: then
        /// this one has no value, as where a receiver had nothing to put there.
        private boolean isNextKey(AuthResToken equals) {
            var token = tokens.get(next);
            if (equals.touches(token)) {
                return false;
            }
            return token.is(Kind.EQUALS)
                    || (token.is(Kind.ATOM)
                            && next + 1 < tokens.size()
                            && tokens.get(next + 1).is(Kind.EQUALS)
                            && token.touches(tokens.get(next + 1))
                            && AuthResGrammar.isPropertyName(token.text()));
        }

        private boolean continuesValue() {
            var token = tokens.get(next);
            return !token.is(Kind.COMMENT) && tokens.get(next - 1).touches(token);
        }
    }
}
