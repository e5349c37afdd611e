package dev.dmarcdesk.bot.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JobIdTest {
    @Test
    void the_same_delivery_has_the_same_name_and_others_have_not() {
        String id = JobId.of("command", "T1", "111.222");

        assertThat(id)
                .isEqualTo(JobId.of("command", "T1", "111.222"))
                .isNotEqualTo(JobId.of("command", "T2", "111.222"))
                .isNotEqualTo(JobId.of("command", "T1111.222"))
                .isNotEqualTo(JobId.of("click", "T1", "111.222"));
    }

    @Test
    void gives_nothing_away() {
        assertThat(JobId.of("command", "T1", "111.222"))
                .matches("command-[0-9a-f]{24}")
                .doesNotContain("111");
    }
}
