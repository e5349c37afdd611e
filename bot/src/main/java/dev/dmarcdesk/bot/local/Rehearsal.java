package dev.dmarcdesk.bot.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What `./dmarc` plays once after it was built: the JVM notes which classes a run needs and how
/// they hang together (its AOT cache), and the runs to come start in half the time.
///
/// It plays an audit of the demo zone, and one over the network, of a server of its own.
public final class Rehearsal {
    private static final int HEADER = 12;
    private static final short ANSWERED = (short) 0x8180;
    private static final short TXT = 16;
    private static final byte[] RECORD = "v=spf1 -all".getBytes(StandardCharsets.US_ASCII);

    private Rehearsal() {}

    /// Plays, and shows nothing.
    public static void main(String[] arguments) throws IOException {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        play(nowhere);
        Runtime.getRuntime().halt(0);
    }

    static void play(PrintStream out) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(socket));
            String server = InetAddress.getLoopbackAddress().getHostAddress();
            var terminal = Main.terminal(false, out, out);
            terminal.run(List.of("acme.example", "--dns", "demo"));
            terminal.run(List.of("acme.example", "--dns", "demo", "--json"));
            terminal.run(List.of("acme.example", "--dns", server + ":" + socket.getLocalPort()));
        }
    }

    private static void serve(DatagramSocket socket) {
        var packet = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                packet.setLength(512);
                socket.receive(packet);
                byte[] reply = reply(packet);
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (SocketException _) {
            // Closed: the play is over.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// To every question for text the same record, and to every other no data (RFC 1035 §4.1).
    private static byte[] reply(DatagramPacket query) {
        var asked = ByteBuffer.wrap(query.getData(), 0, query.getLength());
        int end = HEADER;
        while (asked.get(end) != 0) {
            end += 1 + asked.get(end);
        }
        boolean text = asked.getShort(end + 1) == TXT;
        var reply = ByteBuffer.allocate(512);
        reply.put(query.getData(), 0, end + 5);
        reply.putShort(2, ANSWERED).putShort(6, (short) (text ? 1 : 0)).putInt(8, 0);
        if (text) {
            reply.putShort((short) (0xC000 | HEADER)).putShort(TXT).putShort((short) 1).putInt(60);
            reply.putShort((short) (RECORD.length + 1)).put((byte) RECORD.length).put(RECORD);
        }
        return Arrays.copyOf(reply.array(), reply.position());
    }
}
