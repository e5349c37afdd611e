package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.diagnosis.Path.Certainty;
import dev.dmarcdesk.diagnosis.Path.Kind;
import dev.dmarcdesk.diagnosis.Trace.Station;
import dev.dmarcdesk.document.Sentence;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.mail.Received;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.Optional;

/// What ARC seals tell of the way (RFC 8617 §4.1.3).
///
/// One seal tells nothing: big receivers seal all they deliver, and the sender's own service may
/// seal what it sends. Only who took the message from strangers, sealed it and gave it to somebody
/// who sealed it again has passed it on.
///
/// @param header to look in
/// @param trace the servers it passed
/// @param operators tells who runs what
record SealMarks(MarkFields header, Trace trace, Operators operators) {
    private static final String NAME = "ARC-Seal";

    /// The first who passed it on.
    Optional<PathMark> find() {
        List<HeaderField> seals = header.named(NAME).toList().reversed();
        if (seals.size() < 2) {
            return Optional.empty();
        }
        String last = sealer(seals.getLast());
        return seals.stream()
                .filter(seal -> !operators.of(sealer(seal)).equals(operators.of(last)))
                .filter(this::tookFromStrangers)
                .findFirst()
                .map(this::sealer)
                .map(via ->
                        new PathMark(
                                Kind.FORWARDED,
                                Certainty.LIKELY,
                                Sentence.of(
                                        "%s took the message from others and sealed it before %s"
                                                + " did.",
                                        via, last),
                                via));
    }

    /// Whether the servers of the sealer, who had it then, had it from another operator that is not
    /// the author's.
    private boolean tookFromStrangers(HeaderField seal) {
        int at = trace.stationOf(seal);
        String sealer = operators.of(sealer(seal));
        if (at < 0 || at == trace.stations().size() - 1 || sealer.isEmpty()) {
            return false;
        }
        Station station = trace.stations().get(at);
        Received first = station.hops().getFirst();
        String before = operators.of(first.host().isEmpty() ? first.helo() : first.host());
        return station.operator().equals(sealer)
                && !before.isEmpty()
                && !before.equals(sealer)
                && !first.isSubmission()
                && header.domains("From").stream()
                        .noneMatch(author -> operators.of(author).equals(before));
    }

    private String sealer(HeaderField seal) {
        return TagList.parse(seal.value()).named("d").stream()
                .map(tag -> tag.value().strip())
                .filter(ServerName::isPublic)
                .findFirst()
                .orElse("");
    }
}
