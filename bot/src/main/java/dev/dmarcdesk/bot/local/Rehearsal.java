package dev.dmarcdesk.bot.local;

import dev.dmarcdesk.live.MadeUpRoot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What `./dmarc` plays once after it was built: the JVM notes which classes a run needs and how
/// they hang together (its AOT cache), and the runs to come start in half the time.
///
/// It plays an audit of the demo zone, a diagnosis, and two audits over the network, of a server of
/// its own: one whose signatures lead nowhere, as behind most resolvers, and one that follows them.
public final class Rehearsal {
    /// A header that meets most of what a diagnosis does: results, a way, and a signature by a key
    /// of the demo zone.
    private static final String MESSAGE =
            """
            Delivered-To: b@reader.example
            Received: from o1.sendgrid.net (o1.sendgrid.net [192.0.2.25])
             by mx.reader.example with ESMTPS id 1; Fri, 20 Nov 2026 12:00:02 +0000
            Authentication-Results: mx.reader.example;
             spf=pass smtp.mailfrom=bounces@em1.sendgrid.net;
             dkim=fail header.d=acme.example header.s=google;
             dmarc=fail (p=none dis=none) header.from=acme.example
            Received-SPF: pass client-ip=192.0.2.25; envelope-from=bounces@em1.sendgrid.net
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=acme.example; s=google;
             h=from:subject; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=AAAA
            From: News <news@acme.example>
            Subject: News
            Date: Fri, 20 Nov 2026 12:00:00 +0000
            """;

    private Rehearsal() {}

    /// Plays, and shows nothing.
    public static void main(String[] arguments) throws IOException {
        var nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        play(nowhere);
        Runtime.getRuntime().halt(0);
    }

    static void play(PrintStream out) throws IOException {
        var root = new MadeUpRoot(Instant.now());
        var anchor = Files.createTempFile("dmarc", ".key");
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Files.writeString(anchor, root.anchor());
            Thread.startVirtualThread(() -> serve(socket, root));
            String server =
                    InetAddress.getLoopbackAddress().getHostAddress() + ":" + socket.getLocalPort();
            var terminal = Main.terminal(false, InputStream.nullInputStream(), out, out);
            terminal.run(List.of("acme.example", "--dns", "demo"));
            terminal.run(List.of("acme.example", "--dns", "demo", "--json"));
            terminal.run(List.of("headers", MESSAGE, "--dns", "demo"));
            terminal.run(List.of("headers", MESSAGE, "--dns", "demo", "--json"));
            terminal.run(List.of("acme.example", "--dns", server));
            terminal.run(
                    List.of("acme.example", "--dns", server, "--trust-anchor", anchor.toString()));
        } finally {
            Files.delete(anchor);
        }
    }

    private static void serve(DatagramSocket socket, MadeUpRoot root) {
        var packet = new DatagramPacket(new byte[512], 512);
        try {
            while (true) {
                packet.setLength(512);
                socket.receive(packet);
                byte[] reply = root.answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (SocketException _) {
            // Closed: the play is over.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
