package dev.dmarcdesk.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A stand-in for Slack on loopback: takes messages at `response_url`s and by `chat.postMessage`,
/// and keeps them. What it is to answer next can be said before.
public final class FakeSlack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int HANGS_UP = -1;

    private final HttpServer server;
    private final List<Post> posts = new ArrayList<>();
    private final Deque<Said> next = new ArrayDeque<>();
    private final Map<String, File> files = new HashMap<>();
    private final List<String> downloads = new ArrayList<>();
    private final List<String> uploads = new ArrayList<>();
    private final Map<String, String> refused = new HashMap<>();
    private String socket = "";
    private String uploadPlace = "";
    private boolean breaksUploads;

    /// A file that somebody gave to Slack.
    ///
    /// @param info what `files.info` says besides its address
    /// @param contentType of the download
    /// @param octets of the download
    @SuppressWarnings("ArrayRecordComponent")
    public record File(String info, String contentType, byte[] octets) {}

    /// A message that arrived.
    ///
    /// @param path where
    /// @param message as JSON; a form's fields, with `blocks` and `view` read
    public record Post(String path, JsonNode message) {}

    private record Said(int status, String body, String retryAfter) {}

    public FakeSlack() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /// The Web API's base.
    public String api() {
        return origin() + "/api/";
    }

    /// An address to answer a command to.
    public String responseUrl() {
        return origin() + "/commands/T0WORKSPACE/1/abc";
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Answers the next request that has no answer yet like this.
    public FakeSlack say(int status, String body) {
        return say(status, body, "");
    }

    public synchronized FakeSlack say(int status, String body, String retryAfter) {
        next.add(new Said(status, body, retryAfter));
        return this;
    }

    /// Takes the next request that has no answer yet and says nothing: the connection ends.
    public FakeSlack hangUp() {
        return say(HANGS_UP, "");
    }

    /// Sends who asks for a socket there.
    public synchronized void offerSocket(String url) {
        socket = url;
    }

    /// Has a file, such as `{"filetype":"eml","size":5}`.
    public synchronized FakeSlack keep(String id, String info, String contentType, byte[] octets) {
        files.put(id, new File(info, contentType, octets));
        return this;
    }

    /// Who downloaded, by the header that says so.
    public synchronized List<String> downloads() {
        return List.copyOf(downloads);
    }

    /// Says no whenever a method is called.
    public synchronized FakeSlack refuse(String method, String error) {
        refused.put(method, error);
        return this;
    }

    /// Names another place to put files at.
    ///
    /// @param address as JSON
    public synchronized FakeSlack uploadAt(String address) {
        uploadPlace = address;
        return this;
    }

    /// Ends the connection instead of taking a file.
    public synchronized FakeSlack breakUploads() {
        breaksUploads = true;
        return this;
    }

    /// The texts that were put as files, in order.
    public synchronized List<String> uploads() {
        return List.copyOf(uploads);
    }

    /// What arrived, in order.
    public synchronized List<Post> posts() {
        return List.copyOf(posts);
    }

    /// The one message that arrived.
    public Post onlyPost() {
        var all = posts();
        if (all.size() != 1) {
            throw new AssertionError("expected one post: " + all);
        }
        return all.getFirst();
    }

    /// Waits for a number of messages, and gives them.
    public List<Post> await(int count) {
        for (int i = 0; i < 500 && posts().size() < count; i++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return posts();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                download(exchange);
                return;
            }
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Said said = take(exchange, body);
            if (said.status == HANGS_UP) {
                return;
            }
            byte[] answer = said.body.getBytes(StandardCharsets.UTF_8);
            if (!said.retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", said.retryAfter);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(said.status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private synchronized void download(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        downloads.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        File file = file(path.substring(path.lastIndexOf('/') + 1));
        exchange.getResponseHeaders().set("Content-Type", file.contentType);
        exchange.sendResponseHeaders(200, file.octets.length == 0 ? -1 : file.octets.length);
        exchange.getResponseBody().write(file.octets);
    }

    private File file(String id) {
        File file = files.get(id);
        if (file == null) {
            throw new AssertionError("no file " + id);
        }
        return file;
    }

    private String info(String body) throws IOException {
        String id = form(body).path("file").asText();
        ObjectNode answer = JSON.createObjectNode();
        if (!files.containsKey(id)) {
            return answer.put("ok", false).put("error", "file_not_found").toString();
        }
        ObjectNode file = (ObjectNode) JSON.readTree(file(id).info);
        if (file.has("error")) {
            return answer.put("ok", false).put("error", file.path("error").asText()).toString();
        }
        if (!file.has("url_private_download")) {
            file.put("url_private_download", origin() + "/files-pri/" + id);
        }
        return answer.put("ok", true).set("file", file.put("id", id)).toString();
    }

    private synchronized Said take(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (path.endsWith("/apps.connections.open") && !socket.isEmpty()) {
            return new Said(200, "{\"ok\":true,\"url\":\"" + socket + "\"}", "");
        }
        if (path.endsWith("/files.info")) {
            return new Said(200, info(body), "");
        }
        if (path.startsWith("/upload/") && breaksUploads) {
            return new Said(HANGS_UP, "", "");
        }
        if (path.startsWith("/upload/")) {
            uploads.add(body);
            return new Said(200, "OK - " + body.length(), "");
        }
        String method = path.substring(path.lastIndexOf('/') + 1);
        if (refused.containsKey(method)) {
            return new Said(200, "{\"ok\":false,\"error\":\"" + refused.get(method) + "\"}", "");
        }
        if (method.equals("files.getUploadURLExternal")) {
            String id = "F" + (uploads.size() + 1);
            String place =
                    uploadPlace.isEmpty() ? "\"" + origin() + "/upload/" + id + "\"" : uploadPlace;
            return new Said(
                    200,
                    "{\"ok\":true,\"upload_url\":" + place + ",\"file_id\":\"" + id + "\"}",
                    "");
        }
        posts.add(new Post(path, type.contains("json") ? JSON.readTree(body) : form(body)));
        Said said = next.poll();
        return said == null ? new Said(200, done(path), "") : said;
    }

    /// A message that was posted gets an id, the next one another.
    private String done(String path) {
        ObjectNode answer = JSON.createObjectNode().put("ok", true);
        if (path.endsWith("/chat.postMessage")) {
            answer.put("ts", String.format(Locale.ROOT, "1795251600.%06d", posts.size()));
        }
        return answer.toString();
    }

    private static ObjectNode form(String body) throws IOException {
        ObjectNode fields = JSON.createObjectNode();
        for (String field : body.split("&", -1)) {
            String[] parts = field.split("=", 2);
            String value = URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8);
            if (parts[0].equals("blocks") || parts[0].equals("view")) {
                fields.set(parts[0], JSON.readTree(value));
            } else {
                fields.put(parts[0], value);
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
