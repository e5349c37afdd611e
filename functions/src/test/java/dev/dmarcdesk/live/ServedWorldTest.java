package dev.dmarcdesk.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.LoopbackDns;
import dev.dmarcdesk.World;
import dev.dmarcdesk.dns.Answer;
import dev.dmarcdesk.dns.DomainName;
import dev.dmarcdesk.dns.Question;
import dev.dmarcdesk.dns.RecordingDns;
import dev.dmarcdesk.dns.RrType;
import dev.dmarcdesk.text.Parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

@Timeout(120)
class ServedWorldTest {
    private static final List<RrType> TYPES = List.of(RrType.TXT, RrType.MX, RrType.A, RrType.AAAA);

    @Test
    void the_network_changes_no_answer() {
        var world = World.read("dev");
        var questions =
                Stream.concat(
                                world.domains().stream(),
                                world.traps().values().stream().map(World.Trap::domain))
                        .flatMap(domain ->
                                Stream.of(
                                        domain,
                                        "_dmarc." + domain,
                                        "_domainkey." + domain,
                                        "x.y." + domain))
                        .flatMap(ServedWorldTest::name)
                        .flatMap(name -> TYPES.stream().map(type -> new Question(name, type)))
                        .filter(question -> !world.rule(question).equals("drop"))
                        .distinct()
                        .toList();
        try (var server = LoopbackDns.serving(world, Duration.ZERO)) {
            var live =
                    new LiveDns(List.of(server.address()), Duration.ofMinutes(2), System::nanoTime);
            var answers = new RecordingDns(live, questions.size()).askAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(comparable(answers.get(i)))
                        .as("%s", questions.get(i))
                        .isEqualTo(comparable(world.dns().ask(questions.get(i))));
            }
        }
    }

    private static Stream<DomainName> name(String typed) {
        return DomainName.parse(typed) instanceof Parsed.Valid<DomainName>(var name, _)
                ? Stream.of(name)
                : Stream.of();
    }

    /// The words for a failure and its finer kind may differ: a circle of CNAMEs is the server's
    /// SERVFAIL.
    private static Answer comparable(Answer answer) {
        return answer instanceof Answer.Unavailable
                ? new Answer.Unavailable(Answer.Reason.SERVFAIL, "whatever the reason")
                : answer;
    }
}
