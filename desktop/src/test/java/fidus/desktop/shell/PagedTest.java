package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Page;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A list that was read on keeps its place when it is read again.
class PagedTest {
    private static final int WIDE = 10;

    private final FakeServer fake = new FakeServer();
    private final List<String> asked = new ArrayList<>();
    private final Paged<Integer> list =
            new Paged<>(fake.shell(Instant.parse("2026-11-21T09:30:00Z")), this::page);
    private int first;
    private int rows = 45;

    @AfterEach
    void stop() {
        fake.close();
    }

    private Page<Integer> page(@Nullable String cursor) {
        asked.add(String.valueOf(cursor));
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + WIDE, rows);
        return new Page<>(
                IntStream.range(first + from, first + to).boxed().toList(),
                to < rows ? Integer.toString(to) : null);
    }

    @Test
    void readingAgainReadsAsManyAsWereRead() {
        list.read();
        list.readMore();
        list.readMore();
        first = 1;

        list.read();

        assertThat(list.rows()).containsExactlyElementsOf(IntStream.range(1, 31).boxed().toList());
        list.readMore();
        assertThat(list.rows()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void whatIsShorterByNowIsReadToItsEnd() {
        list.read();
        list.readMore();
        rows = 12;

        list.read();

        assertThat(list.rows()).hasSize(12);
        assertThat(list.moreProperty().get()).isFalse();
    }

    @Test
    void anotherQuestionBeginsWithItsFirstPage() {
        list.read();
        list.readMore();
        asked.clear();

        list.begin();

        assertThat(list.rows()).hasSize(WIDE);
        assertThat(asked).containsExactly("null");
    }
}
