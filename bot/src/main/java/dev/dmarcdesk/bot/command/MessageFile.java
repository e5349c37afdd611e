package dev.dmarcdesk.bot.command;

import dev.dmarcdesk.mail.Paste;
import dev.dmarcdesk.text.Parsed;

import java.nio.charset.StandardCharsets;

/// Reads the octets of a file that somebody handed over as a message.
public final class MessageFile {
    private MessageFile() {}

    /// The message in a file: its octets as they are, or the header that an Outlook file keeps.
    ///
    /// @param octets all of the file
    /// @return what to read, or why there is nothing in it
    public static Parsed<Paste> read(byte[] octets) {
        return OutlookFile.isOne(octets)
                ? OutlookFile.header(octets)
                : Parsed.valid(
                        new Paste(
                                new String(octets, StandardCharsets.ISO_8859_1),
                                Paste.Source.FILE));
    }
}
