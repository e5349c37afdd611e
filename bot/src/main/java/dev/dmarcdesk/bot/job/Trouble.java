package dev.dmarcdesk.bot.job;

import java.util.Arrays;

/// What a log may say of an exception: its class and where it came from. Messages are left out,
/// because they quote what people asked and addresses that let others post.
public final class Trouble {
    private static final int FRAMES = 6;

    private Trouble() {}

    /// The exception and its cause, without their messages.
    public static String in(Throwable thrown) {
        String where =
                Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
                        .toList()
                        .toString();
        Throwable cause = thrown.getCause();
        return thrown.getClass().getName()
                + " at "
                + where
                + (cause == null ? "" : " because of " + cause.getClass().getName());
    }
}
