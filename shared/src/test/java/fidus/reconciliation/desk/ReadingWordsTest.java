package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How old a reading is, as people read it.
class ReadingWordsTest {
    @Test
    void howOldAReadingIsIsNotSaidByTheCodeOfItsBand() {
        assertThat(ReadingWords.of("DEGRADED, as of 2026-11-23T08:56:00Z"))
                .isEqualTo("Old, as of 2026-11-23T08:56:00Z");
        assertThat(
                        ReadingWords.of(
                                "younger than 5 min of open time; from there DEGRADED, over 15 min"
                                        + " CRITICAL"))
                .isEqualTo("younger than 5 min of open time; from there old, over 15 min too old");
        assertThat(ReadingWords.of("below the limit of DEGRADED"))
                .isEqualTo("younger than a reading may be");
    }

    @Test
    void aBandAloneHasItsWordAndAnyOtherCodeThatOfItsOwn() {
        assertThat(ReadingWords.band("ACCEPTABLE", "-")).isEqualTo("Young enough");
        assertThat(ReadingWords.band("DEGRADED", "-")).isEqualTo("Old");
        assertThat(ReadingWords.band("CRITICAL", "-")).isEqualTo("Too old");
        assertThat(ReadingWords.band("NONE", "None yet")).isEqualTo("None yet");
    }
}
