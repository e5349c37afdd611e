package dev.dmarcdesk.planted.spf;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.dmarcdesk.planted.dkim.Key;
import dev.dmarcdesk.planted.report.Page;

import okhttp3.OkHttpClient;

import org.slf4j.Logger;
import org.xbill.DNS.Name;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a package of a standard must not do, one class for each misdeed.
public final class Misdeeds {
    private Misdeeds() {}

    record ReadsAFile(Path path) {
        boolean exists() {
            return Files.exists(path);
        }
    }

    record Logs(Logger logger) {}

    record StartsAThread() {
        Thread start() {
            return Thread.startVirtualThread(() -> {});
        }
    }

    record WaitsForAThread(CompletableFuture<String> answer) {}

    record WritesJson(ObjectMapper mapper) {}

    record SpeaksDnsjava(Name name) {}

    record FetchesItself(OkHttpClient client) {}

    record ReadsTheClock() {
        Instant now() {
            return Instant.now();
        }
    }

    record ReadsTheEnvironment() {
        String home() {
            return System.getenv().toString();
        }
    }

    record ResolvesAName(String name) {
        boolean resolves() {
            try {
                return InetAddress.getByName(name).isAnyLocalAddress();
            } catch (UnknownHostException _) {
                return false;
            }
        }
    }

    record KnowsItsPage(Page page) {}

    record KnowsAnotherStandard(Key key) {}

    interface ThrowsAChecked {
        void run() throws IOException;
    }

    static class Extensible {}

    record SpfUtil() {}

    static final class Open {
        public int count;
    }

    static final class Boxed {
        final Optional<String> text = Optional.empty();
    }
}
