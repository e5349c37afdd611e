package dev.dmarcdesk.bot.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.dmarcdesk.document.Document;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A page drawn in several ways, the best first, for as long as Slack dislikes them.
final class Drawings {
    private Drawings() {}

    /// The ways to draw a page.
    ///
    /// @param draw draws it whole; its first line alone is what is left otherwise
    static List<Supplier<ObjectNode>> of(
            Document page, Function<BlockKit.Tables, ObjectNode> draw) {
        return List.of(
                () -> draw.apply(BlockKit.Tables.BLOCK),
                () -> draw.apply(BlockKit.Tables.TEXT),
                () -> SlackMessage.line(page.summary()));
    }

    /// Sends one after the other until it is liked.
    ///
    /// @param send sends one
    /// @return what Slack says in the end
    static Post.Answer send(
            List<Supplier<ObjectNode>> drawings, Function<ObjectNode, Post.Answer> send) {
        Post.Answer answer = new Post.Answer.Malformed();
        for (Supplier<ObjectNode> drawing : drawings) {
            answer = send.apply(drawing.get());
            if (!(answer instanceof Post.Answer.Malformed)) {
                return answer;
            }
        }
        return answer;
    }
}
