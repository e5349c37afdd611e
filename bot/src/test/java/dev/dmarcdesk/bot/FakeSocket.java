package dev.dmarcdesk.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A stand-in for Slack's end of a Socket Mode connection, on loopback.
public final class FakeSocket implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Server server = new Server();

    public FakeSocket() throws InterruptedException {
        server.setReuseAddr(true);
        server.start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the socket does not listen");
        }
    }

    /// Where to connect to.
    public String url() {
        return "ws://127.0.0.1:" + server.getPort() + "/link";
    }

    /// Sends an envelope, when somebody is there.
    public void send(String type, JsonNode payload) throws InterruptedException {
        if (!connected.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody connected");
        }
        var envelope =
                JSON.createObjectNode()
                        .put("envelope_id", "envelope-1")
                        .put("type", type)
                        .put("accepts_response_payload", true);
        envelope.set("payload", payload);
        server.broadcast(envelope.toString());
    }

    /// What came back.
    public JsonNode receive() throws InterruptedException {
        String text = received.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("nothing came back");
        }
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Server extends WebSocketServer {
        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {
            connected.countDown();
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket socket, String message) {
            received.add(message);
        }

        @Override
        public void onError(WebSocket socket, Exception e) {}
    }
}
