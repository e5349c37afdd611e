package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.check.RecordEdit.Action;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.sender.Sender;
import dev.dmarcdesk.text.Parsed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a customer of a service has to do, as the catalogue tells it: words, with the records it
/// names set apart.
///
/// @param parts in the order of the catalogue's words
record SetUp(List<Part> parts) {
    private static final Pattern GLUE = Pattern.compile("[\\s,;.]*(?:and)?[\\s,;.]*");
    private static final Pattern AND = Pattern.compile("(?:,| and|, and) ");
    private static final String VALUE = "(.+?)(?=,(?: |$)| and |;|\\.(?: |$)| \\(| with |: |$)";

    SetUp {
        parts = List.copyOf(parts);
    }

    /// A piece of it.
    sealed interface Part {}

    /// Something to read.
    record Words(String text) implements Part {}

    /// A record to publish. What the service itself tells is left open in its name or value, such
    /// as `<token>` or `the value shown`.
    ///
    /// @param type such as `CNAME`
    /// @param times how many of them, in words; empty for one
    record Row(String type, String name, String value, String times) implements Part {
        /// The record itself; none where something is left open.
        List<RecordEdit> exact() {
            return type.equals("CNAME")
                            && times.isEmpty()
                            && DomainName.parse(name)
                                    instanceof Parsed.Valid<DomainName>(var owner, _)
                            && DomainName.parse(value)
                                    instanceof Parsed.Valid<DomainName>(var host, _)
                            && isHost(value)
                            && isHost(name)
                    ? List.of(new RecordEdit(Action.ADD, RrType.CNAME, owner, host.toString()))
                    : List.of();
        }

        private static boolean isHost(String text) {
            return text.contains(".") && text.matches("[A-Za-z0-9._-]+") && !text.contains("..");
        }
    }

    /// The set-up of one service for one customer.
    static SetUp of(Sender service, DomainName domain) {
        String text = service.setupFor(domain.toString());
        var row =
                Pattern.compile(
                                "(?:(three|two|four) )?(?:(CNAME|TXT|NS|MX(?: \\d+)?) )?(\\S*"
                                        + Pattern.quote(domain.toString())
                                        + ") -> "
                                        + VALUE)
                        .matcher(text);
        var parts = new ArrayList<Part>();
        String type = "";
        int from = 0;
        while (row.find()) {
            String before = text.substring(from, row.start());
            boolean follows = !type.isEmpty() && AND.matcher(before).matches();
            if (row.group(2) == null && !follows) {
                continue;
            }
            words(before, parts);
            type = row.group(2) == null ? type : row.group(2);
            parts.add(
                    new Row(
                            type,
                            row.group(3),
                            row.group(4),
                            row.group(1) == null ? "" : row.group(1)));
            from = row.end();
        }
        words(text.substring(from), parts);
        return new SetUp(parts);
    }

    private static void words(String text, List<Part> parts) {
        if (!GLUE.matcher(text).matches()) {
            parts.add(new Words(tidy(text)));
        }
    }

    /// Without the punctuation that joined it to a record.
    private static String tidy(String text) {
        String words =
                text.replaceFirst("^[\\s,;.]+(?:and )?", "").replaceFirst("[\\s,;]+(?:and)?$", "");
        String sentence = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return sentence.replace(" -> ", " → ");
    }

    /// The records that are known to the letter.
    List<RecordEdit> exact() {
        return parts.stream()
                .flatMap(part ->
                        switch (part) {
                            case Row row -> row.exact().stream();
                            case Words _ -> Stream.<RecordEdit>empty();
                        })
                .toList();
    }
}
