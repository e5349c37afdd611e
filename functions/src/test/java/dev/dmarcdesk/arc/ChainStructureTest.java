package dev.dmarcdesk.arc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmarcdesk.arc.ChainFault.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class ChainStructureTest {
    private static final Sealed TWO = Sealed.by("list.example", "gateway.example");

    @Test
    void a_chain_as_sealers_make_it_has_no_fault() {
        assertThat(fault(TWO)).isEmpty();
        assertThat(fault(Sealed.by("list.example"))).isEmpty();
    }

    @Test
    void fields_may_stand_in_any_order() {
        assertThat(fault(new Sealed(TWO.fields().reversed(), ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARC-Seal", "ARC-Message-Signature", "ARC-Authentication-Results"})
    void each_set_has_each_field_once(String name) {
        assertThat(fault(TWO.without(name + ": i=1")))
                .containsExactly(new ChainFault(Kind.FIELD_MISSING, 1));
        assertThat(fault(TWO.and(field(TWO, name + ": i=2"))))
                .containsExactly(new ChainFault(Kind.FIELD_REPEATED, 2));
    }

    @Test
    void a_whole_set_may_not_be_missing() {
        Sealed three = Sealed.by("a.example", "b.example", "c.example");
        assertThat(fault(without(three, 2))).containsExactly(new ChainFault(Kind.SET_MISSING, 2));
        assertThat(fault(without(three, 1))).containsExactly(new ChainFault(Kind.SET_MISSING, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"i=x", "i=", "j=1", "i=100", "i=+1", "i=1.", "i=-1", "i=1 1"})
    void every_field_says_which_set_it_belongs_to(String instance) {
        for (String name : List.of("ARC-Seal", "ARC-Authentication-Results")) {
            Sealed damaged = TWO.with(name + ": i=1", text -> text.replaceFirst("i=1", instance));
            assertThat(fault(damaged)).containsExactly(new ChainFault(Kind.INSTANCE_UNREADABLE, 0));
        }
    }

    @Test
    void results_name_their_instance_before_anything_else() {
        Sealed swapped =
                TWO.with(
                        "ARC-Authentication-Results: i=1",
                        text -> text.replace("i=1; mx.list.example", "mx.list.example; i=1"));
        assertThat(fault(swapped)).containsExactly(new ChainFault(Kind.INSTANCE_UNREADABLE, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(one (of two)) i (is) = (\\)) 1 (here) ;",
                "i=01;",
                "i=1 ;",
                "\r\n\ti\r\n =\r\n 1\r\n ;"
            })
    void comments_and_folding_may_stand_around_the_instance_of_results(String instance) {
        Sealed commented =
                TWO.with("ARC-Authentication-Results: i=1", text -> text.replace("i=1;", instance));
        assertThat(fault(commented)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(\\", "i=1", "", "(a) i", "i(=1;"})
    void broken_comments_hide_the_instance(String results) {
        Sealed broken =
                TWO.with(
                        "ARC-Authentication-Results: i=1",
                        _ -> "ARC-Authentication-Results: " + results);
        assertThat(fault(broken)).containsExactly(new ChainFault(Kind.INSTANCE_UNREADABLE, 0));
    }

    @Test
    void the_first_instance_is_1() {
        Sealed zero = Sealed.by("a.example").with(text -> text.replace("i=1;", "i=0;"));
        assertThat(fault(zero)).containsExactly(new ChainFault(Kind.INSTANCE_ZERO, 0));
    }

    @ParameterizedTest
    @CsvSource({"1,pass", "1,x", "1,''", "2,none", "2,x"})
    void the_seals_say_none_first_and_pass_then(int instance, String cv) {
        Sealed wrong =
                TWO.with(
                        "ARC-Seal: i=" + instance,
                        text -> text.replaceFirst("cv=[a-z]+", "cv=" + cv));
        assertThat(fault(wrong)).containsExactly(new ChainFault(Kind.CV_WRONG, instance));
    }

    @Test
    void a_chain_whose_newest_seal_says_fail_is_not_looked_at_any_further() {
        Sealed failed = TWO.without("ARC-Message-Signature: i=1").seal("c.example", "fail");
        assertThat(fault(failed)).containsExactly(new ChainFault(Kind.MARKED_FAILED, 3));
    }

    @Test
    void fifty_sets_are_allowed_and_no_more() {
        assertThat(fault(bare(50))).isEmpty();
        assertThat(fault(bare(51))).containsExactly(new ChainFault(Kind.TOO_MANY_SETS, 51));
    }

    private static List<ChainFault> fault(Sealed message) {
        return ChainStructure.fault(ArcSets.of(message.whole().header()));
    }

    /// Sets with nothing but what their structure needs.
    private static Sealed bare(int count) {
        Sealed message = Sealed.plain();
        for (int i = 1; i <= count; i++) {
            message =
                    message.and("ARC-Authentication-Results: i=" + i + "; none")
                            .and("ARC-Message-Signature: i=" + i)
                            .and("ARC-Seal: i=" + i + "; cv=" + (i == 1 ? "none" : "pass"));
        }
        return message;
    }

    private static Sealed without(Sealed message, int instance) {
        return message.without("ARC-Seal: i=" + instance)
                .without("ARC-Message-Signature: i=" + instance)
                .without("ARC-Authentication-Results: i=" + instance);
    }

    private static String field(Sealed message, String beginning) {
        return message.fields().stream()
                .filter(field -> field.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }
}
