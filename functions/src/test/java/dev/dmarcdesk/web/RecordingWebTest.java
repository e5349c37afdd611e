package dev.dmarcdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.check.EditedWeb;
import dev.dmarcdesk.check.ServedFile;
import dev.dmarcdesk.dns.DomainName;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class RecordingWebTest {
    private static final DomainName HOST = DomainName.of("mta-sts.example.com");

    @Test
    void a_document_is_fetched_once() {
        var asked = new ArrayList<String>();
        Web web =
                RecordingWeb.of((_, path) -> {
                    asked.add(path);
                    return new Fetched.Status(404);
                });
        web.get(HOST, "/a");
        assertThat(web.get(HOST, "/a")).isEqualTo(new Fetched.Status(404));
        web.get(HOST, "/b");
        assertThat(asked).containsExactly("/a", "/b");
    }

    @Test
    void where_nothing_can_be_fetched_nothing_is_remembered() {
        assertThat(RecordingWeb.of(Web.OFFLINE)).isSameAs(Web.OFFLINE);
    }

    @Test
    void a_file_that_will_be_served_takes_the_place_of_what_is_served_now() {
        Web now = (_, _) -> new Fetched.Status(404);
        var web =
                new EditedWeb(
                        List.of(new ServedFile("https://mta-sts.example.com/a", "text")), now);
        assertThat(web.get(HOST, "/a")).isEqualTo(new Fetched.Document("text/plain", "text"));
        assertThat(web.get(HOST, "/b")).isEqualTo(new Fetched.Status(404));
    }
}
