package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.time.LocalDate;
import java.util.List;

/// A difference has one sign wherever it stands: statement less book.
@ExtendWith(ApplicationExtension.class)
class DifferenceSignTest {
    private static RunRow row(Side side, String id, String sum) {
        LocalDate day = LocalDate.of(2026, 8, 24);
        Money money = Money.of(sum, "USD");
        var row = new MatchRow(id, day, day, money, "Funding of account", "", null);
        return new RunRow(side, 1, row, Standing.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void ofMoneyOutToo(Theme theme) throws Exception {
        FxToolkit.registerPrimaryStage();
        RunRow ours = row(Side.BOOK, "ENTRY-50-1", "-25000.00");
        RunRow theirs = row(Side.STATEMENT, "STMT-3-6", "-14.50");
        var ref = new RowRef(Side.STATEMENT, "STMT-3-6");
        var closest =
                new Explanation.Closest(
                        "P8",
                        List.of("ENTRY-50-1"),
                        List.of("STMT-3-6"),
                        Money.of("24985.50", "USD"),
                        0);
        var amount = new Explanation.Failure(Condition.AMOUNT, "-24985.50", "0.00");
        var why = new Explanation(ref, closest, List.of(amount), "Closest in P8: ENTRY-50-1.");
        var story = new RowStory(theirs, null, List.of(), why, List.of(ours, theirs), null);

        String said =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    theme.use(Settings.inMemory());
                                    var picked =
                                            new Picked(
                                                    Picked.Part.NONE,
                                                    Picked.Part.of(List.of(theirs)));
                                    var pane = new DetailPane();
                                    pane.show(Detail.of(story, picked, 0), picked);
                                    Screenshots.of(pane, "detail-sign-" + theme, 1000, 200);
                                    Theme.LIGHT.use(Settings.inMemory());
                                    StringBuilder all = new StringBuilder();
                                    for (Node node : pane.lookupAll(".label")) {
                                        all.append(((Label) node).getText()).append('\n');
                                    }
                                    return all.toString();
                                })
                        .get();

        assertThat(said)
                .contains("statement less book " + Words.money(closest.difference()))
                .contains("\n" + Words.number(closest.difference()) + "\n")
                .doesNotContain(Words.number(closest.difference().negated()));
    }

    /// In the list, where the condition that failed stands beside its limit.
    @Test
    void ofMoneyOutInTheListToo() {
        var amount = new Explanation.Failure(Condition.AMOUNT, "-24985.50", "0.00");
        RunRow loaded = row(Side.STATEMENT, "STMT-3-6", "-14.50");
        var failed =
                new RunRow(
                        loaded.side(),
                        loaded.place(),
                        loaded.row(),
                        loaded.standing(),
                        amount,
                        null,
                        null);

        assertThat(RowColumns.why(new DeskRow(Side.STATEMENT, 0, failed), PassNames.NONE))
                .isEqualTo("Amount 24\u202f985.50 / 0.00");
    }
}
