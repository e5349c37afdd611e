package dev.dmarcdesk.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.World;

import org.junit.jupiter.api.Test;

import java.util.List;

class WorldTest {
    private static Answer ask(World world, String name, RrType type) {
        return world.dns().ask(DomainName.of(name), type);
    }

    @Test
    void answers_as_the_served_world_does() {
        var world = World.read("dev");
        assertThat(world.traps()).hasSizeGreaterThan(100);
        assertThat(world.domains()).hasSizeGreaterThan(10);
        assertThat(ask(world, "_dmarc.github.com", RrType.TXT)).isInstanceOf(Answer.Found.class);
        assertThat(ask(world, "no-such-name.github.com", RrType.TXT))
                .isInstanceOf(Answer.Absent.class);
        assertThat(ask(world, "_dmarc.timeout-dmarc.example", RrType.TXT))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.reason()).isEqualTo(Answer.Reason.TIMEOUT));
        assertThat(ask(world, "_dmarc.servfail-dmarc.example", RrType.TXT))
                .isInstanceOfSatisfying(
                        Answer.Unavailable.class,
                        answer -> assertThat(answer.reason()).isEqualTo(Answer.Reason.SERVFAIL));
        assertThat(
                        List.of(
                                ask(world, "nodata.example", RrType.TXT),
                                ask(world, "nodata.example", RrType.MX)))
                .containsOnly(new Answer.NoData(List.of()));
    }
}
