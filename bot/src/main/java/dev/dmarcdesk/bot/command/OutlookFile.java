package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.IOUtils;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// An Outlook message file (`.msg`): a compound file in which one stream holds the header as it was
/// received ([MS-OXPROPS] §2.1044, PidTagTransportMessageHeaders). The body in it is not the one
/// that was signed, so it is left alone.
final class OutlookFile {
    private static final byte[] SIGN = HexFormat.of().parseHex("d0cf11e0a1b11ae1");
    private static final String HEADER = "__substg1.0_007D";

    /// How the two kinds of text are named, and written ([MS-OXMSG] §2.2.1).
    private static final String UNICODE = "001F";

    private static final String OCTETS = "001E";

    /// Octets that the library may set aside for one thing: its tables are read into room that the
    /// file's first block asks for, which a forged one asks too much of.
    private static final int MOST = 1 << 24;

    static {
        // Its logging would complain on standard error that nobody listens to it.
        System.setProperty("log4j2.statusLoggerLevel", "OFF");
        IOUtils.setByteArrayMaxOverride(MOST);
    }

    private OutlookFile() {}

    /// Whether a file is a compound file.
    static boolean isOne(byte[] octets) {
        return octets.length >= SIGN.length
                && Arrays.equals(octets, 0, SIGN.length, SIGN, 0, SIGN.length);
    }

    /// The header of the message that is kept in the file.
    static Parsed<Paste> header(byte[] octets) {
        try (var file = new POIFSFileSystem(new ByteArrayInputStream(octets))) {
            DirectoryNode root = file.getRoot();
            if (root.hasEntryCaseInsensitive(HEADER + UNICODE)) {
                return text(root, HEADER + UNICODE, StandardCharsets.UTF_16LE);
            }
            if (root.hasEntryCaseInsensitive(HEADER + OCTETS)) {
                return text(root, HEADER + OCTETS, Charset.forName("windows-1252"));
            }
            return Parsed.invalid(
                    "a message that was received; this Outlook file has no header in it, as drafts"
                            + " and sent messages have none",
                    0,
                    0);
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            // Folders are read by recursion: thousands of them in each other are no message's.
            return Parsed.invalid("an Outlook message file (.msg) that is whole", 0, 0);
        }
    }

    private static Parsed<Paste> text(DirectoryNode root, String name, Charset charset)
            throws IOException {
        try (var stream = root.createDocumentInputStream(name)) {
            return Parsed.valid(
                    new Paste(new String(stream.readAllBytes(), charset), Paste.Source.TYPED));
        }
    }
}
