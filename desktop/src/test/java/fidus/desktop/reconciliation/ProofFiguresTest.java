package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Screenshots;
import fidus.desktop.shell.Settings;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;

/// The proof shows what explains that books and bank close with other sums.
@ExtendWith(ApplicationExtension.class)
class ProofFiguresTest {
    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    private static BalanceProof proof(
            String statement, String differences, @Nullable String writtenOff) {
        var balances =
                new BalanceProof.Balances(
                        usd("0.00"),
                        usd("84092.91"),
                        usd("0.00"),
                        usd("82857.41"),
                        writtenOff == null ? null : usd(writtenOff),
                        null);
        return new BalanceProof(
                balances, usd(statement), usd("0.00"), usd(differences), usd("0.00"), usd("0.00"));
    }

    private static String said(BalanceProof proof) throws Exception {
        FxToolkit.registerPrimaryStage();
        return WaitForAsyncUtils.asyncFx(
                        () -> {
                            Theme.LIGHT.use(Settings.inMemory());
                            List<Node> figures =
                                    new ProofFigures(Texts.of(WorkbenchView.class)).of(proof);
                            var pane = new FlowPane(24, 4);
                            pane.getChildren().setAll(figures);
                            Screenshots.of(pane, "proof-figures", 760, 120);
                            StringBuilder all = new StringBuilder();
                            for (Node node : pane.lookupAll(".label")) {
                                all.append(((Label) node).getText()).append('\n');
                            }
                            return all.toString();
                        })
                .get();
    }

    @Test
    void whatIsUnmatchedAndDiffersIsAFigureOfItsOwn() throws Exception {
        BalanceProof proof = proof("1235.50", "-15.00", "-15.00");
        assertThat(proof.holds()).isTrue();

        assertThat(said(proof))
                .contains("Unmatched, statement\n" + Words.money(usd("1235.50")))
                .contains("Match differences\n" + Words.money(usd("-15.00")))
                .contains("Written off, on no row\n" + Words.money(usd("-15.00")))
                .doesNotContain("Unmatched, books", "Of earlier days");
    }

    @Test
    void whatIsNotThereTakesNoRoom() throws Exception {
        assertThat(said(proof("0.00", "0.00", null)))
                .contains("Expected closing")
                .doesNotContain("Unmatched", "differences", "Written off");
    }
}
