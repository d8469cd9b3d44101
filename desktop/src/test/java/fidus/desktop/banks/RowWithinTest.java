package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowWithinTest {
    @Test
    void onItsStatementARowIsItsNumber() {
        assertThat(RowWords.within("STMT-7-1")).isEqualTo("1");
        assertThat(RowWords.within("STMT-7-12/2")).isEqualTo("12, part 2");
        assertThat(RowWords.within("other")).isEqualTo("other");
    }
}
