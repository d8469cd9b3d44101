package fidus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventNamesTest {
    @Test
    void anEventIsSaidInWordsAndItsCodeBehind() {
        assertThat(EventNames.of("E1")).isEqualTo("Deposit confirmed");
        assertThat(EventNames.coded("E8d")).isEqualTo("Separation to bank (E8d)");
        assertThat(EventNames.coded("E99")).isEqualTo("E99");
    }

    @Test
    void aReferenceToAnEntryNamesItsEvent() {
        assertThat(EventNames.reference("entry 51 E21")).isEqualTo("51, break resolution");
        assertThat(EventNames.reference("entry 51 E99")).isEqualTo("51, E99");
        assertThat(EventNames.reference("E2E-REF 51")).isEqualTo("E2E-REF 51");
    }
}
