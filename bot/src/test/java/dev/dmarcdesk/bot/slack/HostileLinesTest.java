package dev.dmarcdesk.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.ForAll;
import dev.dmarcdesk.bot.command.Commands;
import dev.dmarcdesk.bot.command.Invocation;
import dev.dmarcdesk.bot.command.Work;
import dev.dmarcdesk.bot.watch.Place;
import dev.dmarcdesk.check.RecordEdit;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.document.Block;
import dev.dmarcdesk.document.Document;
import dev.dmarcdesk.document.Tone;
import dev.dmarcdesk.publication.PublicationPage;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

/// Lines that are typed, or changed on their way, to make a command say what it should not.
final class HostileLinesTest {
    private static final String BIDI = "\u202e";
    private static final Place PLACE = new Place("T1", "C1", "U1");

    private static Parsed<Invocation> parse(String line) {
        return Commands.shared().parse(line);
    }

    private static Work.Looking looking(String line) {
        if (parse(line) instanceof Parsed.Valid<Invocation>(var read, _)
                && read.work() instanceof Work.Looking looking) {
            return looking;
        }
        throw new AssertionError("not understood: " + line);
    }

    private static RecordEdit edit(String line) {
        var toolbox = new WorldToolbox(ZoneDns.of(""));
        var _ = looking(line).lookup().run(toolbox, PLACE);
        return toolbox.published().getLast();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "published",
                "published TXT",
                "published TXT _dmarc.example.com",
                "published TXT _dmarc.example.com gone",
                "published TXT <!channel> v=DMARC1; p=none",
                "published TXT com v=DMARC1; p=none",
                "published TXT . v=DMARC1; p=none",
                "published TXT a..b v=DMARC1; p=none",
                "published ANY example.com x",
                "published AXFR example.com x",
                "published DS example.com 1 8 2 AA",
                "published TXT example.com \"\"",
                "published TXT example.com a\nb",
                "published TXT example.com a\r\nb",
                "published IN IN IN",
                "published TXT IN"
            })
    void a_change_that_nobody_can_mean_is_refused(String line) {
        assertThat(parse(line)).isInstanceOf(Parsed.Invalid.class);
    }

    @Test
    void however_long_a_line_is_reading_it_ends() {
        for (String line :
                List.of(
                        "published TXT " + "IN ".repeat(100_000) + "example.com x",
                        "published TXT example.com " + "x".repeat(1_000_000),
                        "published TXT example.com " + "\"".repeat(100_000),
                        "published TXT " + "a.".repeat(50_000) + "com x",
                        "plan example.com " + "add include:a.example ".repeat(20_000),
                        "plan example.com v=DMARC1; " + "p=none; ".repeat(20_000),
                        "note other example.com " + "--signature a.example/s/pass ".repeat(5_000),
                        "raw " + "TXT ".repeat(50_000),
                        "why example.com " + "a.".repeat(100_000))) {
            assertThat(parse(line)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TXT example.com <!channel> `x` *b* _i_",
                "TXT example.com v=spf1 include:<!here> -all",
                "TXT _dmarc.com v=DMARC1; p=none",
                "TXT _dmarc.co.uk v=DMARC1; p=none",
                "A 192.0.2.1 192.0.2.1",
                "TXT xn--mnchen-3ya.example x",
                "TXT münchen.example x",
                "TXT example.com \u202egnihton",
                "TXT example.com a\u0000b\u0007c\u001b[31m"
            })
    void what_stands_in_a_change_stays_text(String change) {
        String line = "published " + change;
        if (parse(line) instanceof Parsed.Valid<Invocation>(var read, _)
                && read.work() instanceof Work.Looking looking) {
            var subject = looking.subject();
            safe(
                    new Document(
                            Tone.NOTICE, subject, subject, List.of(new Block.Paragraph(subject))));
        } else {
            safe(
                    Commands.shared()
                            .notUnderstood(
                                    line,
                                    ((Parsed.Invalid<Invocation>) parse(line))
                                            .defects()
                                            .getFirst()));
        }
    }

    private static void safe(Document page) {
        for (var tables : BlockKit.Tables.values()) {
            ObjectNode message = BlockKit.render(page, tables);
            assertThat(message.findValuesAsText("type"))
                    .doesNotContain("mrkdwn", "markdown", "link", "user", "channel", "broadcast");
            assertThat(message.get("text").asText()).doesNotContain("<!", "<@", "`");
            assertThat(texts(message))
                    .noneMatch(text ->
                            text.chars()
                                    .anyMatch(c ->
                                            c == 0x202e
                                                    || (Character.isISOControl(c) && c != '\n')));
        }
    }

    private static List<String> texts(JsonNode node) {
        var texts = new ArrayList<String>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /// What a button carries means the change that it was made of.
    @Test
    void the_line_of_a_button_means_the_same_change_when_it_is_clicked() {
        String alphabet = "abc=; \"'\\`<>&|@#*_~!-.:/0129\u00e9\u00ffIN gone";
        ForAll.values(
                random -> {
                    var action =
                            random.nextInt(4) == 0
                                    ? RecordEdit.Action.REMOVE
                                    : RecordEdit.Action.ADD;
                    String value = "v=" + ForAll.text(random, alphabet, 40) + "z";
                    return new RecordEdit(
                            action, RrType.TXT, DomainName.of("_dmarc.example.com"), value);
                },
                meant -> {
                    String line = PublicationPage.line(meant);
                    assertThat(edit(line).action()).as(line).isEqualTo(meant.action());
                    assertThat(edit(line).name()).as(line).isEqualTo(meant.name());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=DMARC1; p=none; rua=mailto:dmarc@example.com,mailto:x@y.example!10m",
                "v=spf1 ip4:192.0.2.0/24 include:_spf.google.com exists:%{i}._spf.example.com ~all",
                "v=DKIM1; k=rsa; h=sha256; n=a=3Bb; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB+/iQ==",
                "v=TLSRPTv1; rua=https://tls.example.com/report",
                "v=STSv1; id=20261121T000000;"
            })
    void a_record_comes_back_from_its_button_octet_by_octet(String value) {
        for (var action : List.of(RecordEdit.Action.ADD, RecordEdit.Action.REMOVE)) {
            var meant = new RecordEdit(action, RrType.TXT, DomainName.of("a.b.example.com"), value);
            assertThat(edit(PublicationPage.line(meant))).isEqualTo(meant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "note other example.com --return-path bounce@example.net/pass",
                "note other example.com --signature anna@example.net/s1/pass",
                "note other example.com --signature example.net/anna@home/pass",
                "note other example.com --from anna@example.com",
                "note other anna@example.com",
                "note anna@example.com example.com",
                "note other <mailto:anna@example.com|anna@example.com>",
                "note other example.com --return-path 192.0.2.7/pass",
                "note other example.com --return-path [192.0.2.7]/pass",
                "note other example.com --signature 192.0.2.7/s1/pass",
                "note other example.com --signature 2001:db8::7/s1/pass",
                "note other example.com --signature example.net/<!channel>/pass",
                "note other example.com --signature <!channel>/s1/pass",
                "note other example.com --signature example.net/s1/<b>pass</b>",
                "note other example.com --signature example.net/s1/pass/more",
                "note other example.com --signature example.net/`s1`/pass",
                "note other example.com --signature exa" + BIDI + "mple.net/s1/pass",
                "note other example.com --signature example.net/s" + BIDI + "1/pass",
                "note other example.com --signature example.net/s1\n/pass",
                "note other example.com --signature example.net/s1/pass\u0000",
                "note other example.com --seen tomorrow",
                "note other example.com --seen 2026-11-21\u0000",
                "note other example.com --seen 2026-11-21 --seen 2026-11-22",
                "note other 192.0.2.7",
                "note other com",
                "note nosuchservice example.com",
                "note ../../etc/passwd example.com",
                "note other example.com example.net",
                "note other"
            })
    void a_note_takes_nothing_that_could_hold_a_person_or_a_sign(String line) {
        assertThat(parse(line)).isInstanceOf(Parsed.Invalid.class);
        safe(
                Commands.shared()
                        .notUnderstood(
                                line,
                                ((Parsed.Invalid<Invocation>) parse(line)).defects().getFirst()));
    }
}
