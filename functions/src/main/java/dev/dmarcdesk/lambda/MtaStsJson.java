package dev.dmarcdesk.lambda;

import dev.dmarcdesk.mtasts.MtaStsFacts;
import dev.dmarcdesk.mtasts.StsPolicy;

import java.util.List;
import java.util.Optional;

/// The `mtaSts` part of the JSON document.
final class MtaStsJson {
    private MtaStsJson() {}

    static void write(JsonOut out, MtaStsFacts facts) {
        Optional<StsPolicy> policy = facts.policy();
        out.text("status", facts.status().word())
                .text("id", facts.id().isEmpty() ? null : facts.id())
                .text("mode", policy.map(one -> one.mode().word()));
        texts(out, "mx", policy.map(StsPolicy::mx));
        policy.ifPresentOrElse(
                one -> out.number("maxAge", one.maxAge()), () -> out.nothing("maxAge"));
        texts(out, "uncovered", facts.uncovered());
    }

    private static void texts(JsonOut out, String name, Optional<? extends List<?>> values) {
        values.ifPresentOrElse(
                list -> out.texts(name, list.stream().map(Object::toString).toList()),
                () -> out.nothing(name));
    }
}
