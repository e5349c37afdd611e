package dev.dmarcdesk.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What every finding means, also when nothing of the kind was found: the catalogue of
/// `docs/findings.md`, in the words for `a.example`.
///
/// @param entries in the order of the document
public record FindingCatalogue(List<Entry> entries) {
    /// What may be said of a domain, and not of a message, a draft or a change.
    private static final Set<String> OF_DOMAINS =
            Set.of("bimi", "dkim", "dmarc", "dnssec", "domain", "mta-sts", "mx", "spf", "tls-rpt");

    private static final Pattern BAR = Pattern.compile(" \\| ");
    private static final int CELLS = 5;

    public FindingCatalogue {
        entries = List.copyOf(entries);
    }

    /// One kind of finding.
    ///
    /// @param code its stable code
    /// @param severity how much it usually matters, in the word of JSON
    /// @param title the fact, as it reads for `a.example`
    /// @param because what it does to mail; empty where nothing
    /// @param clauses of the standards; empty for none
    public record Entry(
            String code, String severity, String title, String because, String clauses) {
        /// The part before the dot.
        public String area() {
            return code.substring(0, code.indexOf('.'));
        }
    }

    /// Reads the document: every row of its tables whose first cell is a code.
    public static FindingCatalogue parse(String document) {
        var entries = new ArrayList<Entry>();
        document.lines()
                .filter(line -> line.startsWith("| ") && line.endsWith(" |"))
                .map(line -> BAR.split(line.substring(2, line.length() - 2), -1))
                .filter(cells -> cells.length == CELLS && cells[0].indexOf('.') > 0)
                .map(cells ->
                        new Entry(cells[0], cells[1], whole(cells[2]), whole(cells[3]), cells[4]))
                .forEach(entries::add);
        return new FindingCatalogue(entries);
    }

    private static String whole(String cell) {
        return cell.replace("\\|", "|");
    }

    /// The entry of a code.
    public Optional<Entry> of(String code) {
        return entries.stream().filter(entry -> entry.code().equals(code)).findFirst();
    }

    /// The codes that an audit of a domain may give.
    public List<String> codesOfDomains() {
        return entries.stream()
                .filter(entry -> OF_DOMAINS.contains(entry.area()))
                .map(Entry::code)
                .toList();
    }
}
