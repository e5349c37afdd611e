package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Attachment;
import dev.dmarcdesk.mail.Paste;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// What a message of Slack's holds that somebody wants looked at.
///
/// @param text what was written in it; empty for nothing
/// @param spelling what may have happened to the text on its way
/// @param attachment the file to look at, when there is one
record SharedMessage(String text, Paste.Source spelling, Attachment attachment) {
    private static final Set<String> PROMISING =
            Set.of("text", "eml", "msg", "email", "outlook", "plain", "binary", "markdown");

    /// Reads a message. A file beats what is written beside it, because chat programs change texts
    /// and leave files alone; of rich text and its plain form, the rich text was changed less.
    ///
    /// @param message as it comes with an event or a shortcut
    /// @param me the bot's own user, whose mention at the beginning is no part of the text
    static SharedMessage of(JsonNode message, String me) {
        var rich = RichTextPaste.text(message.path("blocks"), me).map(String::strip);
        String plain = withoutMention(message.path("text").asText(), me);
        String text = rich.orElse(plain);
        return new SharedMessage(
                text,
                rich.isPresent() ? Paste.Source.TYPED : Paste.Source.CHAT,
                attachment(message.path("files"), text.isEmpty()));
    }

    private static String withoutMention(String text, String me) {
        String stripped = text.strip();
        String mention = "<@" + me + ">";
        return !me.isEmpty() && stripped.startsWith(mention)
                ? stripped.substring(mention.length()).strip()
                : stripped;
    }

    /// The first file that may hold a message, or of which another workspace tells only the id. A
    /// picture beside a text is not what is meant.
    private static Attachment attachment(JsonNode files, boolean isAlone) {
        return StreamSupport.stream(files.spliterator(), false)
                .filter(SharedMessage::isPromising)
                .findFirst()
                .or(() -> isAlone ? first(files) : Optional.empty())
                .map(file -> file.path("id").asText())
                .filter(id -> !id.isEmpty())
                .<Attachment>map(Attachment.File::new)
                .orElse(new Attachment.None());
    }

    private static Optional<JsonNode> first(JsonNode files) {
        return StreamSupport.stream(files.spliterator(), false).findFirst();
    }

    private static boolean isPromising(JsonNode file) {
        String name = file.path("name").asText().toLowerCase(Locale.ROOT);
        String mode = file.path("mode").asText();
        return PROMISING.contains(file.path("filetype").asText())
                || mode.equals("snippet")
                || mode.equals("email")
                || file.path("file_access").asText().equals("check_file_info")
                || name.endsWith(".eml")
                || name.endsWith(".txt")
                || name.endsWith(".msg");
    }
}
