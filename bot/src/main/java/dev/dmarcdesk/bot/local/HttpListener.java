package dev.dmarcdesk.bot.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.dmarcdesk.bot.slack.SlackDoor;
import dev.dmarcdesk.bot.slack.SlackRequest;
import dev.dmarcdesk.bot.slack.SlackResponse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Lets Slack call over HTTP. TLS is the business of the tunnel or proxy in front.
final class HttpListener implements Listener {
    private static final int AT_ONCE = 64;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpServer server;
    private final SlackDoor door;
    private final Semaphore turn = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Listens from now on.
    ///
    /// @param port 0 for any that is free
    /// @throws IOException when the port cannot be had
    HttpListener(int port, SlackDoor door) throws IOException {
        this.door = door;
        // The server's own setting, in seconds: who sends slowly holds a thread no longer than
        // that.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        this.server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public String where() {
        return "http://localhost:" + server.getAddress().getPort() + SlackDoor.PATH;
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!turn.tryAcquire()) {
            try (exchange) {
                respond(exchange, SlackResponse.refused(503, "busy"));
            }
            return;
        }
        try (exchange) {
            respond(exchange, door.answer(request(exchange)));
        } finally {
            turn.release();
        }
    }

    private static SlackRequest request(HttpExchange exchange) throws IOException {
        Map<String, String> headers =
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> String.join(",", e.getValue())));
        return new SlackRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                headers,
                exchange.getRequestBody().readNBytes(SlackDoor.LONGEST_BODY + 1));
    }

    private static void respond(HttpExchange exchange, SlackResponse response) throws IOException {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// Takes no more calls, and lets those that are in finish.
    @Override
    public void close() {
        try {
            turn.tryAcquire(AT_ONCE, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.close();
    }
}
