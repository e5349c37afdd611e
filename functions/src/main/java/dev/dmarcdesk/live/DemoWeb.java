package dev.dmarcdesk.live;

import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.web.Fetched;
import dev.dmarcdesk.web.Web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The web beside the demo zone: the documents that the product brings along.
final class DemoWeb implements Web {
    @Override
    public Fetched get(DomainName host, String path) {
        String name = "/dev/dmarcdesk/demo/" + host + path;
        try (var document = DemoWeb.class.getResourceAsStream(name)) {
            return document == null
                    ? new Fetched.Status(404)
                    : new Fetched.Document(
                            "text/plain",
                            new String(document.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
