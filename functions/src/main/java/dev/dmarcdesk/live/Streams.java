package dev.dmarcdesk.live;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Carries a question over TCP (RFC 7766): a connection each, because what needs TCP is rare.
final class Streams {
    private Streams() {}

    /// Asks `server` over a connection of its own.
    ///
    /// The work is done by a thread of the system: a virtual one would leave a poller behind, see
    /// [Datagrams].
    ///
    /// @param patience for connecting, asking and reading together
    /// @return the message, or empty when none came in time; never exceptionally
    static CompletableFuture<Optional<ByteBuffer>> exchange(
            InetSocketAddress server, byte[] query, Duration patience) {
        var message = new CompletableFuture<Optional<ByteBuffer>>();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        Thread.ofPlatform()
                .daemon()
                .name("dns-tcp")
                .start(() -> {
                    try {
                        message.complete(Optional.of(ask(server, query, giveUpAt)));
                    } catch (IOException | RuntimeException _) {
                        message.complete(Optional.empty());
                    }
                });
        return message;
    }

    private static ByteBuffer ask(InetSocketAddress server, byte[] query, long giveUpAt)
            throws IOException {
        try (var socket = new Socket()) {
            socket.connect(server, remaining(giveUpAt));
            socket.setTcpNoDelay(true);
            var framed = ByteBuffer.allocate(Short.BYTES + query.length);
            framed.putShort((short) query.length).put(query);
            socket.getOutputStream().write(framed.array());
            var in = new DataInputStream(new Bounded(socket, giveUpAt));
            var message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            return ByteBuffer.wrap(message);
        }
    }

    private static int remaining(long giveUpAt) throws SocketTimeoutException {
        long millis = (giveUpAt - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }

    /// Reads until a point in time, however slowly the octets drip.
    private static final class Bounded extends InputStream {
        private final Socket socket;
        private final InputStream in;
        private final long giveUpAt;

        Bounded(Socket socket, long giveUpAt) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.giveUpAt = giveUpAt;
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(remaining(giveUpAt));
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            socket.setSoTimeout(remaining(giveUpAt));
            return in.read(bytes, from, length);
        }
    }
}
