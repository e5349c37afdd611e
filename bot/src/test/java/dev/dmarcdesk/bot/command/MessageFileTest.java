package dev.dmarcdesk.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

class MessageFileTest {
    private static final String HEADER = "From: ü@b.example\r\nTo: c@d.example\r\n\r\n";

    /// As the reader of such files does; here they are written before one is read.
    @BeforeAll
    static void silenceTheLibrary() {
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
    }

    /// An Outlook file with one stream.
    private static byte[] outlook(String stream, byte[] octets) {
        try (var file = new POIFSFileSystem()) {
            file.createDocument(new ByteArrayInputStream(octets), stream);
            file.createDocument(
                    new ByteArrayInputStream(new byte[9_000]), "__properties_version1.0");
            var out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String why(byte[] octets) {
        return MessageFile.read(octets).defects().getFirst().expected();
    }

    @Test
    void a_file_is_its_octets() {
        byte[] octets = {'A', ':', (byte) 0xff, 0, '\r', '\n'};

        assertThat(MessageFile.read(octets))
                .isEqualTo(Parsed.valid(new Paste("A:\u00ff\0\r\n", Paste.Source.FILE)));
    }

    @Test
    void the_header_in_an_outlook_file_is_read() {
        var unicode = outlook("__substg1.0_007D001F", HEADER.getBytes(StandardCharsets.UTF_16LE));
        var octets = outlook("__substg1.0_007D001E", HEADER.getBytes(StandardCharsets.ISO_8859_1));

        var header = Parsed.valid(new Paste(HEADER, Paste.Source.TYPED));
        assertThat(MessageFile.read(unicode)).isEqualTo(header);
        assertThat(MessageFile.read(octets)).isEqualTo(header);
    }

    @Test
    void a_long_header_in_an_outlook_file_is_read_whole() {
        String header = HEADER + "X-Long: " + "x".repeat(100_000);

        assertThat(
                        MessageFile.read(
                                outlook(
                                        "__substg1.0_007D001F",
                                        header.getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(Parsed.valid(new Paste(header, Paste.Source.TYPED)));
    }

    @Test
    void an_outlook_file_without_a_header_is_told() {
        assertThat(why(outlook("__substg1.0_0037001F", new byte[] {65, 0})))
                .contains("no header in it");
    }

    @Test
    void what_only_begins_like_an_outlook_file_is_told() {
        byte[] whole = outlook("__substg1.0_007D001F", HEADER.getBytes(StandardCharsets.UTF_16LE));
        var random = new Random(3);
        for (int length = 8; length < whole.length; length += 97) {
            assertThat(MessageFile.read(Arrays.copyOf(whole, length))).isNotNull();
        }
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 20; i++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt(256);
            }
            assertThat(MessageFile.read(damaged)).isNotNull();
        }
        assertThat(why(Arrays.copyOf(whole, 600))).contains("(.msg) that is whole");
    }

    @Test
    void folders_nested_deeper_than_a_stack_are_told() {
        assertThat(why(nested(8_000))).contains("(.msg) that is whole");
    }

    @Test
    void tables_longer_than_the_file_are_told() {
        var octets =
                ByteBuffer.wrap(Arrays.copyOf(nested(10), 1 << 20)).order(ByteOrder.LITTLE_ENDIAN);
        octets.putInt(0x2c, 2_000);

        assertThat(why(octets.array())).contains("(.msg) that is whole");
    }

    /// A compound file ([MS-CFB]) of one folder in another.
    private static byte[] nested(int folders) {
        int entries = (folders + 1 + 3) / 4;
        int tables = (entries + 200) / 128 + 1;
        var file = ByteBuffer.allocate(512 * (1 + entries + tables)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        file.putInt(0x18, 0x0003_003e).putInt(0x1c, 0x0009_fffe).putInt(0x20, 6);
        file.putInt(0x2c, tables).putInt(0x38, 4_096).putInt(0x3c, -2).putInt(0x44, -2);
        for (int i = 0; i < 109; i++) {
            file.putInt(0x4c + 4 * i, i < tables ? entries + i : -1);
        }
        for (int i = 0; i < tables * 128; i++) {
            int next =
                    i < entries - 1
                            ? i + 1
                            : i == entries - 1 ? -2 : i < entries + tables ? -3 : -1;
            file.putInt(512 * (1 + entries) + 4 * i, next);
        }
        for (int i = 0; i < entries * 4; i++) {
            int at = 512 + 128 * i;
            String name = i == 0 ? "Root Entry" : "d" + i;
            file.put(at, name.getBytes(StandardCharsets.UTF_16LE));
            file.putShort(at + 0x40, (short) (2 * name.length() + 2));
            file.put(at + 0x42, (byte) (i > folders ? 0 : i == 0 ? 5 : 1));
            file.putInt(at + 0x44, -1)
                    .putInt(at + 0x48, -1)
                    .putInt(at + 0x4c, i < folders ? i + 1 : -1);
            file.putInt(at + 0x74, -2);
        }
        return file.array();
    }
}
