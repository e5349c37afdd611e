package dev.dmarcdesk.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// One query under way in [Datagrams], touched by its thread only.
///
/// Each server gets a socket of its own, connected, so that the kernel chooses a random port and
/// drops what others send (RFC 5452 §9). Earlier sockets stay open while later servers are tried: a
/// late answer is an answer.
final class Exchange {
    private static final long FIRST_PAUSE = Duration.ofMillis(700).toNanos();

    private final List<InetSocketAddress> servers;
    private final byte[] query;
    private final long giveUpAt;
    private final CompletableFuture<Datagrams.Outcome> outcome = new CompletableFuture<>();
    private final Map<InetSocketAddress, Line> lines = new HashMap<>();
    private final Set<InetSocketAddress> unreachable = new HashSet<>();
    private int sent;
    private long nextSend;
    private boolean strays;
    private boolean hurry;

    /// @param giveUpAt when to stop, on the clock whose time `attend` is told
    Exchange(List<InetSocketAddress> servers, byte[] query, long giveUpAt) {
        this.servers = servers;
        this.query = query;
        this.giveUpAt = giveUpAt;
        this.nextSend = giveUpAt;
    }

    CompletableFuture<Datagrams.Outcome> outcome() {
        return outcome;
    }

    /// Whether nothing more is to be done.
    boolean over() {
        return outcome.isDone();
    }

    /// Whether it was sent once and may still be answered soon.
    boolean fresh() {
        return sent < 2;
    }

    /// When it wants to be attended to again.
    long next() {
        return nextSend - giveUpAt < 0 ? nextSend : giveUpAt;
    }

    /// Sends and gives up as the time has come.
    void attend(Selector selector, long now) {
        if (now - giveUpAt >= 0) {
            end(new Datagrams.Outcome.Silent(strays));
        } else if (sent == 0 || hurry || now - nextSend >= 0) {
            send(selector, now);
        }
    }

    /// Ends in silence, whatever the reason.
    void fail() {
        end(new Datagrams.Outcome.Silent(strays));
    }

    private void send(Selector selector, long now) {
        hurry = false;
        for (int tries = 0; tries < servers.size(); tries++) {
            var server = servers.get((sent + tries) % servers.size());
            if (!unreachable.contains(server) && write(server, selector)) {
                nextSend = now + (FIRST_PAUSE << Math.min(sent / servers.size(), 8));
                sent++;
                return;
            }
        }
        end(new Datagrams.Outcome.Unreachable());
    }

    private boolean write(InetSocketAddress server, Selector selector) {
        try {
            var line = lines.get(server);
            if (line == null) {
                line = new Line(server, DatagramChannel.open());
                lines.put(server, line);
                line.channel.configureBlocking(false);
                line.channel.connect(server);
                line.channel.register(selector, SelectionKey.OP_READ, line);
            }
            line.channel.write(ByteBuffer.wrap(query));
            return true;
        } catch (IOException _) {
            // No route, or a port that nobody listens to, as an earlier attempt was told.
            giveUp(server);
            return false;
        }
    }

    private void giveUp(InetSocketAddress server) {
        unreachable.add(server);
        var line = lines.remove(server);
        if (line != null) {
            line.close();
        }
    }

    private void end(Datagrams.Outcome how) {
        lines.values().forEach(Line::close);
        lines.clear();
        outcome.complete(how);
    }

    /// A socket to one server.
    final class Line {
        private final InetSocketAddress server;
        private final DatagramChannel channel;

        private Line(InetSocketAddress server, DatagramChannel channel) {
            this.server = server;
            this.channel = channel;
        }

        /// Reads what came; goes on listening when it is no reply to this query, which anybody
        /// could have forged.
        void receive(ByteBuffer buffer) {
            try {
                while (!over() && channel.read(buffer.clear()) > 0) {
                    var message = new byte[buffer.flip().remaining()];
                    buffer.get(message);
                    if (message.length > 2 && message[0] == query[0] && message[1] == query[1]) {
                        end(new Datagrams.Outcome.Replied(server, ByteBuffer.wrap(message)));
                    } else {
                        strays = true;
                    }
                }
            } catch (IOException _) {
                // Nobody listens there: the next server's turn has come.
                giveUp(server);
                hurry = true;
            }
        }

        private void close() {
            try {
                channel.close();
            } catch (IOException _) {
                // There is nothing that could be done about it.
            }
        }
    }
}
