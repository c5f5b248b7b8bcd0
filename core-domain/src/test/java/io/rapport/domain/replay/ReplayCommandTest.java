package io.rapport.domain.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.replay.ReplayCommand.DiscardDeadLetter;
import io.rapport.domain.replay.ReplayCommand.RollBackProjection;
import io.rapport.domain.replay.ReplayCommand.SwitchProjection;
import io.rapport.domain.shared.FreeText;
import io.rapport.domain.shared.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

    private static final ProjectionName TIMELINE = new ProjectionName("hcp-timeline");
    private static final DeadLetterSequence SEQUENCE = new DeadLetterSequence("content:content-1");
    private static final FreeText REASON = new FreeText("a new column");

    @Test
    void the_first_version_may_go_live_on_an_empty_log() {
        assertThat(new SwitchProjection(TIMELINE, Slot.GREEN, 1, 0, REASON).position())
                .isZero();
        assertThat(new RollBackProjection(TIMELINE, 1, 0, REASON).position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0})
    void versions_start_at_1(int version) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new SwitchProjection(TIMELINE, Slot.GREEN, version, 7, REASON))
                .returns("version", InvalidValue::field);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new RollBackProjection(TIMELINE, version, 7, REASON))
                .returns("version", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1})
    void nothing_is_read_up_to_a_negative_position(long position) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new SwitchProjection(TIMELINE, Slot.GREEN, 1, position, REASON))
                .returns("position", InvalidValue::field);
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new RollBackProjection(TIMELINE, 1, position, REASON))
                .returns("position", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
    void an_event_that_is_given_up_stands_at_1_or_later(long position) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new DiscardDeadLetter(TIMELINE, Slot.BLUE, SEQUENCE, position, REASON))
                .returns("position", InvalidValue::field);
    }

    @Test
    void the_first_event_may_be_given_up() {
        assertThat(new DiscardDeadLetter(TIMELINE, Slot.BLUE, SEQUENCE, 1, REASON).position())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hcp-1", "content:content-1", "7f3c:portal.42_x-y"})
    void a_sequence_is_named_by_an_hcp_or_a_stream(String sequence) {
        assertThat(new DeadLetterSequence(sequence).value()).isEqualTo(sequence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\u0000"})
    void a_sequence_without_a_printable_name_is_refused(String sequence) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new DeadLetterSequence(sequence));
    }
}
