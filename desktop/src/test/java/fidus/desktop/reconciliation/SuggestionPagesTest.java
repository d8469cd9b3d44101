package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// More suggestions than the server gives at once.
class SuggestionPagesTest {
    private final List<Suggestion> all = new ArrayList<>();

    @Test
    void everySuggestionCanBeReadAndStaysReadAfterOneIsDecided() {
        for (int i = 0; i < 5; i++) {
            all.add(
                    new Suggestion(
                            1,
                            Condition.THRESHOLD,
                            "P3",
                            new BigDecimal("0.75"),
                            List.of("B" + i),
                            List.of("S" + i),
                            Money.of("0.00", "EUR"),
                            0));
        }
        try (var fake = new FakeServer().signsIn(Role.OPERATOR)) {
            Windows.of(fake, new Sample()::workbench);
            fake.answer(WindowCalls.SUGGESTIONS, asked -> Windows.page(all, asked, 2));
            var model = new WorkbenchModel(fake.signedIn(Sample.NOW));
            model.open(Sample.RUN);

            assertThat(read(model)).isEqualTo(all.subList(0, 2));
            model.moreSuggestions();
            assertThat(read(model)).isEqualTo(all.subList(0, 4));
            all.removeFirst();
            model.read();
            assertThat(read(model)).isEqualTo(all);
            model.moreSuggestions();
            assertThat(read(model)).as("there is nothing beyond").isEqualTo(all);
        }
    }

    @Test
    void deedsReadThemOnlyForWhoeverLooksAtThem() {
        try (var fake = new FakeServer().signsIn(Role.OPERATOR)) {
            Windows.of(fake, new Sample()::workbench);
            var model = new WorkbenchModel(fake.signedIn(Sample.NOW));
            model.suggestionsInView(false);

            model.open(Sample.RUN);
            model.decided();

            assertThat(asked(fake)).isZero();
            model.suggestionsInView(true);
            assertThat(asked(fake)).isEqualTo(1);
            assertThat(read(model)).isNotEmpty();
            model.suggestionsInView(false);
            model.suggestionsInView(true);
            assertThat(asked(fake)).as("nothing happened meanwhile").isEqualTo(1);
        }
    }

    private static long asked(FakeServer fake) {
        return fake.seen().stream().filter(it -> it.path().endsWith("/suggestions")).count();
    }

    private static List<Suggestion> read(WorkbenchModel model) {
        SuggestionList now = model.suggestions().get();
        return now == null ? List.of() : now.suggestions();
    }
}
