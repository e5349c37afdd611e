package dev.dmarcdesk.bot.aws;

import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Calls one AWS service with JSON, for the function that has no time to load a whole client: a
/// client of the SDK takes longer to make than the function has to acknowledge (bench/cold-start).
/// The signing is the SDK's own; what is left is one POST.
final class AwsCall {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String HOST = "host";

    private final String service;
    private final URI endpoint;
    private final AwsEnvironment environment;
    private final Duration patience;

    /// @param service as the signature names it, such as `sqs`
    /// @param endpoint where it is
    /// @param environment the function's region and credentials
    /// @param patience for connecting, and again for every read
    AwsCall(String service, URI endpoint, AwsEnvironment environment, Duration patience) {
        this.service = service;
        this.endpoint = endpoint;
        this.environment = environment;
        this.patience = patience;
    }

    /// Calls an operation.
    ///
    /// @param contentType the version of the protocol, such as `application/x-amz-json-1.0`
    /// @param target the operation, such as `AmazonSQS.SendMessage`
    /// @param json its argument
    /// @return its result, as JSON
    /// @throws IOException when there was no answer or the service refused; the message holds the
    ///   status and never what was sent
    String post(String contentType, String target, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setInstanceFollowRedirects(false);
        connection.setFixedLengthStreamingMode(body.length);
        sign(contentType, target, body).request().headers().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase(HOST))
                .forEach(header ->
                        connection.setRequestProperty(
                                header.getKey(), header.getValue().getFirst()));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return result(connection);
    }

    private SignedRequest sign(String contentType, String target, byte[] body) {
        var request =
                SdkHttpRequest.builder()
                        .uri(endpoint)
                        .method(SdkHttpMethod.POST)
                        .putHeader("Content-Type", contentType)
                        .putHeader("X-Amz-Target", target)
                        .build();
        return SIGNER.sign(r ->
                r.identity(environment.credentials())
                        .request(request)
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, environment.region()));
    }

    private String result(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IOException(service + " answered " + status);
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
