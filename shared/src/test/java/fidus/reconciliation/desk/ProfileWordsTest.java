package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Rules are called by words, not by the codes they are stored under.
class ProfileWordsTest {
    @Test
    void thoseThatComeWithTheProgramAreCalledAfterWhatTheyCompare() {
        assertThat(ProfileWords.of("BANK", 1)).isEqualTo("rules of banks, version 1");
        assertThat(ProfileWords.told("BROKER version 12"))
                .isEqualTo("rules of brokers, version 12");
    }

    @Test
    void thoseOfTheHouseHaveItsName() {
        assertThat(ProfileWords.of("STRICT-USD", 3)).isEqualTo("rules STRICT-USD, version 3");
        assertThat(ProfileWords.coded("STRICT-USD")).isEqualTo("STRICT-USD");
        assertThat(ProfileWords.coded("BANK")).isEqualTo("Rules of banks (BANK)");
        assertThat(ProfileWords.told("no rules at all")).isEqualTo("no rules at all");
    }
}
