package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CountedTest {
    @Test
    void oneIsSaidAsOne() {
        assertThat(Counted.of(1, "statement", "statements")).isEqualTo("1 statement");
        assertThat(Counted.of(0, "statement", "statements")).isEqualTo("0 statements");
        assertThat(Counted.few(1, "says too little.", "say too little."))
                .isEqualTo(" 1 of them says too little.");
        assertThat(Counted.few(2, "says too little.", "say too little."))
                .isEqualTo(" 2 of them say too little.");
        assertThat(Counted.few(0, "says too little.", "say too little.")).isEmpty();
        assertThat(Counted.leftOut(List.of())).isEmpty();
    }
}
