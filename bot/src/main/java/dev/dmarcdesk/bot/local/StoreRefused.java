package dev.dmarcdesk.bot.local;

import java.nio.file.Path;

/// The file of the store can not be used, which only its owner can mend.
final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param why what is wrong with the file, without its name
    StoreRefused(Path file, String why, Throwable cause) {
        super(message(file, why), cause);
    }

    /// @param why what is wrong with the file, without its name
    StoreRefused(Path file, String why) {
        super(message(file, why));
    }

    private static String message(Path file, String why) {
        return "The store " + file + " " + why + ". Set DMARC_STORE to keep it in another file.";
    }
}
