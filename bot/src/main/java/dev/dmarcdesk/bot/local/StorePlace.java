package dev.dmarcdesk.bot.local;

import java.nio.file.Path;
import java.util.Map;

/// Where the store of this machine is: where `DMARC_STORE` says, else in the user's data directory
/// (XDG Base Directory Specification).
final class StorePlace {
    private static final String DIRECTORY = "dmarc-desk";
    private static final String FILE = "store.db";

    private StorePlace() {}

    /// The file, which need not be there yet.
    ///
    /// @param environment of the process
    static Path of(Map<String, String> environment) {
        String named = environment.getOrDefault("DMARC_STORE", "");
        return named.isBlank()
                ? data(environment).resolve(DIRECTORY).resolve(FILE)
                : Path.of(named);
    }

    /// A data directory that is not absolute has to be passed over.
    private static Path data(Map<String, String> environment) {
        Path data = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
        return data.isAbsolute()
                ? data
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                        .resolve(".local")
                        .resolve("share");
    }
}
