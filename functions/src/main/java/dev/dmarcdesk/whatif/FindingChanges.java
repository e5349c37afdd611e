package dev.dmarcdesk.whatif;

import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.domain.DomainFinding;

import java.util.ArrayList;
import java.util.List;

/// Which findings come, go and stay.
///
/// @param coming worst first
/// @param going worst first
/// @param staying as they would read then
public record FindingChanges(List<Advice> coming, List<Advice> going, List<Advice> staying) {
    public FindingChanges {
        coming = List.copyOf(coming);
        going = List.copyOf(going);
        staying = List.copyOf(staying);
    }

    /// Compares what two audits say. A finding stays when it says the same but for its numbers: ten
    /// lookups too many or eleven are one fault.
    static FindingChanges between(List<Advice> before, List<Advice> after) {
        var going = new ArrayList<>(before);
        var coming = new ArrayList<Advice>();
        var staying = new ArrayList<Advice>();
        for (Advice advice : after) {
            var same = going.stream().filter(one -> key(one).equals(key(advice))).findFirst();
            same.ifPresent(going::remove);
            (same.isPresent() ? staying : coming).add(advice);
        }
        return new FindingChanges(coming, going, staying);
    }

    private static String key(Advice advice) {
        return advice.finding().code() + " " + advice.title().text().replaceAll("[0-9]+", "#");
    }

    /// The errors among those that come. What a domain without mail lacks besides is told as one
    /// finding as soon as it says that it has none; nothing of it is new.
    List<Advice> newErrors() {
        return coming.stream()
                .filter(advice -> advice.severity() == Severity.ERROR)
                .filter(advice -> !(advice.finding() instanceof DomainFinding.ParkedIncomplete))
                .toList();
    }
}
