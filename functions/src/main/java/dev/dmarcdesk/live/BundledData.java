package dev.dmarcdesk.live;

import dev.dmarcdesk.dkim.Selectors;
import dev.dmarcdesk.report.FindingCatalogue;
import dev.dmarcdesk.sender.Senders;
import dev.dmarcdesk.suffix.PublicSuffixes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The data that comes with the product: text of our own, read once and only when somebody wants
/// it.
public final class BundledData {
    private BundledData() {}

    private static final class OfSenders {
        private static final Senders SENDERS =
                Senders.parse(text("/dev/dmarcdesk/sender/senders.txt"));
    }

    private static final class OfSelectors {
        private static final Selectors SELECTORS =
                Selectors.parse(text("/dev/dmarcdesk/dkim/selectors.txt"));
    }

    private static final class OfSuffixes {
        private static final PublicSuffixes SUFFIXES =
                PublicSuffixes.ofSorted(text("/dev/dmarcdesk/suffix/public-suffixes.txt"));
    }

    private static final class OfFindings {
        private static final FindingCatalogue FINDINGS =
                FindingCatalogue.parse(text("/dev/dmarcdesk/report/findings.md"));
    }

    /// What every finding means.
    public static FindingCatalogue findings() {
        return OfFindings.FINDINGS;
    }

    /// The catalogue of services that send and receive mail for others.
    public static Senders senders() {
        return OfSenders.SENDERS;
    }

    /// The DKIM selectors to ask for when nobody named one.
    public static Selectors selectors() {
        return OfSelectors.SELECTORS;
    }

    /// The names below which people register, as `build/Suffixes.java` made them from the published
    /// list.
    public static PublicSuffixes suffixes() {
        return OfSuffixes.SUFFIXES;
    }

    /// The trust anchors of the root zone, as zone text.
    static String rootAnchors() {
        return text("/dev/dmarcdesk/live/root-anchors.txt");
    }

    private static String text(String name) {
        try (var resource = BundledData.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
