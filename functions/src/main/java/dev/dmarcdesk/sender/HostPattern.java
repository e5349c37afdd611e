package dev.dmarcdesk.sender;

import dev.dmarcdesk.dns.DomainName;

import java.util.List;

/// A host with placeholders, such as `mkt<NNNN>.com`: each stands for a label or a part of one,
/// never for several.
///
/// @param labels from the left
record HostPattern(List<String> labels) {
    HostPattern {
        labels = List.copyOf(labels);
    }

    static HostPattern of(String host) {
        return new HostPattern(List.of(host.split("\\.", -1)));
    }

    int size() {
        return labels.size();
    }

    /// Whether the right-most labels of `name` fit.
    boolean matches(DomainName name) {
        List<String> last = name.last(size()).labels();
        if (last.size() < size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            if (!fits(labels.get(i), last.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String wanted, String label) {
        int open = wanted.indexOf('<');
        if (open < 0) {
            return wanted.equals(label);
        }
        String before = wanted.substring(0, open);
        String after = wanted.substring(wanted.indexOf('>') + 1);
        return label.length() > before.length() + after.length()
                && label.startsWith(before)
                && label.endsWith(after);
    }
}
