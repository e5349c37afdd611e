package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.AuthResToken.Kind;
import dev.dmarcdesk.authres.MethodResult.Property;
import dev.dmarcdesk.authres.Statement.Pair;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads Authentication-Results fields (RFC 8601 §2.2) and what receivers write in their place.
///
/// Where the grammar is left, the reading goes on: a defect is told, the statement in question is
/// kept as far as it can be understood. Only what stands first in a statement is ever a method: a
/// receiver that copies a sender's text without quoting it must not make a result of it.
final class AuthResParser {
    /// The types of properties that exist (IANA, Email Authentication Property Types), for telling
    /// a property behind a semicolon from a method.
    private static final Set<String> TYPES =
            Set.of("header", "smtp", "body", "policy", "dns", "mail", "mailfrom", "envelope");

    /// Pairs without a type that belong to the result before them all the same.
    private static final Set<String> PARTS = Set.of("reason", "action");

    /// What is longer was written to keep readers busy; real fields have a few thousand characters.
    private static final int LONGEST = 1 << 16;

    private final HeaderField field;
    private final boolean isArc;
    private final List<Defect> defects = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private String authservId = "";
    private int version = 1;
    private int instance;
    private boolean isNone;

    private AuthResParser(HeaderField field) {
        this.field = field;
        this.isArc = field.isNamed(AuthenticationResults.ARC_NAME);
    }

    static Parsed<AuthenticationResults> parse(HeaderField field) {
        return new AuthResParser(field).read();
    }

    private Parsed<AuthenticationResults> read() {
        String body = field.body();
        var statements = statements(body);
        int next = instance(statements.getFirst());
        if (next < statements.size()) {
            next += server(statements.get(next));
        }
        for (int i = next; i < statements.size(); i++) {
            statement(statements.get(i));
        }
        if (isNone != drafts.isEmpty()) {
            defect("one result or more, or none", new Range(body.length(), body.length()));
        }
        int start = field.raw().length() - body.length();
        var placed =
                defects.stream()
                        .map(defect -> new Defect(defect.expected(), defect.at().shift(start)))
                        .toList();
        return authservId.isEmpty() && drafts.isEmpty()
                ? new Parsed.Invalid<>(placed)
                : new Parsed.Valid<>(results(), placed);
    }

    /// All of them; of a field that is too long, those before the one that is cut.
    private List<Statement> statements(String body) {
        if (body.length() <= LONGEST) {
            return Statement.all(AuthResTokenizer.tokens(body, defects), body.length());
        }
        defect("a field of a sensible length", new Range(LONGEST, body.length()));
        var tokens = AuthResTokenizer.tokens(body.substring(0, LONGEST), defects);
        var statements = Statement.all(tokens, LONGEST);
        return statements.size() == 1 ? statements : statements.subList(0, statements.size() - 1);
    }

    private AuthenticationResults results() {
        return new AuthenticationResults(
                field,
                authservId,
                version,
                instance,
                drafts.stream().map(Draft::result).toList(),
                comments,
                defects.isEmpty());
    }

    /// `i=N;` begins the field of an ARC set (RFC 8617 §4.1.1).
    ///
    /// @return how many statements that took
    private int instance(Statement first) {
        boolean told =
                first.lead().isEmpty()
                        && first.pairs().size() == 1
                        && first.pairs().getFirst().has("i")
                        && AuthResGrammar.isNumber(first.pairs().getFirst().value());
        if (told != isArc) {
            defect(isArc ? "i= and a number" : "an authserv-id", first.at());
        }
        if (!told) {
            return 0;
        }
        instance = Integer.parseInt(first.pairs().getFirst().value());
        comments.addAll(first.comments());
        return 1;
    }

    /// The server's name and the version.
    ///
    /// @return how many statements that took: 0 where the results begin at once
    private int server(Statement first) {
        if (first.lead().isEmpty()) {
            defect("an authserv-id", first.at());
            return first.pairs().isEmpty() ? 1 : 0;
        }
        var name = first.lead().getFirst();
        if (!name.is(Kind.UNCLOSED)) {
            authservId = name.text().toLowerCase(Locale.ROOT);
        }
        if (authservId.isEmpty() || (name.is(Kind.ATOM) && !AuthResGrammar.isToken(name.text()))) {
            defect("an authserv-id", name.at());
        }
        int words = 1;
        if (first.lead().size() > 1 && AuthResGrammar.isNumber(first.lead().get(1).text())) {
            version = Integer.parseInt(first.lead().get(1).text());
            words = 2;
        }
        if (first.lead().size() > words) {
            defect("a version, or a semicolon", first.lead().get(words).at());
        }
        if (first.pairs().isEmpty()) {
            comments.addAll(first.comments());
            return 1;
        }
        defect("a semicolon", first.pairs().getFirst().at());
        result(first);
        return 1;
    }

    private void statement(Statement statement) {
        if (statement.says("none")) {
            isNone = true;
        } else if (statement.pairs().isEmpty()) {
            comments.addAll(statement.comments());
            defect("a result", statement.at());
        } else {
            if (!statement.lead().isEmpty()) {
                defect("a method", statement.lead().getFirst().at());
            }
            result(statement);
        }
    }

    private void result(Statement statement) {
        var pairs = statement.pairs();
        var first = pairs.getFirst();
        if (!drafts.isEmpty() && isPart(first.key().toLowerCase(Locale.ROOT))) {
            defect("no semicolon before it", first.at());
            properties(drafts.getLast(), pairs, statement);
            return;
        }
        String method = method(first);
        if (method.isEmpty() || first.value().isEmpty()) {
            comments.addAll(statement.comments());
            defect("a method and its result", first.at());
            return;
        }
        if (first.isQuoted() || !AuthResGrammar.isKeyword(first.value())) {
            defect("a result", first.at());
        }
        var draft = new Draft(method, first.value().toLowerCase(Locale.ROOT));
        drafts.add(draft);
        properties(draft, pairs.subList(1, pairs.size()), statement);
    }

    private static boolean isPart(String key) {
        int dot = key.indexOf('.');
        return PARTS.contains(key) || (dot > 0 && TYPES.contains(key.substring(0, dot)));
    }

    /// The method without its version (RFC 8601 §2.2); empty where it is none, or one of a version
    /// that is not known.
    private String method(Pair first) {
        int slash = first.key().indexOf('/');
        String name = slash < 0 ? first.key() : first.key().substring(0, slash);
        boolean known = slash < 0 || AuthResGrammar.isNumber(first.key().substring(slash + 1));
        if (!known || !AuthResGrammar.isName(name) || name.equals("i")) {
            return "";
        }
        if (!AuthResGrammar.isKeyword(name)) {
            defect("a method", first.at());
        }
        return name.toLowerCase(Locale.ROOT);
    }

    private void properties(Draft draft, List<Pair> pairs, Statement statement) {
        draft.comments.addAll(statement.comments());
        statement.strays().forEach(stray -> defect("a property", stray.at()));
        for (Pair pair : pairs) {
            boolean hasValue =
                    pair.isQuoted()
                            || AuthResGrammar.isToken(pair.value())
                            || (!pair.has("reason") && AuthResGrammar.isValue(pair.value()));
            if (!hasValue) {
                defect("a value", pair.at());
            }
            if (pair.has("reason")) {
                reason(draft, pair);
            } else {
                property(draft, pair);
            }
        }
    }

    /// One reason, directly behind the result.
    private void reason(Draft draft, Pair pair) {
        if (!draft.reason.isEmpty() || !draft.properties.isEmpty()) {
            defect("a property", pair.at());
        }
        if (draft.reason.isEmpty()) {
            draft.reason = pair.value();
        }
    }

    private void property(Draft draft, Pair pair) {
        String key = pair.key().toLowerCase(Locale.ROOT);
        if (!AuthResGrammar.isPropertyName(key)) {
            defect("ptype.property", pair.at());
        }
        if (!key.isEmpty()) {
            int dot = key.indexOf('.');
            String type = dot < 0 ? "" : key.substring(0, dot);
            draft.properties.add(new Property(type, key.substring(dot + 1), pair.value()));
        }
    }

    private void defect(String expected, Range at) {
        defects.add(new Defect(expected, at));
    }

    /// A result while its parts are found.
    private static final class Draft {
        private final String method;
        private final String written;
        private final List<Property> properties = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private String reason = "";

        Draft(String method, String written) {
            this.method = method;
            this.written = written;
        }

        MethodResult result() {
            String meaning = ResultWords.meaning(method, written);
            return new MethodResult(method, written, meaning, reason, properties, comments);
        }
    }
}
