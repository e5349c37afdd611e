package dev.dmarcdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.Audit;
import dev.dmarcdesk.Followed;
import dev.dmarcdesk.World;
import dev.dmarcdesk.check.Advice;
import dev.dmarcdesk.check.Fix;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Every fix does what it promises: published as it is written, it ends its finding and breaks
/// nothing, alone and with all the others.
final class FixesTest {
    /// What a zone can not mend: a web server has to have an address first.
    private static final String HOST_FIRST = "mta-sts.policy-unreachable";

    private final World world = World.read("dev");

    @Test
    void a_fix_that_is_followed_to_the_letter_ends_its_finding_and_breaks_nothing() {
        var broken = new ArrayList<String>();
        var played = new HashSet<String>();
        for (Followed followed : domains()) {
            Audit before = followed.before();
            for (Advice advice : Followed.exact(before)) {
                if (!advice.finding().code().equals(HOST_FIRST)) {
                    played.add(advice.finding().code());
                    broken.addAll(followed.broken(before, advice));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(played).hasSizeGreaterThan(40);
    }

    @Test
    void fixes_that_are_followed_one_after_another_come_to_an_end() {
        for (Followed followed : domains()) {
            assertThat(followed.followedToTheEnd()).as(followed.id()).isSubsetOf(HOST_FIRST);
        }
    }

    @Test
    void a_policy_whose_host_has_no_address_says_that_it_needs_one_first() {
        var audit = Audit.of("google.com", world.dns());
        assertThat(Followed.exact(audit))
                .filteredOn(advice -> advice.finding().code().equals(HOST_FIRST))
                .singleElement()
                .extracting(advice -> ((Fix.Todo) advice.fix()).summary().text())
                .asString()
                .startsWith("Give mta-sts.google.com the address of a web server");
    }

    private List<Followed> domains() {
        var domains = new ArrayList<Followed>();
        for (String domain : world.domains()) {
            domains.add(new Followed(domain, domain, world.dns(), List.of()));
        }
        for (World.Trap trap : world.traps().values()) {
            domains.add(new Followed(trap.id(), trap.domain(), world.dns(), selectors(trap)));
        }
        return domains;
    }

    private static List<String> selectors(World.Trap trap) {
        return trap.facts().get("dkim_selectors") instanceof List<?> selectors
                ? selectors.stream().map(Object::toString).toList()
                : List.of();
    }
}
