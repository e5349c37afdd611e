package dev.dmarcdesk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.KnownDeviations;
import dev.dmarcdesk.Said;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Examination;
import dev.dmarcdesk.check.Severity;
import dev.dmarcdesk.check.Sources;
import dev.dmarcdesk.check.Subject;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.live.BundledData;
import dev.dmarcdesk.mx.MailHost;
import dev.dmarcdesk.mx.MxCheck;
import dev.dmarcdesk.mx.MxFacts;
import dev.dmarcdesk.sender.Sender;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/// Mail hosts against the DNS world beside the project.
class MxConformanceTest {
    private final MxCheck check = new MxCheck(BundledData.senders());

    @Test
    void judges_the_mail_hosts_of_the_world() {
        var world = World.read("dev");
        var known = KnownDeviations.read("/mx-deviations.txt");
        assertThat(world.traps().values()).anyMatch(trap -> trap.facts().containsKey("mx"));
        for (World.Trap trap : world.traps().values()) {
            if (trap.facts().get("mx") instanceof Map<?, ?> wanted) {
                known.run(trap.id(), () -> checkHosts(wanted, examine(world, trap.domain())));
            }
        }
    }

    private Examination<MxFacts> examine(World world, String domain) {
        return check.examine(
                new Subject(DomainName.of(domain), List.of()), Sources.of(world.dns()));
    }

    private static void checkHosts(Map<?, ?> wanted, Examination<MxFacts> examined) {
        assertThat(wanted.get("status")).isEqualTo(word(examined));
        if (wanted.get("flags") instanceof List<?> flags) {
            var codes = Said.codes(examined);
            assertThat(codes)
                    .containsAll(flags.stream().map(flag -> code(flag.toString())).toList());
        }
    }

    private static String code(String flag) {
        return flag.startsWith("mx_")
                ? "mx." + flag.substring(3).replace('_', '-')
                : "mx." + flag.replace("null_mx", "null").replace('_', '-');
    }

    private static String word(Examination<MxFacts> examined) {
        return switch (examined.facts().status()) {
            case NULL -> "null";
            case NONE -> "none";
            case UNKNOWN -> "temperror";
            case IMPLICIT -> "implicit";
            case FOUND -> {
                var worst = examined.advice().getFirst().severity();
                yield worst == Severity.ERROR ? "invalid" : worst == Severity.GOOD ? "ok" : "warn";
            }
        };
    }

    @Test
    void finds_the_mail_hosts_of_every_domain_of_the_world() {
        var world = World.read("dev");
        for (String name : world.domains()) {
            var examined = examine(world, name);
            assertThat(examined.facts().status()).as(name).isNotEqualTo(MxFacts.Status.UNKNOWN);
            assertThat(examined.facts().hosts())
                    .as(name)
                    .allMatch(host -> host.state() == MailHost.State.RESOLVES);
        }
    }

    @Test
    void names_who_runs_them() {
        var world = World.read("dev");
        assertThat(providers(world, "dino.icu")).containsExactly("google-workspace");
        assertThat(providers(world, "gmail.com")).containsExactly("gmail-consumer");
        assertThat(providers(world, "github.com")).containsExactly("microsoft-365");
        assertThat(providers(world, "hotmail.com")).containsExactly("outlook-consumer");
        assertThat(providers(world, "search.gov")).containsExactly("ses");
        assertThat(providers(world, "wikipedia.org")).isEmpty();
    }

    private List<String> providers(World world, String domain) {
        return examine(world, domain).facts().providers().stream().map(Sender::slug).toList();
    }
}
