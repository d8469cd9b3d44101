package fidus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.Client;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.shell.Theme;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opens the screens around clients and their contracts with invented records.
@SuppressWarnings("unchecked") // nodes are found by their names
final class ContractScreensTest extends PicturedScreens {
    @ParameterizedTest
    @CsvSource({"DARK, 1280, 800", "LIGHT, 1024, 640"})
    void everyScreenOfAContractShowsItsRecords(Theme theme, int width, int height)
            throws Exception {
        show(
                theme,
                width,
                height,
                (scene, end) -> {
                    contracts(scene, end);
                    moving(scene, end);
                    funds(scene, end);
                });
    }

    private void contracts(Scene scene, String end) throws Exception {
        var id = page.investment().id();
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        ((Button) named(scene, "startContract")).fire();
        picture(scene, "contract-start" + end);
        assertThat(((Label) named(scene, "preview-interest")).getText())
                .isEqualTo("24\u202f000.00 USD");
        page = Contracts.running();
        shell.navigation().open("contracts");
        picture(scene, "contracts-list" + end);
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        picture(scene, "contract-running" + end);
        assertThat(((Label) named(scene, "total-redeemable")).getText())
                .isEqualTo("6\u202f000.00 USD");
        agreements(scene, end);
        ((Button) named(scene, "redeem")).fire();
        picture(scene, "contract-redeem" + end);
        var more = (MenuButton) named(scene, "more");
        shell.navigation().open("contracts");
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        more.getItems().getFirst().fire();
        picture(scene, "contract-amend" + end);
        shell.navigation().open("contracts");
        shell.navigation().open("contracts", ContractsModel.subjectOf(id));
        deed(more, "deed-MAP").fire();
        picture(scene, "contract-map" + end);
        shell.navigation().open("contracts");
        ((Button) named(scene, "enter")).fire();
        entering(scene);
        picture(scene, "contracts-entering" + end);
    }

    private static void agreements(Scene scene, String end) throws Exception {
        assertThat(((Label) named(scene, "fact-agreement")).getText()).isEqualTo("version 2");
        var tabs = (TabPane) named(scene, "tabs");
        Tab wanted =
                tabs.getTabs().stream()
                        .filter(tab -> tab.getText().equals("Agreement"))
                        .findFirst()
                        .orElseThrow();
        tabs.getSelectionModel().select(wanted);
        picture(scene, "contract-agreement" + end);
        assertThat(named(scene, "keepAgreement").isVisible()).isTrue();
        tabs.getSelectionModel().selectFirst();
    }

    /// Too little for the fund, so that the way out is shown.
    private static void entering(Scene scene) {
        ((ComboBox<Client>) named(scene, "client")).setValue(Contracts.CLIENT);
        ((ComboBox<FundCode>) named(scene, "fund")).setValue(FundCode.DYNAMIC);
        ((MoneyField) named(scene, "principal")).setText("9000");
        ((DatePicker) named(scene, "signed")).setValue(Contracts.TODAY);
        ((DatePicker) named(scene, "start")).setValue(Contracts.TODAY);
        assertThat(named(scene, "waive").isVisible()).isTrue();
        assertThat(named(scene, "invite").isVisible()).isTrue();
    }

    private void moving(Scene scene, String end) throws Exception {
        shell.navigation().open("deposits");
        picture(scene, "deposits" + end);
        ((Button) named(scene, "enter")).fire();
        ((Button) named(scene, "send")).fire();
        picture(scene, "deposits-record" + end);
        assertThat(named(scene, "clientFault").isVisible()).isTrue();
        shell.navigation()
                .open("deposits", DepositsModel.subjectOf(People.deposits().rows().get(2).id()));
        picture(scene, "deposits-one" + end);
        shell.navigation()
                .open(
                        "redemptions",
                        RedemptionsModel.subjectOf(People.redemptions().rows().getFirst().id()));
        picture(scene, "redemptions" + end);
        ((Button) named(scene, "cancelRequest")).fire();
        picture(scene, "redemptions-cancel" + end);
        ((TabPane) named(scene, "tabs")).getSelectionModel().select(1);
        picture(scene, "redemptions-ready" + end);
    }

    private void funds(Scene scene, String end) throws Exception {
        shell.navigation().open("funds", "fund/BALANCE");
        picture(scene, "funds" + end);
        ((Button) named(scene, "enter")).fire();
        picture(scene, "funds-new" + end);
        shell.navigation()
                .open(
                        "funds",
                        FundsModel.newPermit(
                                PermitKind.WAIVER,
                                Contracts.CLIENT.id(),
                                FundCode.CORE,
                                Accounts.usd("8000.00")));
        picture(scene, "funds-permit" + end);
        shell.navigation().open("clients");
        picture(scene, "clients" + end);
        shell.navigation().open("agents");
        picture(scene, "agents" + end);
        ((Button) named(scene, "assign")).fire();
        picture(scene, "agents-assign" + end);
        ((TabPane) named(scene, "tabs")).getSelectionModel().select(1);
        ((Button) named(scene, "approve")).fire();
        picture(scene, "agents-commissions" + end);
    }

    private static MenuItem deed(MenuButton more, String id) {
        return more.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }
}
