package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.Dns;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.ZoneDns;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Fetched.CertificateTrouble;
import dev.dmarcdesk.web.Fetched.Reason;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;

class LiveWebTest {
    private static final String HOST = "mta-sts.a.example";
    private static final Dns DNS = ZoneDns.of(HOST + ". A 127.0.0.1\n");
    private static final Certificates CERTIFICATES = new Certificates();
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final String POLICY = "version: STSv1\r\n";

    private static String page(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Connection: close\r\n\r\n" + body;
    }

    private static String ok(String body) {
        return page("Content-Type: text/plain\r\n", body);
    }

    private static X509TrustManager trust() {
        try {
            return CERTIFICATES.trust();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Fetched get(Dns dns, int port, Duration budget) {
        return new LiveWeb(
                        dns,
                        budget,
                        System::nanoTime,
                        _ -> true,
                        new HttpsFetch(port, LiveWebTest::trust))
                .get(DomainName.of(HOST), "/.well-known/mta-sts.txt");
    }

    private static Fetched get(LoopbackServer server) {
        return get(DNS, server.port(), BUDGET);
    }

    private static Fetched answered(String answer) throws IOException, GeneralSecurityException {
        return answered(LoopbackServer.saying(answer), BUDGET);
    }

    private static Fetched answered(LoopbackServer.Script script, Duration budget)
            throws IOException, GeneralSecurityException {
        try (var server = LoopbackServer.over(CERTIFICATES.server(HOST), script)) {
            return get(DNS, server.port(), budget);
        }
    }

    private static void fails(Fetched fetched, Reason reason) {
        assertThat(fetched)
                .isInstanceOfSatisfying(
                        Fetched.Unreachable.class,
                        unreachable -> assertThat(unreachable.reason()).isEqualTo(reason));
    }

    @Test
    void brings_the_document_and_asks_for_it_by_its_name()
            throws IOException, GeneralSecurityException {
        var names = new CopyOnWriteArrayList<Object>();
        LoopbackServer.Script script =
                (client, out) -> {
                    if (client instanceof SSLSocket tls
                            && tls.getSession() instanceof ExtendedSSLSession session) {
                        names.addAll(session.getRequestedServerNames());
                    }
                    LoopbackServer.saying(ok(POLICY + "\u00e4")).answer(client, out);
                };
        try (var server = LoopbackServer.over(CERTIFICATES.server(HOST), script)) {
            assertThat(get(server))
                    .isEqualTo(new Fetched.Document("text/plain", POLICY + "\u00e4"));
            assertThat(names).singleElement().asString().contains(HOST);
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /.well-known/mta-sts.txt HTTP/1.1\r\n")
                    .contains("Host: " + HOST)
                    .doesNotContain("gzip");
        }
    }

    @Test
    void reads_chunks_and_the_bare_media_type() throws IOException, GeneralSecurityException {
        assertThat(
                        answered(
                                page(
                                        "Content-Type: Text/Plain; charset=utf-8\r\nTransfer-Encoding: chunked\r\n",
                                        "4\r\nvers\r\n3\r\nion\r\n0\r\n\r\n")))
                .isEqualTo(new Fetched.Document("text/plain", "version"));
        assertThat(answered(page("", ""))).isEqualTo(new Fetched.Document("", ""));
    }

    @Test
    void tells_what_the_server_says() throws IOException, GeneralSecurityException {
        assertThat(answered("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Fetched.Status(404));
        assertThat(answered("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(new Fetched.Status(204));
        assertThat(
                        answered(
                                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"))
                .isEqualTo(new Fetched.Status(401));
    }

    @Test
    void does_not_follow_a_redirect() throws IOException, GeneralSecurityException {
        try (var server =
                LoopbackServer.over(
                        CERTIFICATES.server(HOST),
                        LoopbackServer.saying(
                                "HTTP/1.1 301 Moved\r\nLocation: https://"
                                        + HOST
                                        + "/other\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(get(server))
                    .isEqualTo(new Fetched.Redirect(301, "https://" + HOST + "/other"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void cuts_a_location_to_a_bearable_length() throws IOException, GeneralSecurityException {
        assertThat(
                        answered(
                                "HTTP/1.1 302 Found\r\nLocation: "
                                        + "x".repeat(9000)
                                        + "\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOfSatisfying(
                        Fetched.Redirect.class,
                        redirect -> assertThat(redirect.location()).hasSizeLessThan(300));
    }

    @Test
    void reads_64_kilobytes_and_no_octet_more() throws IOException, GeneralSecurityException {
        assertThat(answered(ok("x".repeat(65536))))
                .isEqualTo(new Fetched.Document("text/plain", "x".repeat(65536)));
        assertThat(answered(ok("x".repeat(65537)))).isEqualTo(new Fetched.TooLong(65536));
    }

    @Test
    void stops_reading_a_document_without_an_end() throws IOException, GeneralSecurityException {
        LoopbackServer.Script endless =
                (client, out) -> {
                    LoopbackServer.saying(ok("")).answer(client, out);
                    while (true) {
                        out.write(new byte[4096]);
                    }
                };
        assertThat(answered(endless, BUDGET)).isEqualTo(new Fetched.TooLong(65536));
    }

    @Test
    void gives_up_on_a_server_that_drips() throws IOException, GeneralSecurityException {
        LoopbackServer.Script dripping =
                (client, out) -> {
                    LoopbackServer.saying(ok("")).answer(client, out);
                    while (true) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(20);
                    }
                };
        fails(answered(dripping, SHORT), Reason.TIMEOUT);
    }

    @Test
    void gives_up_on_headers_that_drip() throws IOException, GeneralSecurityException {
        LoopbackServer.Script dripping =
                (_, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(20);
                    }
                };
        fails(answered(dripping, SHORT), Reason.TIMEOUT);
    }

    @Test
    void gives_up_on_a_server_that_says_nothing() throws IOException, GeneralSecurityException {
        fails(answered((_, _) -> Thread.sleep(5000), SHORT), Reason.TIMEOUT);
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            fails(get(DNS, deaf.getLocalPort(), SHORT), Reason.TIMEOUT);
        }
    }

    @Test
    void asks_nobody_when_the_time_is_used_up() throws IOException, GeneralSecurityException {
        try (var server =
                LoopbackServer.over(CERTIFICATES.server(HOST), LoopbackServer.saying(ok("")))) {
            fails(get(DNS, server.port(), Duration.ZERO), Reason.TIMEOUT);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "junk\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
            })
    void calls_malformed_what_is_no_http(String answer)
            throws IOException, GeneralSecurityException {
        fails(answered(answer), Reason.MALFORMED);
    }

    @Test
    void does_not_read_headers_without_an_end() throws IOException, GeneralSecurityException {
        assertThat(answered("HTTP/1.1 200 OK\r\nX: " + "x".repeat(400_000) + "\r\n\r\n"))
                .isInstanceOf(Fetched.Unreachable.class);
        assertThat(answered("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000) + "\r\n"))
                .isInstanceOf(Fetched.Unreachable.class);
    }

    @Test
    void tells_a_broken_connection() throws IOException, GeneralSecurityException {
        LoopbackServer.Script reset = (client, _) -> client.setSoLinger(true, 0);
        assertThat(answered(reset, BUDGET)).isInstanceOf(Fetched.Unreachable.class);
        int closed;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = server.getLocalPort();
        }
        fails(get(DNS, closed, BUDGET), Reason.CONNECTION);
    }

    @Test
    void tells_a_server_that_speaks_no_tls() throws IOException {
        try (var server =
                LoopbackServer.plain((_, out) ->
                        out.write(
                                "HTTP/1.1 400 Bad Request\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII)))) {
            fails(get(server), Reason.TLS);
        }
    }

    private static void isBad(SSLContext tls, CertificateTrouble trouble) throws IOException {
        try (var server = LoopbackServer.over(tls, LoopbackServer.saying(ok(POLICY)))) {
            assertThat(get(server))
                    .isInstanceOfSatisfying(
                            Fetched.BadCertificate.class,
                            bad -> assertThat(bad.trouble()).isEqualTo(trouble));
            assertThat(server.requests()).noneMatch(request -> request.contains("GET"));
        }
    }

    @Test
    void tells_certificate_problems_apart() throws IOException, GeneralSecurityException {
        isBad(CERTIFICATES.expired(HOST), CertificateTrouble.EXPIRED);
        isBad(CERTIFICATES.early(HOST), CertificateTrouble.EXPIRED);
        isBad(CERTIFICATES.server("www.a.example"), CertificateTrouble.WRONG_NAME);
        isBad(CERTIFICATES.server("*.sts.a.example"), CertificateTrouble.WRONG_NAME);
        isBad(CERTIFICATES.selfSigned(HOST), CertificateTrouble.UNTRUSTED);
    }

    @Test
    void takes_a_certificate_with_a_wildcard() throws IOException, GeneralSecurityException {
        try (var server =
                LoopbackServer.over(
                        CERTIFICATES.server("*.a.example"), LoopbackServer.saying(ok(POLICY)))) {
            assertThat(get(server)).isInstanceOf(Fetched.Document.class);
        }
    }

    @Test
    void connects_only_to_addresses_that_are_public() {
        var web = new LiveWeb(DNS, BUDGET, System::nanoTime);
        assertThat(web.get(DomainName.of(HOST), "/"))
                .isInstanceOfSatisfying(
                        Fetched.NotPublic.class,
                        hidden ->
                                assertThat(hidden.address().getHostAddress())
                                        .isEqualTo("127.0.0.1"));
    }

    @Test
    void passes_over_an_address_that_is_not_public() throws IOException, GeneralSecurityException {
        var both = ZoneDns.of(HOST + ". A 10.0.0.1\n" + HOST + ". A 127.0.0.1\n");
        try (var server =
                LoopbackServer.over(CERTIFICATES.server(HOST), LoopbackServer.saying(ok(POLICY)))) {
            var web =
                    new LiveWeb(
                            both,
                            BUDGET,
                            System::nanoTime,
                            address -> address.isLoopbackAddress(),
                            new HttpsFetch(server.port(), LiveWebTest::trust));
            assertThat(web.get(DomainName.of(HOST), "/")).isInstanceOf(Fetched.Document.class);
        }
    }

    @Test
    void tells_apart_no_address_and_no_answer() {
        assertThat(get(ZoneDns.of("a.example. A 192.0.2.1\n"), 1, BUDGET))
                .isEqualTo(new Fetched.NoSuchHost());
        Dns silent = _ -> new Answer.Unavailable(Answer.Reason.TIMEOUT, "Nobody answered.");
        fails(get(silent, 1, BUDGET), Reason.DNS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "2130706433", "a.0x7f", "[::1]", "a@b.example", "%31.1", "."})
    void takes_nothing_for_a_host_that_could_be_read_as_an_address(String host) {
        var name =
                host.equals(".")
                        ? DomainName.ROOT
                        : DomainName.ofLabels(List.of(host.split("\\.")));
        Dns lying = ZoneDns.of("x. A 127.0.0.1\n");
        var web =
                new LiveWeb(
                        question -> lying.ask(DomainName.of("x"), question.type()),
                        BUDGET,
                        System::nanoTime,
                        _ -> true,
                        new HttpsFetch(1, LiveWebTest::trust));
        assertThat(web.get(name, "/")).isEqualTo(new Fetched.NoSuchHost());
    }
}
