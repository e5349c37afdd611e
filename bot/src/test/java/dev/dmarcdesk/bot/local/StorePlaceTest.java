package dev.dmarcdesk.bot.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class StorePlaceTest {
    @Test
    void is_where_its_owner_says() {
        assertThat(StorePlace.of(Map.of("DMARC_STORE", "my.db", "HOME", "/home/a")))
                .isEqualTo(Path.of("my.db"));
    }

    @Test
    void is_else_in_the_data_directory() {
        assertThat(StorePlace.of(Map.of("HOME", "/home/a", "XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/dmarc-desk/store.db"));
        assertThat(StorePlace.of(Map.of("HOME", "/home/a", "DMARC_STORE", " ")))
                .isEqualTo(Path.of("/home/a/.local/share/dmarc-desk/store.db"));
    }

    @Test
    void a_data_directory_that_is_not_absolute_does_not_count() {
        assertThat(StorePlace.of(Map.of("HOME", "/home/a", "XDG_DATA_HOME", "data")))
                .isEqualTo(Path.of("/home/a/.local/share/dmarc-desk/store.db"));
    }
}
