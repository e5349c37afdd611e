package dev.dmarcdesk.bot.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A process that dies at one of its calls to the world, before or after the world heard it. Who is
/// dead does nothing any more.
final class Mortal {
    private final int last;
    private final boolean heard;
    private int calls;
    private boolean dead;

    /// @param last the call at which it dies, counted from 1; 0 for never
    /// @param heard whether the world takes that call still
    Mortal(int last, boolean heard) {
        this.last = last;
        this.heard = heard;
    }

    /// The end of the process.
    static final class KillError extends Error {
        private static final long serialVersionUID = 1L;
    }

    synchronized boolean isDead() {
        return dead;
    }

    private synchronized boolean diesNow() {
        if (dead) {
            throw new KillError();
        }
        calls++;
        dead = calls == last;
        if (dead && !heard) {
            throw new KillError();
        }
        return dead;
    }

    /// A port as the process sees it.
    <T> T sees(Class<T> type, T port) {
        Object seen =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            boolean dies = diesNow();
                            try {
                                Object answer = method.invoke(port, arguments);
                                if (dies) {
                                    throw new KillError();
                                }
                                return answer instanceof Lookout.Round round
                                        ? sees(Lookout.Round.class, round)
                                        : answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
        return type.cast(seen);
    }
}
