package dev.dmarcdesk.bot.aws;

import com.fasterxml.jackson.databind.JsonNode;

import dev.dmarcdesk.bot.job.Trouble;
import dev.dmarcdesk.bot.job.Worker;
import dev.dmarcdesk.bot.publication.PublicationStore;
import dev.dmarcdesk.text.Parsed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Consumer;

/// Looks for the changes of a message. What fails is due still and is handed on again, so the queue
/// need not bring it.
final class PublicationWorker {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationWorker.class);

    private final Consumer<PublicationStore.Key> look;

    /// @param look looks for one
    PublicationWorker(Consumer<PublicationStore.Key> look) {
        this.look = look;
    }

    /// Looks. Never throws.
    ///
    /// @param id the message's, for the log
    Worker.Outcome work(String id, JsonNode message) {
        return switch (ChangesJson.read(message)) {
            case Parsed.Valid<List<PublicationStore.Key>>(var keys, _) -> {
                keys.forEach(this::look);
                yield Worker.Outcome.SETTLED;
            }
            case Parsed.Invalid<List<PublicationStore.Key>> _ -> {
                LOG.error("message {} holds no changes to look for", id);
                yield Worker.Outcome.AGAIN;
            }
        };
    }

    private void look(PublicationStore.Key key) {
        try {
            look.accept(key);
        } catch (RuntimeException | Error e) {
            LOG.error("looking for {} failed: {}", key.id(), Trouble.in(e));
        }
    }
}
