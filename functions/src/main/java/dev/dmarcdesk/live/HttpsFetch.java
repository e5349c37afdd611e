package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.web.Fetched;

import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// One document from one of the addresses given, over HTTPS. OkHttp does the work, because it
/// connects to the addresses it is given, and one deadline of it covers everything from the
/// connection to the last octet.
///
/// @param port 443 outside of tests
/// @param trust whose certificates count; asked for only when something is fetched, because reading
///   the machine's takes a while
record HttpsFetch(int port, Supplier<X509TrustManager> trust) {
    /// What the rest of the world uses.
    static final HttpsFetch OF_THE_WEB = new HttpsFetch(443, HttpsFetch::machinesTrust);

    /// The longest document, in octets (RFC 8461 §3.3 suggests 64 kilobytes).
    static final int LONGEST_DOCUMENT = 64 * 1024;

    private static final int LONGEST_HEADER = 200;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /// Fetches a document.
    ///
    /// @param host whose certificate it has to be, and the name to ask for
    /// @param path what to ask for
    /// @param addresses where to connect to, tried in order
    /// @param budget the time for all of it
    Fetched get(DomainName host, String path, List<InetAddress> addresses, Duration budget) {
        HttpUrl url = HttpUrl.parse("https://" + host + ":" + port + path);
        if (url == null || !url.host().equals(host.toString())) {
            return new Fetched.NoSuchHost();
        }
        var request =
                new Request.Builder()
                        .url(url)
                        .header("Accept-Encoding", "identity")
                        .header("User-Agent", "dmarc-desk")
                        .build();
        try (Response response = client(addresses, budget).newCall(request).execute()) {
            return read(response);
        } catch (IOException broken) {
            return FetchFailure.of(broken);
        }
    }

    private OkHttpClient client(List<InetAddress> addresses, Duration budget) {
        X509TrustManager trusted = trust.get();
        return new OkHttpClient.Builder()
                .dns(_ -> addresses)
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .sslSocketFactory(tls(trusted).getSocketFactory(), trusted)
                .callTimeout(budget)
                .connectTimeout(budget.compareTo(CONNECT) < 0 ? budget : CONNECT)
                .readTimeout(budget)
                .writeTimeout(budget)
                .build();
    }

    private static Fetched read(Response response) throws IOException {
        int code = response.code();
        if (code >= 300 && code < 400) {
            return new Fetched.Redirect(code, header(response, "Location"));
        }
        ResponseBody body = response.body();
        if (code != 200 || body == null) {
            return new Fetched.Status(code);
        }
        var source = body.source();
        if (source.request(LONGEST_DOCUMENT + 1L)) {
            return new Fetched.TooLong(LONGEST_DOCUMENT);
        }
        return new Fetched.Document(
                mediaType(response), source.readString(StandardCharsets.ISO_8859_1));
    }

    private static String mediaType(Response response) {
        return header(response, "Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String header(Response response, String name) {
        String value = response.header(name, "");
        return value == null ? "" : value.substring(0, Math.min(value.length(), LONGEST_HEADER));
    }

    private static SSLContext tls(X509TrustManager trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509TrustManager machinesTrust() {
        return trustIn(null);
    }

    /// Trust in the certificates of a store; in the machine's where none is given.
    static X509TrustManager trustIn(@Nullable KeyStore store) {
        try {
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
