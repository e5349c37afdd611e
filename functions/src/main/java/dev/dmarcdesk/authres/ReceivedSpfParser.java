package dev.dmarcdesk.authres;

import dev.dmarcdesk.authres.AuthResToken.Kind;
import dev.dmarcdesk.authres.Statement.Pair;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Defect;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads Received-SPF fields (RFC 7208 §9.1): a result, a comment, then `key=value` pairs.
///
/// What a pair says goes before what the comment says in words.
final class ReceivedSpfParser {
    private static final Set<String> RESULTS =
            Set.of("none", "neutral", "pass", "fail", "softfail", "temperror", "permerror");

    /// The words that servers have from the first library for SPF.
    private static final Pattern DESIGNATES =
            Pattern.compile(
                    "domain of (?:transitioning )?+(\\S++) "
                            + "(?:designates|does not designate) (\\S++) as ");

    /// A comment begins with the name of its server.
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]++): ");

    /// Nothing is said behind so many characters.
    private static final int LONGEST = 1 << 16;

    /// What is longer says nothing in words anybody knows.
    private static final int LONGEST_COMMENT = 1000;

    private final HeaderField field;
    private final List<Pair> pairs;
    private final String comment;

    private ReceivedSpfParser(HeaderField field, List<Pair> pairs, String comment) {
        this.field = field;
        this.pairs = pairs;
        this.comment = comment;
    }

    static Parsed<ReceivedSpf> parse(HeaderField field) {
        String body = field.body();
        String begin = body.substring(0, Math.min(body.length(), LONGEST));
        var defects = new ArrayList<Defect>();
        var statements = Statement.all(AuthResTokenizer.tokens(begin, defects), begin.length());
        var first = statements.getFirst();
        var words = first.lead().stream().filter(token -> token.is(Kind.ATOM));
        String word = words.map(AuthResToken::text).findFirst().orElse("");
        String result = ResultWords.meaning("spf", word.toLowerCase(Locale.ROOT));
        int start = field.raw().length() - body.length();
        if (!RESULTS.contains(result)) {
            return Parsed.invalid("a result of SPF", start, field.raw().length());
        }
        var pairs = statements.stream().flatMap(each -> each.pairs().stream()).toList();
        String comment =
                first.comments().stream()
                        .findFirst()
                        .filter(said -> said.length() <= LONGEST_COMMENT)
                        .orElse("");
        var placed =
                defects.stream()
                        .map(defect -> new Defect(defect.expected(), defect.at().shift(start)))
                        .toList();
        return new Parsed.Valid<>(
                new ReceivedSpfParser(field, pairs, comment).read(result), placed);
    }

    private ReceivedSpf read(String result) {
        var said = DESIGNATES.matcher(comment);
        boolean found = said.find();
        return new ReceivedSpf(
                field,
                result,
                value("client-ip", found ? said.group(2) : ""),
                value("envelope-from", found ? said.group(1) : ""),
                value("helo", ""),
                value("receiver", server()),
                value("identity", "").toLowerCase(Locale.ROOT));
    }

    private String server() {
        var server = SERVER.matcher(comment);
        return server.lookingAt() ? server.group(1) : "";
    }

    private String value(String key, String otherwise) {
        String value =
                pairs.stream()
                        .filter(pair -> pair.has(key))
                        .map(Pair::value)
                        .findFirst()
                        .orElse(otherwise);
        String bare = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        return bare.startsWith("<") && bare.endsWith(">")
                ? bare.substring(1, bare.length() - 1)
                : bare;
    }
}
