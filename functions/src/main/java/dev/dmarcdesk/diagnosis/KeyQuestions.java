package dev.dmarcdesk.diagnosis;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.mail.HeaderBlock;
import dev.dmarcdesk.mail.HeaderField;
import dev.dmarcdesk.text.Parsed;
import dev.dmarcdesk.text.Tag;
import dev.dmarcdesk.text.TagList;

import java.util.List;
import java.util.stream.Stream;

/// The questions for the keys of a header's signatures and seals, asked together: those who verify
/// ask for one after the other, and the time of a run is what it waits for.
///
/// @param header where the signatures stand
record KeyQuestions(HeaderBlock header) {
    private static final int MOST = 30;
    private static final List<String> SIGNED =
            List.of("DKIM-Signature", "ARC-Message-Signature", "ARC-Seal");

    static KeyQuestions of(HeaderBlock header) {
        return new KeyQuestions(header);
    }

    /// Asks, where answers are waited for.
    void askAhead(Dns dns) {
        if (!dns.isFromMemory()) {
            dns.askAll(
                    header.fields().stream()
                            .filter(field -> SIGNED.stream().anyMatch(field::isNamed))
                            .limit(MOST)
                            .flatMap(KeyQuestions::question)
                            .distinct()
                            .toList());
        }
    }

    /// `selector._domainkey.domain` (RFC 6376 §3.6.2.1).
    private static Stream<Question> question(HeaderField field) {
        var tags = TagList.parse(field.value());
        String name = value(tags, "s") + "._domainkey." + value(tags, "d");
        return DomainName.parse(name) instanceof Parsed.Valid<DomainName>(var key, _)
                ? Stream.of(new Question(key, RrType.TXT))
                : Stream.of();
    }

    private static String value(TagList tags, String name) {
        return tags.named(name).stream().map(Tag::value).findFirst().orElse("");
    }
}
