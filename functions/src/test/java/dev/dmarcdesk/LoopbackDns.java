package dev.dmarcdesk;

import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.dns.ZoneDns;

import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// A DNS server on the loopback, over UDP and TCP, that answers from any [Dns] and misbehaves as
/// told.
public final class LoopbackDns implements AutoCloseable {
    private static final int WITHOUT_EDNS = 512;
    private static final int LARGEST = 0xffff;

    private final Dns dns;
    private final Function<Question, Behaviour> behaviours;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /// What came in.
    ///
    /// @param question what was asked
    /// @param tcp whether over TCP
    /// @param edns whether with an OPT record
    public record Seen(Question question, boolean tcp, boolean edns) {}

    private LoopbackDns(
            Dns dns, InetAddress address, int port, Function<Question, Behaviour> behaviours)
            throws IOException {
        this.dns = dns;
        this.behaviours = behaviours;
        this.tcp = new ServerSocket(port, 500, address);
        try {
            this.udp = new DatagramSocket(new InetSocketAddress(address, tcp.getLocalPort()));
        } catch (IOException occupied) {
            tcp.close();
            throw occupied;
        }
        udp.setReceiveBufferSize(1 << 21);
        Thread.ofPlatform().daemon().name("loopback-dns-udp").start(this::serveUdp);
        Thread.ofPlatform().daemon().name("loopback-dns-tcp").start(this::serveTcp);
    }

    /// Serves `dns` on a free port of 127.0.0.1, without misbehaving.
    public static LoopbackDns serving(Dns dns) {
        return serving(dns, _ -> Behaviour.NORMAL);
    }

    /// Serves `dns` on a free port of 127.0.0.1.
    public static LoopbackDns serving(Dns dns, Function<Question, Behaviour> behaviours) {
        return serving(dns, InetAddress.ofLiteral("127.0.0.1"), behaviours);
    }

    /// Serves `dns` on a free port of `address`.
    public static LoopbackDns serving(
            Dns dns, InetAddress address, Function<Question, Behaviour> behaviours) {
        while (true) {
            try {
                return new LoopbackDns(dns, address, 0, behaviours);
            } catch (BindException _) {
                // Free for TCP and taken for UDP: the next port is another.
            } catch (IOException unavailable) {
                throw new UncheckedIOException(unavailable);
            }
        }
    }

    /// Serves the records and the misbehaviour of `world`, each answer delayed by `roundTrip`.
    public static LoopbackDns serving(World world, Duration roundTrip) {
        return serving(
                world.records(),
                question -> Behaviour.delayed(roundTrip, Behaviour.rule(world.rule(question))));
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /// What came in up to now, in order.
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Serves until killed: `LoopbackDns ZONEFILE|WORLDSET PORT [ROUND-TRIP-MS]`.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var delay = Duration.ofMillis(arguments.length > 2 ? Long.parseLong(arguments[2]) : 0);
        var address = InetAddress.ofLiteral("127.0.0.1");
        int port = Integer.parseInt(arguments[1]);
        if (Files.isRegularFile(Path.of(arguments[0]))) {
            var zone = ZoneDns.of(Files.readString(Path.of(arguments[0])));
            new LoopbackDns(zone, address, port, _ -> Behaviour.delayed(delay, Behaviour.NORMAL));
        } else {
            var world = World.read(arguments[0]);
            new LoopbackDns(
                    world.records(),
                    address,
                    port,
                    question -> Behaviour.delayed(delay, Behaviour.rule(world.rule(question))));
        }
        Thread.currentThread().join();
    }

    private void serveUdp() {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!udp.isClosed()) {
            try {
                udp.receive(packet);
                var bytes = new byte[packet.getLength()];
                System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
                var asker = packet.getSocketAddress();
                Thread.startVirtualThread(() ->
                        answer(bytes, false, (reply, octets) -> sendUdp(reply, octets, asker)));
            } catch (IOException _) {
                // Closed, or an asker that went away.
            }
        }
    }

    private void sendUdp(byte[] reply, int octets, SocketAddress asker) {
        try {
            udp.send(new DatagramPacket(reply, octets, asker));
        } catch (IOException _) {
            // Nobody waits for it any more.
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try {
                var asker = tcp.accept();
                Thread.startVirtualThread(() -> serve(asker));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket asker) {
        try (asker) {
            var in = new DataInputStream(asker.getInputStream());
            var query = new byte[in.readUnsignedShort()];
            in.readFully(query);
            answer(
                    query,
                    true,
                    (reply, octets) -> {
                        try {
                            var framed = ByteBuffer.allocate(2 + octets);
                            framed.putShort((short) reply.length).put(reply, 0, octets);
                            asker.getOutputStream().write(framed.array());
                        } catch (IOException _) {
                            // Nobody waits for it any more.
                        }
                    });
        } catch (IOException _) {
            // The asker went away.
        }
    }

    private interface Wire {
        /// @param octets how many of the reply go out
        void send(byte[] reply, int octets);

        default void send(byte[] reply) {
            send(reply, reply.length);
        }
    }

    private void answer(byte[] bytes, boolean overTcp, Wire wire) {
        try {
            var query = new Message(bytes);
            var record = query.getQuestion();
            var question =
                    new Question(
                            DomainName.of(record.getName().toString(false)),
                            RrType.valueOf(Type.string(record.getType())));
            seen.add(new Seen(question, overTcp, query.getOPT() != null));
            behave(behaviours.apply(question), query, question, overTcp, wire);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void behave(
            Behaviour behaviour, Message query, Question question, boolean overTcp, Wire wire)
            throws InterruptedException, IOException {
        int most =
                overTcp
                        ? LARGEST
                        : query.getOPT() == null ? WITHOUT_EDNS : query.getOPT().getPayloadSize();
        switch (behaviour) {
            case Behaviour.Normal() -> wire.send(Replies.right(dns, query, question).toWire(most));
            case Behaviour.Drop() -> {}
            case Behaviour.Halt() -> {
                byte[] reply = Replies.right(dns, query, question).toWire(most);
                wire.send(reply, reply.length / 2);
            }
            case Behaviour.Change(var change) ->
                    wire.send(
                            change.apply(query, Replies.right(dns, query, question)).toWire(most));
            case Behaviour.Damage(var change) ->
                    wire.send(change.apply(Replies.right(dns, query, question).toWire(most)));
            case Behaviour.Delay(var time, var then) -> {
                Thread.sleep(time);
                behave(then, query, question, overTcp, wire);
            }
            case Behaviour.First(int times, var first, var then) -> {
                long before = seen.stream().filter(one -> one.question().equals(question)).count();
                behave(before <= times ? first : then, query, question, overTcp, wire);
            }
            case Behaviour.Over(var overUdp, var tcpBehaviour) ->
                    behave(overTcp ? tcpBehaviour : overUdp, query, question, overTcp, wire);
        }
    }
}
