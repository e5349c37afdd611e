package dev.dmarcdesk.report;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Examination;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What the examinations say when they are read together.
///
/// @param profile whether the domain sends mail
/// @param examinations as they read for such a domain
/// @param crossings what follows only from several of them
record Conclusions(MailProfile profile, List<Examination<?>> examinations, List<Advice> crossings) {
    Conclusions {
        examinations = List.copyOf(examinations);
        crossings = List.copyOf(crossings);
    }

    /// @param raw one examination for each check, as it came
    static Conclusions of(List<Examination<?>> raw) {
        MailProfile profile = MailProfile.of(raw);
        return new Conclusions(
                profile, Crossings.profiled(raw, profile), Crossings.of(raw, profile));
    }

    /// All in words, those that follow from several first.
    List<Advice> advice() {
        var advice = new ArrayList<>(crossings);
        examinations.forEach(examination -> advice.addAll(examination.advice()));
        return advice;
    }

    /// The same with each advice changed.
    Conclusions with(UnaryOperator<Advice> change) {
        return new Conclusions(
                profile,
                examinations.stream()
                        .<Examination<?>>map(one -> Crossings.advised(one, change))
                        .toList(),
                crossings.stream().map(change).toList());
    }
}
