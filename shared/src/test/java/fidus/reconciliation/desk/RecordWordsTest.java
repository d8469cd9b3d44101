package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Accounts and rows as people read them.
class RecordWordsTest {
    @Test
    void aBankIsNamedWithoutWhatComparisonsPutBeforeIt() {
        assertThat(RecordWords.account("bank/Northern Bank USD")).isEqualTo("Northern Bank USD");
        assertThat(RecordWords.account("bank/A bank/B")).isEqualTo("A bank/B");
        assertThat(RecordWords.account("5001@Broker-Live")).isEqualTo("5001@Broker-Live");
    }

    @Test
    void aPostingIsALineOfItsEntry() {
        assertThat(RecordWords.postings("book rows ENTRY-12-1, ENTRY-130-2"))
                .isEqualTo("book rows entry 12, line 1, entry 130, line 2");
        assertThat(RecordWords.postings("RE-ENTRY-1 and ENTRY-A"))
                .isEqualTo("RE-ENTRY-1 and ENTRY-A");
    }
}
