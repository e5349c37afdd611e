package dev.dmarcdesk.report;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Sentence;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of raw answers: each question with its answer as received, who gave it, for how long it
/// may be kept, and how long it took.
public final class RawPage {
    /// Characters of one answer that are shown.
    private static final int LONGEST_ANSWER = 2_000;

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final RawLook look;

    private RawPage(RawLook look) {
        this.look = look;
    }

    /// Writes the page.
    public static Document of(RawLook look) {
        return new RawPage(look).write();
    }

    /// The whole answer in one sentence.
    public static Sentence headline(RawLook look) {
        int all = look.transcript().answers().size();
        String domain = look.domain().toString();
        if (all == 1) {
            return Sentence.of(
                    "%s as the DNS answers it",
                    new Inline.Plain(look.transcript().answers().firstEntry().getKey().toString()));
        }
        return look.failed() == 0
                ? Sentence.of("%s: %d questions, all answered", new Inline.Plain(domain), all)
                : Sentence.of(
                        "%s: %d questions, %d without an answer that counts",
                        new Inline.Plain(domain), all, look.failed());
    }

    private Document write() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(origin()));
        blocks.add(
                Block.Attachment.orListing(
                        "dns-" + look.domain() + ".txt",
                        "Raw DNS answers for " + look.domain(),
                        text()));
        blocks.add(
                new Block.SmallPrint(
                        look.run()
                                .cost(look.transcript().asked())
                                .and(
                                        Sentence.of(
                                                "· asked at %s",
                                                new Inline.Plain(
                                                        SECOND.format(look.run().at()))))));
        String domain = look.domain().toString();
        blocks.add(new Block.Choices(choices(domain)));
        return new Document(look.level().tone(), headline(look), headline(look), blocks);
    }

    /// A name that holds a record is no domain to check.
    private static List<Choice> choices(String domain) {
        return domain.contains("_")
                ? List.of()
                : List.of(
                        new Choice("Why?", "why " + domain),
                        new Choice("Full check", "check " + domain));
    }

    private Sentence origin() {
        if (look.isDemo()) {
            return Sentence.of(
                    "From the bundled demo zone: no server was asked, so there is no TTL and no time.");
        }
        List<String> servers =
                look.provenance().values().stream()
                        .map(Provenance::server)
                        .filter(server -> !server.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
        return servers.isEmpty()
                ? Sentence.of("No resolver answered.")
                : Sentence.of(
                        "Answered by the resolver %s. A TTL is what is left of it there: until then the"
                                + " resolver answers the same.",
                        new Inline.Code(String.join(", ", servers)));
    }

    private String text() {
        return look.transcript().answers().entrySet().stream()
                .map(this::entry)
                .collect(Collectors.joining("\n"));
    }

    private String entry(Map.Entry<Question, Answer> one) {
        return one.getKey() + noted(one.getKey()) + "\n" + indented(lines(one.getValue()));
    }

    private String noted(Question question) {
        return look.of(question)
                .map(seen ->
                        "  ; "
                                + (seen.ttl() < 0 ? "no TTL" : "TTL " + seen.ttl() + " s")
                                + ", "
                                + seen.took().toMillis()
                                + " ms"
                                + (seen.server().isEmpty() ? "" : ", " + seen.server()))
                .orElse("");
    }

    private static String lines(Answer answer) {
        String chain =
                answer.aliases().stream()
                        .map(alias -> "CNAME " + alias)
                        .collect(Collectors.joining("\n"));
        String data = AnswerWords.lines(answer);
        return chain.isEmpty() ? data : chain + "\n" + data;
    }

    /// Bounded.
    private static String indented(String lines) {
        String shown = lines.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
        return shown.length() <= LONGEST_ANSWER
                ? shown
                : shown.substring(0, LONGEST_ANSWER)
                        + " … ("
                        + (shown.length() - LONGEST_ANSWER)
                        + " characters more; --json has them)";
    }
}
