package io.rapport.domain.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rapport.domain.shared.InvalidValue;
import io.rapport.domain.shared.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleOrderTest {

    private static final Product STATIN = new Product("statin-a");
    private static final Strength TABLET = new Strength("10 mg tablet");

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void an_order_of_1_to_1000_units_is_accepted(int quantity) {
        assertThat(new SampleOrder(STATIN, TABLET, quantity).quantity()).isEqualTo(quantity);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_001})
    void an_order_of_any_other_quantity_is_refused(int quantity) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new SampleOrder(STATIN, TABLET, quantity))
                .returns("quantity", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void a_lot_of_any_other_quantity_is_refused(int quantity) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new ShippedLot(new LotNumber("lot-1"), quantity))
                .returns("quantity", InvalidValue::field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10 mg tablet", "0.5 %", "100 µg/ml (vial)"})
    void a_strength_is_written_as_on_the_label(String strength) {
        assertThat(new Strength(strength).value()).isEqualTo(strength);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 10 mg", "10 mg; tablet", "<b>10 mg</b>"})
    void any_other_form_of_strength_is_refused(String strength) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new Strength(strength));
    }
}
