package dev.dmarcdesk.web;

import dev.dmarcdesk.dns.DomainName;

import java.util.HashMap;
import java.util.Map;

/// One run's view of the web: fetches each document once, so that the run sees one state of the
/// world and nobody is asked twice.
public final class RecordingWeb implements Web {
    private final Web upstream;
    private final Map<String, Fetched> fetched = new HashMap<>();

    private RecordingWeb(Web upstream) {
        this.upstream = upstream;
    }

    /// Remembers what `upstream` hands out; where nothing can be fetched there is nothing to
    /// remember.
    ///
    /// @param upstream whom to ask; must be safe to ask from several threads
    public static Web of(Web upstream) {
        return upstream.equals(OFFLINE) ? upstream : new RecordingWeb(upstream);
    }

    /// Two threads that want the same document at the same time may both fetch it; the first answer
    /// stays.
    @Override
    public Fetched get(DomainName host, String path) {
        String address = host + path;
        synchronized (fetched) {
            var known = fetched.get(address);
            if (known != null) {
                return known;
            }
        }
        Fetched now = upstream.get(host, path);
        synchronized (fetched) {
            fetched.putIfAbsent(address, now);
            return fetched.getOrDefault(address, now);
        }
    }
}
