package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.mail.Repair.Kind;
import dev.dmarcdesk.mail.Repaired.Completeness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/// Files: when they are as they were received, and what is refused.
class PasteFileTest {
    private static final String FILE =
            "Received: from x by y\r\nFrom: a@example.com\r\n\r\nHello\r\n";

    private static String bytes(String text, java.nio.charset.Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void a_whole_message_is_untouched(String end) {
        var repaired = Pasted.file(FILE.replace("\r\n", end));
        assertThat(repaired.message().isUntouched()).isTrue();
        assertThat(repaired.message().body()).isEqualTo(new Message.Body.Untouched("Hello" + end));
        assertThat(repaired.repairs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void a_field_may_begin_on_its_second_line(String end) {
        String file = FILE.replace("From: ", "Subject:\r\n Hello\r\nFrom: ");
        var repaired = Pasted.file(file.replace("\r\n", end));
        assertThat(repaired.message().isUntouched()).isTrue();
        assertThat(repaired.repairs()).isEmpty();
    }

    @Test
    void a_header_alone_has_no_body() {
        var repaired = Pasted.file("Received: from x\r\nFrom: a@example.com\r\n");
        assertThat(repaired.message().body()).isInstanceOf(Message.Body.Absent.class);
        assertThat(repaired.completeness()).isEqualTo(Completeness.WHOLE);
    }

    @Test
    void the_line_of_a_mailbox_file_is_no_part_of_the_message() {
        String line = "From bob@example.net Thu Jul  2 18:37:18 2026\r\n";
        assertThat(Pasted.file(line + FILE).message().isUntouched()).isTrue();
        assertThat(Pasted.file(line + FILE + ">From here on\r\n").message().isUntouched())
                .isFalse();
        assertThat(Pasted.file(line + FILE + "\r\n" + line + FILE).message().isUntouched())
                .isFalse();
    }

    @Test
    void what_had_to_be_undone_is_touched() {
        var repaired = Pasted.file(FILE.replace("from x by", "from x\r\nby"));
        assertThat(repaired.message().isUntouched()).isFalse();
        assertThat(repaired.message().body()).isInstanceOf(Message.Body.Touched.class);
        assertThat(Pasted.kinds(repaired)).containsExactly(Kind.FOLDING);
    }

    @Test
    void pasted_text_is_never_untouched() {
        assertThat(Pasted.typed(FILE).message().isUntouched()).isFalse();
        assertThat(Pasted.typed(FILE).message().body()).isInstanceOf(Message.Body.Touched.class);
    }

    @Test
    void files_in_utf_16_and_with_byte_order_marks() {
        var little = Pasted.file(bytes("\ufeff" + FILE, StandardCharsets.UTF_16LE));
        var big = Pasted.file(bytes(FILE, StandardCharsets.UTF_16BE));
        var marked = Pasted.file(bytes("\ufeff" + FILE, StandardCharsets.UTF_8));
        for (Repaired repaired : java.util.List.of(little, big, marked)) {
            assertThat(Pasted.fields(repaired))
                    .containsExactly("Received: from x by y", "From: a@example.com");
            assertThat(repaired.message().isUntouched()).isFalse();
        }
        assertThat(Pasted.kinds(big)).containsExactly(Kind.ENCODING);
        assertThat(Pasted.kinds(marked)).containsExactly(Kind.INVISIBLE);
    }

    @Test
    void octets_that_are_no_utf_8_are_latin_1() {
        var repaired = Pasted.file("> From: a@example.com\n> Subject: caf\u00e9\n");
        assertThat(Pasted.fields(repaired).getLast()).isEqualTo("Subject: caf\u00c3\u00a9");
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "'  \n ', empty",
        "'\u0089PNG\r\n\u001a\nx', PNG",
        "\u00ff\u00d8\u00ff\u00e0x, JPEG",
        "GIF89a, GIF",
        "%PDF-1.7, PDF",
        "PK\u0003\u0004x, zip",
        "'\u001f\u008b\u0008x', gzip",
        "\u00d0\u00cf\u0011\u00e0x, Outlook",
        "ab\u0000cd\u0000\u0000, binary",
        "'<!DOCTYPE html>\n<html><body>From: a@b.example</body></html>', HTML",
        "<html><p>x, HTML",
        "'{\"From\": \"a@b.example\"}', JSON",
        "v=DMARC1; p=none, lint",
        "_dmarc.example.com. IN TXT \"v=DMARC1; p=none\", lint",
        "example.com, check",
        "https://www.example.com/, check",
        "user@example.com, check",
        "'It was a dark and stormy night; the rain fell in torrents.\nNote: it was London.', without a single header field"
    })
    void what_is_no_header_is_named(String text, String name) {
        for (Source source : Source.values()) {
            String answer = Pasted.refused(text, source);
            assertThat(answer).contains(name).contains("the headers of one email as text");
        }
    }

    @Test
    void a_novel_is_named() {
        String novel = "To be, or not to be: that is the question.\n\n".repeat(5000);
        assertThat(Pasted.refused(novel, Source.TYPED)).contains("without a single header field");
    }

    @Test
    void texts_over_a_mebioctet_are_refused() {
        assertThat(Pasted.refused("From: a@example.com\n".repeat(60_000), Source.FILE))
                .contains("1 MiB");
    }

    @Test
    void an_answer_never_repeats_the_text() {
        assertThat(Pasted.refused("secret words only", Source.TYPED)).doesNotContain("secret");
    }
}
