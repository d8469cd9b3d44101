package fidus.desktop.palette;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.investments.InvestmentCalls;
import fidus.mt5.Mt5Calls;

import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.util.List;
import java.util.Objects;

class PaletteModelTest {
    private FakeServer fake;
    private Shell shell;
    private PaletteModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(Mt5Calls.ACCOUNTS, _ -> Accounts.list());
        fake.answer(InvestmentCalls.LIST, _ -> Contracts.list());
        shell = fake.shell(Accounts.NOW);
        shell.navigation()
                .offer(
                        List.of(
                                screen("accounts", Permission.SEE_TRADING),
                                screen("contracts", Permission.SEE_CONTRACTS),
                                screen("audit", Permission.SEE_AUDIT)));
        model =
                new PaletteModel(
                        shell,
                        screen -> new Goal("Screen", screen.titleKey(), "", screen.id(), ""),
                        screen ->
                                List.of(
                                        new Goal(
                                                "Page",
                                                "Page of " + screen.titleKey(),
                                                "",
                                                screen.id(),
                                                "page/x")),
                        List.of(AccountsModel.goals(), ContractsModel.goals()));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void itDoesNotOpenBeforeSomebodyIsSignedIn() {
        model.show();
        assertThat(model.openProperty().get()).isFalse();
        assertThat(fake.count(Mt5Calls.ACCOUNTS)).isZero();
    }

    @Test
    void itOffersTheScreensThisPersonMayOpenBeforeAnythingIsTyped() {
        signIn();
        model.show();
        assertThat(titles().subList(0, 2)).containsExactly("accounts", "contracts");
        assertThat(titles()).doesNotContain("audit");
    }

    @Test
    void aPageOfAScreenThisPersonMayOpenIsFoundOnceSomethingIsTyped() {
        signIn();
        model.show();
        assertThat(titles()).noneMatch(one -> one.startsWith("Page of"));
        model.queryProperty().set("page of");
        assertThat(titles()).containsExactly("Page of accounts", "Page of contracts");
    }

    @Test
    void anAccountIsFoundByItsLoginItsLabelAndItsClient() {
        signIn();
        model.show();
        for (String typed : List.of("5001240", "core-1", "client a core-1", "5001240@BROKER")) {
            model.queryProperty().set(typed);
            assertThat(titles()).as(typed).first().isEqualTo("CORE-1 · 5001240@Broker-Live");
        }
    }

    @Test
    void aContractIsFoundByItsNumberItsClientAndItsSumHoweverGrouped() {
        signIn();
        model.show();
        for (String typed : List.of("1001", "80000.00", "balance 1001", "contract client")) {
            model.queryProperty().set(typed);
            assertThat(titles()).as(typed).first().isEqualTo("1001 · Client A");
        }
    }

    @Test
    void everyTypedWordMustBeFound() {
        signIn();
        model.show();
        model.queryProperty().set("core-1 nobody");
        assertThat(titles()).isEmpty();
    }

    @Test
    void goingThereOpensTheRecordAndClosesThePalette() {
        signIn();
        model.show();
        model.queryProperty().set("1001");
        model.go(model.foundProperty().get().getFirst());
        var place = Objects.requireNonNull(shell.navigation().placeProperty().get());
        assertThat(place.screen().id()).isEqualTo("contracts");
        assertThat(place.subject())
                .isEqualTo(ContractsModel.subjectOf(Contracts.list().rows().getFirst().id()));
        assertThat(model.openProperty().get()).isFalse();
    }

    @Test
    void whatCannotBeReadIsSaidAndTheRestIsFoundAllTheSame() {
        fake.answer(
                Mt5Calls.ACCOUNTS,
                _ -> {
                    throw Refused.because(Problem.Code.BUSY, "Try again.");
                });
        signIn();
        model.show();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).message())
                .isEqualTo("Try again.");
        assertThat(model.loadingProperty().get()).isFalse();
        assertThat(titles()).contains("1001 · Client A");
    }

    @Test
    void theNextPersonDoesNotSeeWhatTheOneBeforeCouldFind() {
        signIn();
        model.show();
        assertThat(titles()).contains("1001 · Client A");
        shell.session().end();
        assertThat(model.openProperty().get()).isFalse();
        shell.session().begin(FakeServer.me(Role.CLIENT));
        model.show();
        assertThat(titles()).isEmpty();
    }

    private void signIn() {
        FakeServer.signIn(shell);
    }

    private List<String> titles() {
        return model.foundProperty().get().stream().map(Goal::title).toList();
    }

    private static Screen screen(String id, Permission permission) {
        return new Screen(id, id, MaterialDesignF.FILE_SIGN, permission, VBox::new);
    }
}
