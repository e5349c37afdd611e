package dev.dmarcdesk.live;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server on loopback that reads a request and then does as its script says.
final class LoopbackServer implements AutoCloseable {
    /// What happens once a request was read.
    @FunctionalInterface
    interface Script {
        void answer(Socket client, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private LoopbackServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
        Thread.ofVirtual().start(this::serve);
    }

    /// Over TLS.
    static LoopbackServer over(SSLContext tls, Script script) throws IOException {
        return new LoopbackServer(
                tls.getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                script);
    }

    /// Without TLS.
    static LoopbackServer plain(Script script) throws IOException {
        return new LoopbackServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), script);
    }

    /// Writes these words and hangs up.
    static Script saying(String answer) {
        return (_, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return socket.getLocalPort();
    }

    /// What clients sent, one text each.
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            requests.add(request(client));
            OutputStream out = client.getOutputStream();
            script.answer(client, out);
            out.flush();
        } catch (IOException | InterruptedException gone) {
            // The client went away, which is its right.
        }
    }

    private static String request(Socket client) throws IOException {
        var text = new StringBuilder();
        // What is no TLS to a server without it is no request that would ever end.
        boolean understood = client instanceof SSLSocket;
        while (understood ? text.indexOf("\r\n\r\n") < 0 : text.isEmpty()) {
            int octet = client.getInputStream().read();
            if (octet < 0) {
                break;
            }
            text.append((char) octet);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
