package dev.dmarcdesk.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.mail.Paste.Source;
import dev.dmarcdesk.text.Parsed;

import java.util.List;

/// What becomes of pastes, in the words tests compare.
final class Pasted {
    private Pasted() {}

    static Repaired chat(String text) {
        return repaired(text, Source.CHAT);
    }

    static Repaired typed(String text) {
        return repaired(text, Source.TYPED);
    }

    static Repaired file(String octets) {
        return repaired(octets, Source.FILE);
    }

    private static Repaired repaired(String text, Source source) {
        var parsed = PasteRepair.repair(new Paste(text, source));
        assertThat(parsed).as(() -> parsed.defects().toString()).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid<Repaired>) parsed).value();
    }

    /// Why a text is refused.
    static String refused(String text, Source source) {
        var parsed = PasteRepair.repair(new Paste(text, source));
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return parsed.defects().getFirst().expected();
    }

    /// `name: value` of each field, with one blank for any white space.
    static List<String> fields(Repaired repaired) {
        return fields(repaired.message().header());
    }

    static List<String> fields(HeaderBlock header) {
        return header.fields().stream()
                .map(field -> field.name() + ": " + plain(field.body()))
                .toList();
    }

    private static String plain(String body) {
        return body.replaceAll("[ \t\r\n]+", " ").strip();
    }

    static List<Repair.Kind> kinds(Repaired repaired) {
        return repaired.repairs().stream().map(Repair::kind).toList();
    }

    static List<String> doubts(Repaired repaired) {
        return repaired.ambiguities().stream().map(Repaired.Ambiguity::field).toList();
    }
}
