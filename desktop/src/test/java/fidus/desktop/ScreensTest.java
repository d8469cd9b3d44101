package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.palette.Goal;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Payments;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Texts;
import fidus.desktop.shell.Theme;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Opens the screens of accounts, imports, review, ledger and payments with invented records.
@SuppressWarnings("unchecked") // nodes are found by their names
final class ScreensTest extends PicturedScreens {
    @ParameterizedTest
    @CsvSource({"DARK, 1280, 800", "LIGHT, 1024, 640"})
    void everyScreenShowsItsRecords(Theme theme, int width, int height) throws Exception {
        show(
                theme,
                width,
                height,
                (scene, end) -> {
                    walk(scene, end);
                    queues(scene, end);
                    payments(scene, end);
                });
    }

    private void walk(Scene scene, String end) throws Exception {
        shell.navigation().open("accounts");
        picture(scene, "accounts" + end);
        ((Button) named(scene, "register")).fire();
        picture(scene, "accounts-register" + end);
        ((Button) named(scene, "send")).fire();
        picture(scene, "accounts-register-faults" + end);
        assertThat(named(scene, "brokerFault").isVisible()).isTrue();
        shell.navigation().open("contracts");
        ((Button) named(scene, "enter")).fire();
        ((Button) named(scene, "prepare")).fire();
        picture(scene, "contracts-enter" + end);
        var contract = Contracts.list().rows().getFirst();
        shell.navigation().open("contracts", ContractsModel.subjectOf(contract.id()));
        picture(scene, "contract" + end);
        assertThat(((Label) named(scene, "fact-placed")).getText()).contains("80\u202f000.00");
        shell.navigation().open("imports");
        picture(scene, "imports" + end);
        shell.navigation().open("imports", ImportsModel.subjectOf(List.of(report)));
        picture(scene, "imports-preview" + end);
        shell.navigation().open("accounts", "account/Broker-Live/5001234");
        picture(scene, "account-pnl" + end);
        var tabs = (TabPane) named(scene, "tabs");
        for (int i = 1; i < tabs.getTabs().size(); i++) {
            tabs.getSelectionModel().select(i);
            picture(scene, "account-tab" + i + end);
        }
    }

    private void queues(Scene scene, String end) throws Exception {
        shell.navigation().open("review");
        picture(scene, "review" + end);
        ((Button) named(scene, "decide")).fire();
        picture(scene, "review-faults" + end);
        shell.navigation().open("review", "held/");
        picture(scene, "review-held" + end);
        shell.navigation().open("ledger");
        picture(scene, "ledger" + end);
        ((TabPane) named(scene, "tabs")).getSelectionModel().select(1);
        ((javafx.scene.control.TableView<?>) scene.getRoot().lookup("#entries .table-view"))
                .getSelectionModel()
                .select(0);
        picture(scene, "ledger-entries" + end);
    }

    @Test
    void everyPageOfAScreenIsFoundByItsTitleAndOpensThere() throws Exception {
        show(Theme.LIGHT, 1280, 800, (scene, _) -> pages(scene));
    }

    private void pages(Scene scene) {
        var pages = new Pages(Texts.of(Desktop.class));
        for (Screen screen : shell.navigation().screens()) {
            for (Goal goal : pages.of(screen)) {
                shell.navigation().open(goal.screen(), goal.subject());
                if (goal.equals(pages.of(screen).getFirst())) {
                    scene.getRoot().applyCss();
                    scene.getRoot().layout();
                }
                if (screen.id().equals("reconciliation")) {
                    assertThat(goal.title()).isEqualTo("Matching rules");
                    assertThat(scene.getRoot().lookup("#versions")).isNotNull();
                    continue;
                }
                assertThat(scene.getRoot().lookupAll(".tab-pane"))
                        .as(screen.id() + ": " + goal.title())
                        .anyMatch(pane -> chosen((TabPane) pane).startsWith(goal.title()));
            }
        }
    }

    private static String chosen(TabPane pane) {
        return pane.getSelectionModel().getSelectedItem().getText();
    }

    private void payments(Scene scene, String end) throws Exception {
        shell.navigation().open("payments");
        ((javafx.scene.control.TableView<?>) scene.getRoot().lookup("#table .table-view"))
                .getSelectionModel()
                .selectRange(0, 3);
        picture(scene, "payments" + end);
        shell.navigation().open("payments", "paymentBatch/" + Payments.BATCH.value());
        picture(scene, "payments-batch" + end);
        shell.navigation().open("payments", "wallet/x");
        picture(scene, "payments-wallets" + end);
        ((Button) named(scene, "add")).fire();
        picture(scene, "payments-wallets-faults" + end);
        assertThat(named(scene, "labelFault").isVisible()).isTrue();
    }
}
