package dev.dmarcdesk.mail;

import dev.dmarcdesk.mail.ReceivedToken.Kind;
import dev.dmarcdesk.text.Parsed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A Received field cut into its clauses (RFC 5321 §4.4): a keyword and what it says, each with the
/// comments behind it, and the time at the end.
///
/// Of a clause written twice the first counts that says something.
final class ReceivedClauses {
    /// Some servers write a time without a semicolon before it.
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*)?");

    private final Map<Keyword, List<ReceivedToken>> clauses = new EnumMap<>(Keyword.class);
    private final List<String> dates = new ArrayList<>();
    private final StringBuilder date = new StringBuilder();
    private Keyword current = Keyword.NONE;
    private boolean inDate;

    private ReceivedClauses() {}

    /// What begins a clause; NONE for what stands before the first.
    enum Keyword {
        NONE,
        FROM,
        BY,
        VIA,
        WITH,
        ID,
        FOR
    }

    static ReceivedClauses of(String body) {
        var clauses = new ReceivedClauses();
        var tokens = ReceivedTokenizer.tokens(body);
        for (int i = 0; i < tokens.size(); i++) {
            boolean beforeComment = i + 1 < tokens.size() && tokens.get(i + 1).is(Kind.COMMENT);
            clauses.add(tokens.get(i), beforeComment);
        }
        clauses.endOfDate();
        return clauses;
    }

    private void add(ReceivedToken token, boolean beforeComment) {
        Keyword keyword = keyword(token);
        if (token.is(Kind.SEMICOLON)) {
            endOfDate();
            inDate = true;
        } else if (keyword != Keyword.NONE && !isClientsName(beforeComment)) {
            endOfDate();
            begin(keyword);
        } else if (inDate || startsDate(token)) {
            inDate = true;
            date.append(token.is(Kind.WORD) ? token.text() + " " : "");
        } else {
            clauses.computeIfAbsent(current, _ -> new ArrayList<>()).add(token);
        }
    }

    /// A client may call itself `by` (§4.1.1.1): what a server found out of it follows in a
    /// comment.
    private boolean isClientsName(boolean beforeComment) {
        return beforeComment && current == Keyword.FROM && of(Keyword.FROM).isEmpty();
    }

    private void begin(Keyword keyword) {
        boolean said = !words(keyword).isEmpty();
        current = said ? Keyword.NONE : keyword;
        if (!said) {
            clauses.put(keyword, new ArrayList<>());
        }
    }

    private static boolean startsDate(ReceivedToken token) {
        return token.is(Kind.WORD)
                && token.text().indexOf('-') == 4
                && ISO_DATE.matcher(token.text()).matches();
    }

    private void endOfDate() {
        if (!date.isEmpty()) {
            dates.add(date.toString());
            date.setLength(0);
        }
        inDate = false;
    }

    private static Keyword keyword(ReceivedToken token) {
        return token.is(Kind.WORD)
                ? switch (token.text().toLowerCase(Locale.ROOT)) {
                    case "from" -> Keyword.FROM;
                    case "by" -> Keyword.BY;
                    case "via" -> Keyword.VIA;
                    case "with" -> Keyword.WITH;
                    case "id" -> Keyword.ID;
                    case "for" -> Keyword.FOR;
                    default -> Keyword.NONE;
                }
                : Keyword.NONE;
    }

    /// What stands in a clause; empty when there is none.
    List<ReceivedToken> of(Keyword keyword) {
        return clauses.getOrDefault(keyword, List.of());
    }

    /// The words of a clause, without comments.
    List<String> words(Keyword keyword) {
        var words = new ArrayList<String>();
        for (ReceivedToken token : of(keyword)) {
            if (!token.is(Kind.COMMENT)) {
                words.add(token.text());
            }
        }
        return words;
    }

    /// The comments of every clause.
    List<String> comments() {
        var comments = new ArrayList<String>();
        for (List<ReceivedToken> clause : clauses.values()) {
            for (ReceivedToken token : clause) {
                if (token.is(Kind.COMMENT)) {
                    comments.add(token.text());
                }
            }
        }
        return comments;
    }

    /// When, at most one: the last that is a time.
    List<Instant> time() {
        for (String written : dates.reversed()) {
            if (DateTime.parse(written) instanceof Parsed.Valid<Instant>(var time, _)) {
                return List.of(time);
            }
        }
        return List.of();
    }
}
