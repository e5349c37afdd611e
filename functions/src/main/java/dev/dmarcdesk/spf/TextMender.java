package dev.dmarcdesk.spf;

import dev.dmarcdesk.dns.Rdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Repairs how a record is written: what copying, panels and habits of other formats did to it.
final class TextMender {
    /// Blanks of any kind; in UTF-8 a no-break blank is two octets.
    private static final Pattern BLANKS = Pattern.compile("\u00c2\u00a0|[\\s\u00a0]");

    /// Quotes, backslashes, zero-width characters, byte order marks.
    private static final Pattern REMOVED =
            Pattern.compile(
                    "[\"'\\\\]|\u00e2\u0080[\u008b-\u008f\u0098-\u009f]|\u00ef\u00bb\u00bf|\u00c2\u00ad");

    /// Dashes that a word processor made of a hyphen.
    private static final Pattern DASHES =
            Pattern.compile("\u00e2\u0080[\u0090-\u0095]|\u00e2\u0088\u0092|[\u0096\u0097]");

    private static final Pattern HEAD =
            Pattern.compile("(?i)^.*?(?:v *+(?:[=:] *+)?spf *+\\d*|spf1)(?:\\.\\d+)?[ ;,:]*");

    private TextMender() {}

    /// One record that says what all of `texts` say.
    static String merge(List<Rdata.Text> texts) {
        if (texts.size() == 1) {
            return mend(texts.getFirst());
        }
        var terms = new ArrayList<String>();
        var ends = texts.stream().map(text -> SpfParser.read(mend(text))).toList();
        for (var record : ends) {
            record.terms().stream()
                    .filter(term -> !isAll(term))
                    .map(TextMender::mergeable)
                    .forEach(terms::add);
        }
        terms.add(end(ends));
        return SpfRecord.VERSION + " " + String.join(" ", terms);
    }

    private static boolean isAll(Term term) {
        return term instanceof Directive(_, Mechanism.All _, _, _);
    }

    /// A redirect of one record would end the evaluation of the others; an include does not.
    private static String mergeable(Term term) {
        return term instanceof Modifier.Redirect(var target, _, _)
                ? "include:" + target.text()
                : term.text();
    }

    /// The strict end only if all records have it.
    private static String end(List<SpfRecord> records) {
        Set<String> ends =
                records.stream()
                        .map(record ->
                                record.terminal().map(all -> all.qualifier().sign()).orElse(""))
                        .collect(Collectors.toSet());
        return ends.equals(Set.of(Qualifier.FAIL.sign())) ? "-all" : "~all";
    }

    /// The record with its words repaired as far as possible; unchanged when nothing is wrong with
    /// them.
    static String mend(Rdata.Text published) {
        String text = withBlanks(published);
        if (SpfParser.isRecord(text) && isFine(SpfParser.read(text))) {
            return text;
        }
        String clean = DASHES.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("-");
        String visible = REMOVED.matcher(clean).replaceAll("");
        String terms = HEAD.matcher(visible).replaceFirst("").strip();
        if (terms.isEmpty()) {
            return SpfRecord.VERSION;
        }
        return SpfRecord.VERSION
                + " "
                + String.join(" ", WordMender.mend(List.of(terms.split(" +"))));
    }

    /// A record of the tree, read again after its words were repaired.
    static SpfRecord reread(SpfTree tree) {
        String text = mend(tree.published());
        return text.equals(tree.record().text()) ? tree.record() : SpfParser.read(text);
    }

    private static boolean isFine(SpfRecord record) {
        return record.terms().stream().allMatch(term -> WordMender.isFine(term.text()));
    }

    /// The strings joined, with a blank where one was forgotten.
    private static String withBlanks(Rdata.Text published) {
        var text = new StringBuilder(published.joined());
        Split.in(published).reversed().forEach(split -> text.insert(split.offset(), ' '));
        return text.toString();
    }
}
