package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Choice;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Inline;
import dev.dmarcdesk.document.Row;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.text.Range;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class PagePackTest {
    private static final String ALICE = "U0ALICE";
    private static final Sentence WORDS =
            new Sentence(
                    List.of(
                            new Inline.Mark(Tone.BAD),
                            new Inline.Plain("DMARC failed for "),
                            new Inline.Code("acme.example"),
                            new Inline.Person("U0BOB"),
                            new Inline.Strong("münchen\n€ 😀"),
                            new Inline.Link("RFC 9989", "https://www.rfc-editor.org/rfc/rfc9989")));

    /// One block of every shape.
    private static final List<Block> ALL =
            List.of(
                    new Block.Heading(WORDS),
                    new Block.Paragraph(Sentence.NONE),
                    new Block.Overview(List.of(new Row("SPF", Tone.GOOD, "passed", WORDS))),
                    new Block.Table(
                            List.of("Check", "Says"),
                            List.of(List.of(WORDS, WORDS), List.of(WORDS, Sentence.NONE))),
                    new Block.Bullets(List.of(WORDS, WORDS), false),
                    new Block.Bullets(List.of(WORDS), true),
                    new Block.Listing("a 1\nb\t2"),
                    new Block.Attachment("a.txt", "All of it", "1\n2"),
                    new Block.Excerpt("v=DMARC1; p=none", new Range(10, 16)),
                    new Block.Folded(List.of(WORDS)),
                    new Block.SmallPrint(WORDS),
                    new Block.Choices(List.of(new Choice("Check", "check acme.example"))));

    private final PagePack pack = new PagePack("xoxb-test");

    private Optional<String> pack(Document page) {
        return pack.pack(page, ALICE);
    }

    private Optional<Document> unpack(String packed) {
        return pack.unpack(packed, ALICE);
    }

    private static Document page(List<Block> blocks) {
        return new Document(Tone.BAD, WORDS, WORDS, blocks);
    }

    @Test
    void every_shape_survives() {
        var page = page(ALL);

        assertThat(pack(page).flatMap(this::unpack)).hasValue(page);
        for (Block block : ALL) {
            var alone = page(List.of(block));
            assertThat(pack(alone).flatMap(this::unpack)).hasValue(alone);
        }
    }

    @Test
    void control_characters_of_others_are_no_shapes() {
        String text = "a\u0000b\u0001c\u0007d\u0008";
        var page = page(List.of(new Block.Listing(text)));

        assertThat(pack(page).flatMap(this::unpack))
                .hasValue(page(List.of(new Block.Listing("a\uFFFDb\uFFFDc\uFFFDd\u0008"))));
    }

    @Test
    void a_long_page_loses_what_matters_least_and_says_so() {
        var noise = new Block.Folded(List.of(Sentence.of("%s", noise(290)), words(2_000)));
        List<Block> blocks =
                List.of(
                        new Block.Paragraph(WORDS),
                        noise,
                        new Block.Listing("acme.example"),
                        new Block.Choices(List.of(new Choice("Check", noise(1_800)))));
        Document shared = pack(page(blocks)).flatMap(this::unpack).orElseThrow();

        assertThat(shared.blocks())
                .startsWith(new Block.Paragraph(WORDS), new Block.Listing("acme.example"))
                .hasSize(3);
        assertThat(shared.blocks().getLast())
                .isInstanceOfSatisfying(
                        Block.SmallPrint.class,
                        print -> assertThat(print.words().text()).startsWith("Shortened"));
        assertThat(pack(page(blocks)).orElseThrow()).hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void a_page_that_fits_in_no_way_has_no_button() {
        assertThat(pack(page(List.of(new Block.Listing(noise(5_000)))))).isEmpty();
    }

    @Test
    void a_page_of_the_usual_length_fits_whole() {
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < 12; i++) {
            blocks.add(
                    new Block.Paragraph(
                            Sentence.of(
                                    "SPF passed, but for %s, and DMARC asks for %s.",
                                    "em" + i + ".sendgrid.net", "acme" + i + ".example")));
        }
        var page = page(blocks);

        assertThat(pack(page).flatMap(this::unpack)).hasValue(page);
    }

    @Test
    void nothing_is_unpacked_that_was_packed_with_another_token_or_for_another_user() {
        String packed = new PagePack("xoxb-other").pack(page(ALL), ALICE).orElseThrow();

        assertThat(unpack(packed)).isEmpty();
        assertThat(unpack("")).isEmpty();
        assertThat(pack.unpack(pack(page(ALL)).orElseThrow(), "U0BOB")).isEmpty();
    }

    private static Sentence words(int length) {
        return Sentence.of("%s", new Inline.Plain(noise(length)));
    }

    /// Characters that can not be packed shorter.
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 0x21, 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
