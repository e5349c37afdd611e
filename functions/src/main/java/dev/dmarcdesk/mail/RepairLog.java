package dev.dmarcdesk.mail;

import java.util.ArrayList;
import java.util.List;

/// What was undone so far.
final class RepairLog {
    private final List<Repair> repairs = new ArrayList<>();

    /// Something happened `count` times; not at all is no repair. The same kind twice is one
    /// repair.
    void note(Repair.Kind kind, int count, String detail) {
        if (count <= 0) {
            return;
        }
        for (int i = 0; i < repairs.size(); i++) {
            Repair before = repairs.get(i);
            if (before.kind() == kind) {
                boolean said = before.detail().contains(detail);
                String both = said ? before.detail() : before.detail() + "; " + detail;
                repairs.set(i, new Repair(kind, before.count() + count, both));
                return;
            }
        }
        repairs.add(new Repair(kind, count, detail));
    }

    boolean isEmpty() {
        return repairs.isEmpty();
    }

    List<Repair> repairs() {
        return List.copyOf(repairs);
    }
}
